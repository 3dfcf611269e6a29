#include "scl/check/compound_assignment.h"

#include <algorithm>

#include "scl/tree/match.h"

namespace scl {
namespace {

ExpressionPtr copyOf(const Expression& expression);

using Form = decltype(Expression::form);

Form copyOf(const MemberAccess& access) {
  return MemberAccess{copyOf(*access.base), access.name, access.quoted, nullptr};
}

Form copyOf(const Subscript& subscript) {
  Subscript copy;
  copy.base = copyOf(*subscript.base);
  for (const ExpressionPtr& index : subscript.indices) copy.indices.push_back(copyOf(*index));
  return copy;
}

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

/// A copy of a path with its indices, which is not checked. The expression holds no call.
ExpressionPtr copyOf(const Expression& expression) {
  // The copy is converted when it is checked.
  if (const auto* conversion = std::get_if<ImplicitConversion>(&expression.form))
    return copyOf(*conversion->operand);
  auto copy = std::make_unique<Expression>();
  copy->location = expression.location;
  copy->parenthesised = expression.parenthesised;
  copy->form = match(
      expression.form,  //
      [](const Literal& literal) { return Form{literal}; }, [](const Name& name) { return Form{name}; },
      [](const MemberAccess& access) { return copyOf(access); },
      [](const Subscript& subscript) { return copyOf(subscript); },
      [](const Dereference& dereference) { return Form{Dereference{copyOf(*dereference.base)}}; },
      [](const Slice& slice) {
        return Form{Slice{copyOf(*slice.base), slice.width, slice.index}};
      },
      [](const Unary& unary) {
        return Form{Unary{unary.op, copyOf(*unary.operand)}};
      },
      [](const Binary& binary) {
        return Form{Binary{binary.op, copyOf(*binary.left), copyOf(*binary.right)}};
      },
      [](const Call&) { return Form{}; },                 // holdsCall() refuses these
      [](const ArrayList&) { return Form{}; },            // likewise
      [](const StructList&) { return Form{}; },           // likewise
      [](const ImplicitConversion&) { return Form{}; });  // done above
  return copy;
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
