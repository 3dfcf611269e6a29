#include "scl/check/operators.h"

#include <fmt/core.h>

#include <tuple>

#include "scl/check/convert_to.h"
#include "scl/check/expressions.h"
#include "scl/check/fold.h"
#include "scl/check/type_of.h"
#include "scl/tree/binary_operator.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

using enum TypeKind;

bool isTimeOrDate(const Type& type) {
  return (type.kind >= S5Time && type.kind <= DTL);
}

/// What times and dates can be added to, subtracted from, multiplied with.
struct TimeRule {
  BinaryOperator op;
  TypeKind left, right, result;
};
constexpr TimeRule TIME_RULES[] = {
    {BinaryOperator::Add, Time, Time, Time},
    {BinaryOperator::Add, LTime, LTime, LTime},
    {BinaryOperator::Add, TimeOfDay, Time, TimeOfDay},
    {BinaryOperator::Add, LTimeOfDay, LTime, LTimeOfDay},
    {BinaryOperator::Add, DateAndTime, Time, DateAndTime},
    {BinaryOperator::Add, LDateTime, LTime, LDateTime},
    {BinaryOperator::Add, DTL, Time, DTL},
    {BinaryOperator::Add, DTL, LTime, DTL},
    {BinaryOperator::Subtract, Time, Time, Time},
    {BinaryOperator::Subtract, LTime, LTime, LTime},
    {BinaryOperator::Subtract, TimeOfDay, Time, TimeOfDay},
    {BinaryOperator::Subtract, LTimeOfDay, LTime, LTimeOfDay},
    {BinaryOperator::Subtract, DateAndTime, Time, DateAndTime},
    {BinaryOperator::Subtract, LDateTime, LTime, LDateTime},
    {BinaryOperator::Subtract, DTL, Time, DTL},
    {BinaryOperator::Subtract, DTL, LTime, DTL},
    {BinaryOperator::Subtract, TimeOfDay, TimeOfDay, Time},
    {BinaryOperator::Subtract, LTimeOfDay, LTimeOfDay, LTime},
    {BinaryOperator::Subtract, Date, Date, Time},
    {BinaryOperator::Subtract, DateAndTime, DateAndTime, Time},
    {BinaryOperator::Subtract, LDateTime, LDateTime, LTime},
    {BinaryOperator::Subtract, DTL, DTL, Time},
    {BinaryOperator::Multiply, Time, DInt, Time},
    {BinaryOperator::Multiply, DInt, Time, Time},
    {BinaryOperator::Multiply, LTime, LInt, LTime},
    {BinaryOperator::Multiply, LInt, LTime, LTime},
    {BinaryOperator::Divide, Time, DInt, Time},
    {BinaryOperator::Divide, LTime, LInt, LTime},
};

bool takes(TypeKind kind, const Type& found) {
  Fit fit = implicitFit(found, *elementaryType(kind));
  return fit == Fit::Same || fit == Fit::Safe;
}

/// The type in which the operation works; nullptr if there is none.
const Type* operandType(BinaryOperator op, const Expression& left, Checked leftType, const Expression& right,
                        Checked rightType) {
  auto common = [&](const Type& a, const Type& b) -> const Type* {
    if (isLogic(op)) return commonBits(a, b);
    return isComparison(op) ? commonComparable(a, b) : commonNumber(a, b);
  };
  // An untyped value follows the other operand if it fits there.
  if (leftType.untyped != Untyped::No && fits(left, leftType, *rightType.type))
    return common(*rightType.type, *rightType.type);
  if (rightType.untyped != Untyped::No && fits(right, rightType, *leftType.type))
    return common(*leftType.type, *leftType.type);
  return common(*leftType.type, *rightType.type);
}

}  // namespace

