#include "scl/check/fold.h"

#include <cmath>

#include "scl/tree/binary_operator.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

constexpr int64_t NANOSECONDS_PER_MILLISECOND = 1'000'000;

double rounded(const Type& type, double value) {
  return type.kind == TypeKind::Real ? static_cast<double>(static_cast<float>(value)) : value;
}

template <typename Value>
std::optional<bool> compare(BinaryOperator op, const Value& left, const Value& right) {
  switch (op) {
    case BinaryOperator::Less: return left < right;
    case BinaryOperator::LessEqual: return left <= right;
    case BinaryOperator::Greater: return left > right;
    case BinaryOperator::GreaterEqual: return left >= right;
    case BinaryOperator::Equal: return left == right;
    case BinaryOperator::NotEqual: return left != right;
    case BinaryOperator::Power:
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
    case BinaryOperator::And:
    case BinaryOperator::Xor:
    case BinaryOperator::Or: return std::nullopt;
  }
  return std::nullopt;
}

Constant boolean(bool value) {
  return Constant{int64_t{value ? 1 : 0}};
}

/// The exponent is the loop's bound squared away: 64 rounds at most.
int64_t power(int64_t base, int64_t exponent) {
  if (exponent < 0) return base == 1 ? 1 : base == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0;
  uint64_t result = 1;
  auto factor = static_cast<uint64_t>(base);
  for (auto rest = static_cast<uint64_t>(exponent); rest != 0; rest >>= 1) {
    if (rest & 1) result *= factor;
    factor *= factor;
  }
  return static_cast<int64_t>(result);
}

std::optional<int64_t> divide(const Type& type, int64_t left, int64_t right, bool remainder) {
  if (right == 0) return std::nullopt;
  if (!isSigned(type)) {
    auto a = static_cast<uint64_t>(left), b = static_cast<uint64_t>(right);
    return static_cast<int64_t>(remainder ? a % b : a / b);
  }
  if (right == -1) return remainder ? 0 : static_cast<int64_t>(0 - static_cast<uint64_t>(left));
  return remainder ? left % right : left / right;
}

