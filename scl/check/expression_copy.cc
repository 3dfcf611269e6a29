#include "scl/check/expression_copy.h"

#include "scl/tree/match.h"

namespace scl {
namespace {

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

Form copyOf(const Call& call) {
  Call copy;
  copy.callee = copyOf(*call.callee);
  for (const Argument& argument : call.arguments) {
    copy.arguments.push_back({argument.name, argument.output, copyOf(*argument.value), argument.location});
  }
  return copy;
}

}  // namespace

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
      [](const Call& call) { return copyOf(call); },
      [](const ArrayList&) { return Form{}; },            // no part of a value
      [](const StructList&) { return Form{}; },           // likewise
      [](const ImplicitConversion&) { return Form{}; });  // done above
  return copy;
}

}  // namespace scl
