#include "scl/check/assignable.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"

namespace scl {
namespace {

/// The name at the start of a path; nullptr if the expression is no path.
const Expression* rootOf(const Expression& expression) {
  const Expression* it = &expression;
  for (;;) {
    if (std::holds_alternative<Name>(it->form)) return it;
    if (const auto* access = std::get_if<MemberAccess>(&it->form)) {
      it = access->base.get();
    } else if (const auto* subscript = std::get_if<Subscript>(&it->form)) {
      it = subscript->base.get();
    } else if (const auto* slice = std::get_if<Slice>(&it->form)) {
      it = slice->base.get();
    } else {
      return nullptr;
    }
  }
}

}  // namespace

const Type* Assignability::checkVariable(ExpressionPtr& expression, const std::string& role) {
  Checked found = expressions_.checkUntyped(expression, nullptr);
  if (!found.type) return nullptr;
  if (rootOf(*expression) && found.untyped == Untyped::No) return found.type;
  report_.error(NEEDS_VARIABLE, expression->place,
                fmt::format("expected a variable as {}, found a value", role));
  return nullptr;
}

const Type* Assignability::checkTarget(ExpressionPtr& expression, const std::string& role) {
  const Type* type = checkVariable(expression, role);
  if (!type || isReadOnly(std::get<Name>(rootOf(*expression)->form), *expression)) return nullptr;
  return type;
}

/// True: the fault is reported.
bool Assignability::isReadOnly(const Name& root, const Expression& whole) {
  const Variable* variable = root.variable;
  if (!variable) return false;
  if (variable->section == Section::Constants) {
    report_.error(READ_ONLY, whole.place,
                  fmt::format("{} is a constant and cannot be written", variable->name));
    return true;
  }
  const Block* block = scope_.block();
  bool isInput = variable->section == Section::Input && block && block->kind != Block::Kind::FunctionBlock;
  if (!isInput) return false;
  report_.error(
      READ_ONLY, whole.place,
      fmt::format(
          "{} is an input and cannot be written here: copy it to a variable of VAR_TEMP, or declare it in "
          "VAR_IN_OUT",
          variable->name));
  return true;
}

}  // namespace scl