Checked Operators::checkUnary(Expression& expression, Unary& unary, const Type* wanted) {
  Checked found = expressions_.checkUntyped(unary.operand, wanted);
  if (!found.type) return {};
  bool number =
      isInteger(*found.type) || isFloat(*found.type) || found.type->kind == Time || found.type->kind == LTime;
  bool bits = isBitString(*found.type) || isInteger(*found.type) || found.type->kind == Bool;
  bool untypedNumber = found.untyped == Untyped::Decimal || found.untyped == Untyped::Pattern;
  bool defined = unary.op == UnaryOperator::Not ? bits : number || untypedNumber;
  if (!defined) {
    report_.error(OPERATOR_NOT_DEFINED, expression.location,
                  fmt::format("{} is not defined for {}, expected {}",
                              unary.op == UnaryOperator::Not ? "NOT" : "a sign", found.type->name,
                              unary.op == UnaryOperator::Not ? "Bool or a bit string" : "a number"));
    return {};
  }
  if (unary.op == UnaryOperator::Not && found.untyped != Untyped::No) {
    found = {convertAlone(*unary.operand, found, wanted)};
  }
  if (unary.operand->constant) {
    // -9223372036854775808 is the sign in front of a number that LInt itself has not.
    bool smallest = unary.op == UnaryOperator::Minus && found.type->kind == ULInt &&
                    std::get_if<int64_t>(&*unary.operand->constant) &&
                    std::get<int64_t>(*unary.operand->constant) == INT64_MIN;
    if (smallest) {
      expression.constant = int64_t{INT64_MIN};
      return {elementaryType(LInt), Untyped::Decimal};
    }
    const Type& within = found.untyped == Untyped::No ? *found.type : *elementaryType(LInt);
    expression.constant =
        foldUnary(unary.op, isFloat(*found.type) ? *found.type : within, *unary.operand->constant);
  }
  if (found.untyped == Untyped::Pattern && unary.op == UnaryOperator::Minus) {
    return {
        elementaryType(inRange(*elementaryType(Int), std::get<int64_t>(*expression.constant)) ? Int : LInt),
        Untyped::Decimal};
  }
  return found;
}

Checked Operators::checkBinary(Expression& expression, Binary& binary, const Type* wanted) {
  prepareComparison(binary, scope_);
  bool hintHelps = wanted && !isComparison(binary.op);
  Checked left = expressions_.checkUntyped(binary.left, hintHelps ? wanted : nullptr);
  Checked right = expressions_.checkUntyped(binary.right, hintHelps ? wanted : nullptr);
  if (!left.type || !right.type) {
    // A comparison is Bool whatever was compared.
    return isComparison(binary.op) ? Checked{elementaryType(Bool)} : Checked{};
  }
  for (auto [one, other, named] :
       {std::tuple{&left, &right, binary.right.get()}, std::tuple{&right, &left, binary.left.get()}}) {
    if (one->type != dataBlockNumberType() || !namesDataBlock(*named)) continue;
    named->type = one->type;
    other->type = one->type;
  }
  if (left.untyped == Untyped::Null || right.untyped == Untyped::Null)
    return undefinedOperator(expression, binary.op, *left.type, *right.type);
  bool bothUntypedNumbers = left.untyped != Untyped::No && right.untyped != Untyped::No &&
                            left.untyped != Untyped::Letters && right.untyped != Untyped::Letters;
  if (bothUntypedNumbers) return untypedBinary(expression, binary, left, right);
  bool isTime = isTimeOrDate(*left.type) || isTimeOrDate(*right.type);
  if (isTime && !isComparison(binary.op)) return timeBinary(expression, binary, left, right);
  return typedBinary(expression, binary, left, right);
}

/// Two untyped literals: computed at once with 64 bits, and untyped again.
Checked Operators::untypedBinary(Expression& expression, Binary& binary, Checked left, Checked right) {
  if (left.untyped == Untyped::Fraction || right.untyped == Untyped::Fraction) {
    const Type& real = *elementaryType(LReal);
    bool fine = convertTo(binary.left, left, real, "operand", report_) &&
                convertTo(binary.right, right, real, "operand", report_);
    if (!fine || isLogic(binary.op) || binary.op == BinaryOperator::Modulo) {
      return fine ? undefinedOperator(expression, binary.op, real, real) : Checked{};
    }
    if (binary.op == BinaryOperator::Divide && std::get<double>(*binary.right->constant) == 0) {
      report_.error(DIVISION_BY_ZERO, binary.right->location, "division by the constant 0");
      return {};
    }
    expression.constant = foldBinary(binary.op, real, *binary.left->constant, *binary.right->constant);
    if (isComparison(binary.op)) return {elementaryType(Bool)};
    return {elementaryType(Real), Untyped::Fraction};
  }
  int64_t a = std::get<int64_t>(*binary.left->constant);
  int64_t b = std::get<int64_t>(*binary.right->constant);
  bool divides = binary.op == BinaryOperator::Divide || binary.op == BinaryOperator::Modulo;
  if (divides && b == 0) {
    report_.error(DIVISION_BY_ZERO, binary.right->location, "division by the constant 0");
    return {};
  }
  std::optional<int64_t> value = foldUntyped(binary.op, a, b);
  if (!value) {
    report_.error(
        FOLDING_OVERFLOW, expression.location,
        fmt::format("{} {} {} needs more than 64 bits", a, dialect_.spellings.textOf(tokenOf(binary.op)), b));
    return {};
  }
  expression.constant = *value;
  const Type& lint = *elementaryType(LInt);
  binary.left->type = binary.right->type = &lint;
  if (isComparison(binary.op)) return {elementaryType(Bool)};
  bool pattern = isLogic(binary.op) && left.untyped == Untyped::Pattern && right.untyped == Untyped::Pattern;
  const Type* type = inRange(*elementaryType(Int), *value)    ? elementaryType(Int)
                     : inRange(*elementaryType(DInt), *value) ? elementaryType(DInt)
                                                              : &lint;
  if (pattern) type = commonBits(*left.type, *right.type);
  return {type, pattern ? Untyped::Pattern : Untyped::Decimal};
}

