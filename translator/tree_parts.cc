#include "translator/tree_parts.h"

#include <fmt/format.h>

#include <utility>

#include "scl/tree/binary_operator.h"

namespace translator {
namespace {

using scl::BinaryOperator;
using scl::ExpressionPtr;

ExpressionPtr expressionOf(decltype(scl::Expression::form) form) {
  auto result = std::make_unique<scl::Expression>();
  result->form = std::move(form);
  return result;
}

void parenthesise(scl::Expression& operand, BinaryOperator outer, bool onTheRight) {
  if (const auto* inner = std::get_if<scl::Binary>(&operand.form)) {
    const bool sameLogic = isLogic(outer) && inner->op == outer;
    const bool tighter =
        levelOf(inner->op) > levelOf(outer) || (levelOf(inner->op) == levelOf(outer) && !onTheRight);
    operand.parenthesised = !sameLogic && (!tighter || isLogic(outer));
  } else if (const auto* sign = std::get_if<scl::Unary>(&operand.form)) {
    operand.parenthesised = sign->op == scl::UnaryOperator::Minus && onTheRight;
  }
}

}  // namespace

ExpressionPtr number(std::string text, int64_t value) {
  return expressionOf(scl::Literal{scl::Literal::Form::Integer, std::move(text), {}, value});
}

ExpressionPtr byteNumber(int64_t value) {
  return number(fmt::format("16#{:02X}", value), value);
}

ExpressionPtr truth(bool value) {
  return expressionOf(scl::Literal{scl::Literal::Form::Bool, value ? "TRUE" : "FALSE", {}, int64_t{value}});
}

ExpressionPtr local(std::string name) {
  return expressionOf(scl::Name{.text = std::move(name), .sigil = scl::Name::Sigil::Hash});
}

ExpressionPtr member(ExpressionPtr base, std::string name) {
  return expressionOf(scl::MemberAccess{.base = std::move(base), .name = std::move(name)});
}

ExpressionPtr element(ExpressionPtr base, ExpressionPtr index) {
  scl::Subscript subscript{.base = std::move(base), .indices = {}};
  subscript.indices.push_back(std::move(index));
  return expressionOf(std::move(subscript));
}

ExpressionPtr unary(scl::UnaryOperator op, ExpressionPtr operand) {
  operand->parenthesised = std::holds_alternative<scl::Binary>(operand->form);
  return expressionOf(scl::Unary{op, std::move(operand)});
}

ExpressionPtr binary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right) {
  parenthesise(*left, op, false);
  parenthesise(*right, op, true);
  return expressionOf(scl::Binary{op, std::move(left), std::move(right)});
}

ExpressionPtr opposite(ExpressionPtr condition) {
  if (auto* negation = std::get_if<scl::Unary>(&condition->form)) {
    ExpressionPtr operand = std::move(negation->operand);
    operand->parenthesised = false;
    return operand;
  }
  if (auto* comparison = std::get_if<scl::Binary>(&condition->form)) {
    switch (comparison->op) {
      case BinaryOperator::Equal: comparison->op = BinaryOperator::NotEqual; return condition;
      case BinaryOperator::NotEqual: comparison->op = BinaryOperator::Equal; return condition;
      case BinaryOperator::Less: comparison->op = BinaryOperator::GreaterEqual; return condition;
      case BinaryOperator::LessEqual: comparison->op = BinaryOperator::Greater; return condition;
      case BinaryOperator::Greater: comparison->op = BinaryOperator::LessEqual; return condition;
      case BinaryOperator::GreaterEqual: comparison->op = BinaryOperator::Less; return condition;
      case BinaryOperator::Power:
      case BinaryOperator::Multiply:
      case BinaryOperator::Divide:
      case BinaryOperator::Modulo:
      case BinaryOperator::Add:
      case BinaryOperator::Subtract:
      case BinaryOperator::And:
      case BinaryOperator::Xor:
      case BinaryOperator::Or: break;
    }
  }
  return unary(scl::UnaryOperator::Not, std::move(condition));
}

ExpressionPtr blockCall(std::string block, std::vector<scl::Argument> arguments) {
  scl::Call call;
  call.callee = expressionOf(scl::Name{.text = std::move(block), .sigil = scl::Name::Sigil::Quotes});
  call.arguments = std::move(arguments);
  return expressionOf(std::move(call));
}

ExpressionPtr languageCall(std::string function, std::vector<scl::Argument> arguments) {
  scl::Call call;
  call.callee = expressionOf(scl::Name{.text = std::move(function)});
  call.arguments = std::move(arguments);
  return expressionOf(std::move(call));
}

ExpressionPtr standardCall(std::string function, ExpressionPtr argument) {
  std::vector<scl::Argument> arguments(1);
  arguments.front().value = std::move(argument);
  return languageCall(std::move(function), std::move(arguments));
}

scl::StatementPtr statementOf(decltype(scl::Statement::form) form) {
  auto result = std::make_unique<scl::Statement>();
  result->form = std::move(form);
  return result;
}

scl::StatementPtr assignment(ExpressionPtr target, ExpressionPtr value) {
  // full := (count = 8);
  if (const auto* compared = std::get_if<scl::Binary>(&value->form)) {
    value->parenthesised = isComparison(compared->op);
  }
  scl::Assignment form;
  form.target = std::move(target);
  form.value = std::move(value);
  return statementOf(std::move(form));
}

}  // namespace translator
