#include "scl/check/assignment_attempt.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"

namespace scl {
namespace {

bool isNullLiteral(const Expression& expression) {
  const Literal* literal = std::get_if<Literal>(&expression.form);
  return literal && literal->form == Literal::Form::Null;
}

/// A Variant of the block that runs: one of another block is known only while that runs.
bool isVariant(const Expression& expression) {
  const Name* name = std::get_if<Name>(&expression.form);
  return name && name->variable && expression.type->kind == TypeKind::Variant;
}

}  // namespace

void checkAttempt(AssignmentAttempt& attempt, Expressions& expressions, Assignability& assignability,
                  Report& report) {
  const Type* target = assignability.checkTarget(attempt.target, "target of ?=");
  const Type* value = expressions.check(attempt.value, target);
  if (!target || !value) return;
  if (!isReference(*target)) {
    report.error(TYPE_MISMATCH, attempt.target->location,
                 fmt::format("found {} before ?=, expected a reference (REF_TO)", target->name));
    return;
  }
  if (isNullLiteral(*attempt.value) || isVariant(*attempt.value)) return;
  report.error(TYPE_MISMATCH, attempt.value->location,
               fmt::format("found {} behind ?=, expected a Variant of this block or NULL{}", value->name,
                           isReference(*value) ? ": a reference is assigned with :=" : ""));
}

}  // namespace scl