Checked Operators::typedBinary(Expression& expression, Binary& binary, Checked left, Checked right) {
  const Type* common = operandType(binary.op, *binary.left, left, *binary.right, right);
  if (!common) return undefinedOperator(expression, binary.op, *left.type, *right.type);
  if (binary.op == BinaryOperator::Power && dialect_.integerPowerIsReal) {
    if (isInteger(*common)) common = elementaryType(Real);
  }
  bool logicOnNumber = isFloat(*common) && (isLogic(binary.op) || binary.op == BinaryOperator::Modulo);
  bool orderOnBool = common->kind == Bool && isComparison(binary.op) && binary.op != BinaryOperator::Equal &&
                     binary.op != BinaryOperator::NotEqual;
  bool sumOfBools = common->kind == Bool && !isComparison(binary.op) && !isLogic(binary.op);
  if (logicOnNumber || orderOnBool || sumOfBools) {
    return undefinedOperator(expression, binary.op, *left.type, *right.type);
  }
  if (!convertTo(binary.left, left, *common, "left operand", report_)) return {};
  if (!convertTo(binary.right, right, *common, "right operand", report_)) return {};
  bool divides = binary.op == BinaryOperator::Divide || binary.op == BinaryOperator::Modulo;
  const std::optional<Constant>& divisor = binary.right->constant;
  if (divides && divisor && (*divisor == Constant{int64_t{0}} || *divisor == Constant{0.0})) {
    report_.error(DIVISION_BY_ZERO, binary.right->location, "division by the constant 0");
    return {};
  }
  if (binary.left->constant && divisor) {
    expression.constant = foldBinary(binary.op, *common, *binary.left->constant, *divisor);
  }
  return {isComparison(binary.op) ? elementaryType(Bool) : common};
}

Checked Operators::timeBinary(Expression& expression, Binary& binary, Checked left, Checked right) {
  auto matches = [&](const Expression& operand, Checked found, TypeKind kind, bool exact) {
    if (found.untyped != Untyped::No) return fits(operand, found, *elementaryType(kind));
    // A span of time is no factor, though it would convert to one.
    bool factor = kind == DInt || kind == LInt;
    if (exact) return found.type->kind == kind;
    return takes(kind, *found.type) && !(factor && isTimeOrDate(*found.type));
  };
  for (bool exact : {true, false}) {
    for (const TimeRule& rule : TIME_RULES) {
      if (rule.op != binary.op) continue;
      if (!matches(*binary.left, left, rule.left, exact) || !matches(*binary.right, right, rule.right, exact))
        continue;
      bool fine = convertTo(binary.left, left, *elementaryType(rule.left), "left operand", report_) &&
                  convertTo(binary.right, right, *elementaryType(rule.right), "right operand", report_);
      bool zero = rule.op == BinaryOperator::Divide && binary.right->constant == Constant{int64_t{0}};
      if (zero) report_.error(DIVISION_BY_ZERO, binary.right->location, "division by the constant 0");
      if (!fine || zero) return {};
      const Type* result = elementaryType(rule.result);
      bool plain = rule.result == Time || rule.result == LTime;
      bool ofSpans = plain && (rule.left == rule.result || rule.right == rule.result);
      if (ofSpans && binary.left->constant && binary.right->constant) {
        expression.constant = foldBinary(binary.op, *result, *binary.left->constant, *binary.right->constant);
      }
      return {result};
    }
  }
  return undefinedOperator(expression, binary.op, *left.type, *right.type);
}

Checked Operators::undefinedOperator(const Expression& expression, BinaryOperator op, const Type& left,
                                     const Type& right) {
  std::string remedy = conversionRemedy(right, left);
  if (isReference(left) || isReference(right))
    remedy = "a reference is compared with NULL only, what it refers to has '^' behind it";
  report_.error(OPERATOR_NOT_DEFINED, expression.location,
                fmt::format("{} is not defined for {} and {}{}{}", dialect_.spellings.textOf(tokenOf(op)),
                            left.name, right.name, remedy.empty() ? "" : ": ", remedy));
  return isComparison(op) ? Checked{elementaryType(Bool)} : Checked{};
}

}  // namespace scl
