#include "scl/check/compound_assignment.h"

#include <algorithm>

#include "scl/check/expression_copy.h"
#include "scl/tree/match.h"

namespace scl {
namespace {

/// Whether a call or a list is part of the target: these are not copied.
bool holdsCall(const Expression& expression) {
  return match(
      expression.form,  //
      [](const Literal&) { return false; }, [](const Name&) { return false; },
      [](const MemberAccess& access) { return holdsCall(*access.base); },
      [](const Subscript& subscript) {
        auto holds = [](const ExpressionPtr& index) { return holdsCall(*index); };
        return holdsCall(*subscript.base) || std::ranges::any_of(subscript.indices, holds);
      },
      [](const Dereference& dereference) { return holdsCall(*dereference.base); },
      [](const Slice& slice) { return holdsCall(*slice.base); },
      [](const Unary& unary) { return holdsCall(*unary.operand); },
      [](const Binary& binary) { return holdsCall(*binary.left) || holdsCall(*binary.right); },
      [](const Call&) { return true; },
      [](const ImplicitConversion& conversion) { return holdsCall(*conversion.operand); },
      [](const ArrayList&) { return true; }, [](const StructList&) { return true; });
}

}  // namespace

ExpressionPtr compoundValue(const Expression& target, BinaryOperator op, ExpressionPtr& value) {
  if (holdsCall(target)) return nullptr;
  auto whole = std::make_unique<Expression>();
  whole->location = value->location;
  // The right side is one operand whatever it holds: a -= b + c takes both from a.
  whole->form = Binary{op, copyOf(target), std::move(value)};
  return whole;
}

}  // namespace scl
