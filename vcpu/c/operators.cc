// Operators between numbers, and comparisons of every type.

#include "vcpu/c/operators.h"

#include <fmt/format.h>

#include "scl/types/elementary_types.h"
#include "vcpu/c/evaluation_order.h"
#include "vcpu/c/function.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/text.h"
#include "vcpu/c/time_arithmetic.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::BinaryOperator;
using scl::Expression;
using scl::TypeKind;

namespace {

const char* comparisonSign(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Less: return "<";
    case BinaryOperator::LessEqual: return "<=";
    case BinaryOperator::Greater: return ">";
    case BinaryOperator::GreaterEqual: return ">=";
    case BinaryOperator::Equal: return "==";
    case BinaryOperator::NotEqual: return "!=";
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
  return "";
}

bool isTimed(const scl::Type& type) {
  return type.kind >= TypeKind::S5Time && type.kind <= TypeKind::DTL;
}

std::string logic(CFunction& f, const scl::Binary& binary, const scl::Type& type) {
  bool decides =
      f.plan.options.shortCircuit && type.kind == TypeKind::Bool && binary.op != BinaryOperator::Xor;
  if (!decides) {
    auto [left, right] = operands(f, binary);
    const char* sign = binary.op == BinaryOperator::And ? "&" : binary.op == BinaryOperator::Or ? "|" : "^";
    return fmt::format("({} {} {})", left, sign, right);
  }
  std::string left = value(f, *binary.left);
  bool isAnd = binary.op == BinaryOperator::And;
  std::string right;
  CLines front = f.linesOf([&] { right = value(f, *binary.right); });
  if (front.count() == 0) return fmt::format("({} {} {})", left, isAnd ? "&&" : "||", right);
  std::string name = spill(f, type, left);
  f.lines().open(fmt::format("if ({}{}) {{", isAnd ? "" : "!", name));
  f.lines().append(front);
  f.add(fmt::format("{} = {};", name, right));
  f.lines().close("}");
  return name;
}

std::string comparison(CFunction& f, const scl::Binary& binary) {
  const scl::Type& type = *binary.left->type;
  const char* sign = comparisonSign(binary.op);
  if (scl::isText(type)) {
    return fmt::format("({} {} 0)", textComparison(f, binary), sign);
  }
  if (isImageType(type)) {
    std::string left = memory(f, *binary.left);
    std::string right = memory(f, *binary.right);
    if (type.kind == TypeKind::DTL || type.kind == TypeKind::DateAndTime) {
      return fmt::format("(cpu->host->compareTimes({}, {}, {}) {} 0)", static_cast<int>(type.kind), left,
                         right, sign);
    }
    return fmt::format("(memcmp({}, {}, {}) {} 0)", left, right, type.size, sign);
  }
  auto [left, right] = operands(f, binary);
  return fmt::format("({} {} {})", left, sign, right);
}

std::string division(CFunction& f, const scl::Binary& binary, const scl::Type& type,
                     const scl::SourceLocation& location) {
  auto [left, right] = operands(f, binary);
  const char* name = binary.op == BinaryOperator::Modulo ? "Modulo" : "Divide";
  bool wide = scl::bitsOf(type) == 64;
  bool isSigned = isSignedInC(type) || scl::bitsOf(type) < 32;
  const auto& divisor = binary.right->constant;
  const int64_t* known = divisor ? std::get_if<int64_t>(&*divisor) : nullptr;
  if (known != nullptr && *known != 0 && *known != -1) {
    const char* sign = binary.op == BinaryOperator::Modulo ? "%" : "/";
    return fmt::format("({})({} {} {})", cType(type), left, sign, right);
  }
  return fmt::format("({})s7{}{}{}(cpu, {}, {}, {})", cType(type), name, isSigned ? 'I' : 'U', wide ? 64 : 32,
                     left, right, f.sourceLine(location.line));
}

std::string power(CFunction& f, const scl::Binary& binary, const scl::Type& type) {
  auto [left, right] = operands(f, binary);
  bool integers = !scl::isFloat(*binary.left->type) && !scl::isFloat(*binary.right->type);
  if (integers && !scl::isFloat(type)) {
    return fmt::format("({})cpu->host->integerPower({}, {})", cType(type), left, right);
  }
  return fmt::format("({})cpu->host->power({}, {})", cType(type), left, right);
}

std::string arithmetic(CFunction& f, const scl::Binary& binary, const scl::Type& type,
                       const scl::SourceLocation& location) {
  const scl::Type& leftType = *binary.left->type;
  const scl::Type& rightType = *binary.right->type;
  bool sameTypes = leftType.kind == rightType.kind && leftType.kind == type.kind;
  if (!sameTypes || (isTimed(type) && type.kind != TypeKind::Time && type.kind != TypeKind::LTime)) {
    return timeArithmetic(f, binary, type);
  }
  bool divides = binary.op == BinaryOperator::Divide || binary.op == BinaryOperator::Modulo;
  if (divides && !scl::isFloat(type)) return division(f, binary, type, location);
  auto [left, right] = operands(f, binary);
  std::string text = fmt::format("({} {} {})", left, arithmeticSign(binary.op), right);
  return scl::bitsOf(type) < 32 ? fmt::format("({}){}", cType(type), text) : text;
}

}  // namespace

std::pair<std::string, std::string> operands(CFunction& f, const scl::Binary& binary) {
  std::string left = value(f, *binary.left);
  if (callsBlock(*binary.right) && !binary.left->constant) left = spill(f, *binary.left->type, left);
  std::string right = value(f, *binary.right);
  return {left, right};
}

const char* arithmeticSign(BinaryOperator op) {
  if (op == BinaryOperator::Add) return "+";
  if (op == BinaryOperator::Subtract) return "-";
  return op == BinaryOperator::Multiply ? "*" : "/";
}

std::string unary(CFunction& f, const scl::Unary& unary, const scl::Type& type) {
  std::string operand = value(f, *unary.operand);
  switch (unary.op) {
    case scl::UnaryOperator::Plus: return operand;
    case scl::UnaryOperator::Minus:
      return scl::isFloat(type) ? fmt::format("(-{})", operand)
                                : fmt::format("({})(-{})", cType(type), operand);
    case scl::UnaryOperator::Not: break;
  }
  if (type.kind == TypeKind::Bool) return fmt::format("({} ^ 1)", operand);
  return fmt::format("({})(~{})", cType(type), operand);
}

std::string binary(CFunction& f, const Expression& expression, const scl::Binary& binary) {
  switch (binary.op) {
    case BinaryOperator::And:
    case BinaryOperator::Or:
    case BinaryOperator::Xor: return logic(f, binary, *expression.type);
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual: return comparison(f, binary);
    case BinaryOperator::Power: return power(f, binary, *expression.type);
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Add:
    case BinaryOperator::Subtract: break;
  }
  return arithmetic(f, binary, *expression.type, expression.location);
}

}  // namespace vcpu::c
