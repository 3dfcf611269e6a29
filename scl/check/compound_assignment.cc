#include "scl/check/compound_assignment.h"

namespace scl {
namespace {

/// A copy of a path with its indices; nullptr if a call is part of it, which must not run twice.
ExpressionPtr copyOf(const Expression& expression) {
  auto copy = std::make_unique<Expression>();
  copy->place = expression.place;
  copy->parenthesised = expression.parenthesised;
  if (const auto* literal = std::get_if<Literal>(&expression.form)) {
    copy->form = *literal;
  } else if (const auto* name = std::get_if<Name>(&expression.form)) {
    copy->form = *name;
  } else if (const auto* access = std::get_if<MemberAccess>(&expression.form)) {
    ExpressionPtr base = copyOf(*access->base);
    if (!base) return nullptr;
    copy->form = MemberAccess{std::move(base), access->name, access->quoted, nullptr};
  } else if (const auto* subscript = std::get_if<Subscript>(&expression.form)) {
    Subscript made;
    made.base = copyOf(*subscript->base);
    if (!made.base) return nullptr;
    for (const ExpressionPtr& index : subscript->indices) {
      made.indices.push_back(copyOf(*index));
      if (!made.indices.back()) return nullptr;
    }
    copy->form = std::move(made);
  } else if (const auto* slice = std::get_if<Slice>(&expression.form)) {
    ExpressionPtr base = copyOf(*slice->base);
    if (!base) return nullptr;
    copy->form = Slice{std::move(base), slice->width, slice->index};
  } else if (const auto* unary = std::get_if<Unary>(&expression.form)) {
    ExpressionPtr operand = copyOf(*unary->operand);
    if (!operand) return nullptr;
    copy->form = Unary{unary->op, std::move(operand)};
  } else if (const auto* conversion = std::get_if<ImplicitConversion>(&expression.form)) {
    return copyOf(*conversion->operand);  // the copy is converted when it is checked
  } else if (const auto* binary = std::get_if<Binary>(&expression.form)) {
    ExpressionPtr left = copyOf(*binary->left), right = copyOf(*binary->right);
    if (!left || !right) return nullptr;
    copy->form = Binary{binary->op, std::move(left), std::move(right)};
  } else {
    return nullptr;
  }
  return copy;
}

}  // namespace

ExpressionPtr compoundValue(const Expression& target, BinaryOperator op, ExpressionPtr& value) {
  ExpressionPtr left = copyOf(target);
  if (!left) return nullptr;
  auto whole = std::make_unique<Expression>();
  whole->place = value->place;
  // The right side is one operand whatever it holds: a -= b + c takes both from a.
  whole->form = Binary{op, std::move(left), std::move(value)};
  return whole;
}

}  // namespace scl