std::optional<int64_t> integerOperation(BinaryOperator op, const Type& type, int64_t left, int64_t right) {
  auto a = static_cast<uint64_t>(left), b = static_cast<uint64_t>(right);
  switch (op) {
    case BinaryOperator::Add: return static_cast<int64_t>(a + b);
    case BinaryOperator::Subtract: return static_cast<int64_t>(a - b);
    case BinaryOperator::Multiply: return static_cast<int64_t>(a * b);
    case BinaryOperator::Divide: return divide(type, left, right, false);
    case BinaryOperator::Modulo: return divide(type, left, right, true);
    case BinaryOperator::Power: return power(left, right);
    case BinaryOperator::And: return left & right;
    case BinaryOperator::Or: return left | right;
    case BinaryOperator::Xor: return left ^ right;
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<double> floatOperation(BinaryOperator op, double left, double right) {
  switch (op) {
    case BinaryOperator::Add: return left + right;
    case BinaryOperator::Subtract: return left - right;
    case BinaryOperator::Multiply: return left * right;
    case BinaryOperator::Divide: return right == 0 ? std::nullopt : std::optional(left / right);
    case BinaryOperator::Power: return std::pow(left, right);
    case BinaryOperator::Modulo:
    case BinaryOperator::And:
    case BinaryOperator::Or:
    case BinaryOperator::Xor:
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual: return std::nullopt;
  }
  return std::nullopt;
}

bool isUnsigned64(const Type& type) {
  return !isSigned(type) && !isFloat(type) && isElementary(type) && bitsOf(type) == 64;
}

}  // namespace

std::optional<Constant> foldConversion(const Type& from, const Type& to, const Constant& value) {
  if (isText(to)) {
    if (isText(from) && from.kind == to.kind) return value;
    return std::nullopt;
  }
  if (isFloat(to)) {
    if (const double* number = std::get_if<double>(&value)) return Constant{rounded(to, *number)};
    const int64_t* number = std::get_if<int64_t>(&value);
    if (!number || !isInteger(from)) return std::nullopt;
    bool huge = isUnsigned64(from) && *number < 0;
    double result = huge ? static_cast<double>(static_cast<uint64_t>(*number)) : static_cast<double>(*number);
    return Constant{rounded(to, result)};
  }
  const int64_t* number = std::get_if<int64_t>(&value);
  if (!number || !isElementary(to) || !isElementary(from)) return std::nullopt;
  bool toNanoseconds = (from.kind == TypeKind::Time && to.kind == TypeKind::LTime) ||
                       (from.kind == TypeKind::TimeOfDay && to.kind == TypeKind::LTimeOfDay);
  return Constant{wrapTo(to, toNanoseconds ? *number * NANOSECONDS_PER_MILLISECOND : *number)};
}

std::optional<Constant> foldUnary(UnaryOperator op, const Type& type, const Constant& value) {
  if (const double* number = std::get_if<double>(&value)) {
    if (op == UnaryOperator::Not) return std::nullopt;
    return Constant{op == UnaryOperator::Minus ? -*number : *number};
  }
  const int64_t* number = std::get_if<int64_t>(&value);
  if (!number || !isElementary(type)) return std::nullopt;
  switch (op) {
    case UnaryOperator::Plus: return value;
    case UnaryOperator::Minus:
      return Constant{wrapTo(type, static_cast<int64_t>(0 - static_cast<uint64_t>(*number)))};
    case UnaryOperator::Not: return Constant{wrapTo(type, ~*number)};
  }
  return std::nullopt;
}

std::optional<Constant> foldBinary(BinaryOperator op, const Type& type, const Constant& left,
                                   const Constant& right) {
  if (left.index() != right.index()) return std::nullopt;
  if (isComparison(op)) {
    std::optional<bool> result;
    if (isUnsigned64(type)) {
      result = compare(op, static_cast<uint64_t>(std::get<int64_t>(left)),
                       static_cast<uint64_t>(std::get<int64_t>(right)));
    } else if (!isText(type)) {  // texts compare by their bytes on the S7
      result = compare(op, left, right);
    }
    if (!result) return std::nullopt;
    return boolean(*result);
  }
  if (const double* a = std::get_if<double>(&left)) {
    std::optional<double> result = floatOperation(op, *a, std::get<double>(right));
    if (!result) return std::nullopt;
    return Constant{rounded(type, *result)};
  }
  const int64_t* a = std::get_if<int64_t>(&left);
  if (!a || !isElementary(type)) return std::nullopt;
  std::optional<int64_t> result = integerOperation(op, type, *a, std::get<int64_t>(right));
  if (!result) return std::nullopt;
  return Constant{wrapTo(type, *result)};
}

std::optional<int64_t> foldUntyped(BinaryOperator op, int64_t left, int64_t right) {
  int64_t result = 0;
  switch (op) {
    case BinaryOperator::Add:
      if (__builtin_add_overflow(left, right, &result)) return std::nullopt;
      return result;
    case BinaryOperator::Subtract:
      if (__builtin_sub_overflow(left, right, &result)) return std::nullopt;
      return result;
    case BinaryOperator::Multiply:
      if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
      return result;
    case BinaryOperator::Power: {
      double magnitude = std::pow(std::fabs(static_cast<double>(left)), static_cast<double>(right));
      if (magnitude >= 9.2e18) return std::nullopt;
      return power(left, right);
    }
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::And:
    case BinaryOperator::Xor:
    case BinaryOperator::Or: return integerOperation(op, *elementaryType(TypeKind::LInt), left, right);
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual: return *compare(op, left, right) ? 1 : 0;
  }
  return std::nullopt;
}

}  // namespace scl
