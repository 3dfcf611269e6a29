// Arithmetic with times and dates.

#include "vcpu/c/time_arithmetic.h"

#include <fmt/format.h>

#include "scl/types/elementary_types.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/lvalue.h"
#include "vcpu/c/operators.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::BinaryOperator;
using scl::Expression;

namespace {

std::string timesByHost(CFunction& f, bool subtract, const scl::Type& type, const Expression& left,
                        const Expression& right) {
  TextOperand first = imageOf(f, left);
  TextOperand second = imageOf(f, right);
  LValue result;
  result.base = primary(f.fresh("t"));
  result.type = &type;
  f.add(fmt::format("u8 {}[16];", result.base.text));
  f.add(fmt::format("cpu->host->timeArithmetic(cpu, {}, {}, {}, {}, {}, {}, {});", subtract ? 1 : 0,
                    static_cast<int>(type.kind), result.base.text, static_cast<int>(left.type->kind),
                    first.pointer, static_cast<int>(right.type->kind), second.pointer));
  return isImageType(type) ? result.base.text : load(result);
}

// T_DIFF of two dates; of more days than an Int holds the low bits remain.
std::string daysBetween(CFunction& f, const scl::Binary& binary) {
  auto [left, right] = operands(f, binary);
  std::string days = f.fresh("t");
  f.add(fmt::format("i32 {} = (i32){} - (i32){};", days, left, right));
  f.add(fmt::format("if ({0} < -32768 || {0} > 32767) cpu->eno = 0;", days));
  return "(i16)" + days;
}

}  // namespace

// Time * 3, Time / 2.5, Tod + Time, Date - Date. What is not a plain product is left to the host.
std::string timeArithmetic(CFunction& f, const scl::Binary& binary, const scl::Type& type) {
  const scl::Type& leftType = *binary.left->type;
  const scl::Type& rightType = *binary.right->type;
  if (type.kind == scl::TypeKind::Int) return daysBetween(f, binary);
  bool scales = binary.op == BinaryOperator::Multiply || binary.op == BinaryOperator::Divide;
  if (scales && !isImageType(type)) {
    auto [left, right] = operands(f, binary);
    const char* sign = arithmeticSign(binary.op);
    if (scl::isFloat(leftType) || scl::isFloat(rightType)) {
      std::string product = fmt::format("(f64){} {} (f64){}", left, sign, right);
      const char* limits = scl::bitsOf(type) == 64 ? "-9223372036854775807ll - 1, 9223372036854775807ll"
                                                   : "-2147483648ll, 2147483647ll";
      return fmt::format("({})cpu->host->toSigned(cpu, {}, {}, {})", cType(type),
                         static_cast<int>(scl::StandardFunction::Trunc), product, limits);
    }
    if (binary.op == BinaryOperator::Multiply)
      return fmt::format("({})((i64){} * (i64){})", cType(type), left, right);
    return fmt::format("({})s7DivideI64(cpu, {}, {}, {})", cType(type), left, right, f.sourceLine());
  }
  return timesByHost(f, binary.op == BinaryOperator::Subtract, type, *binary.left, *binary.right);
}

// CONCAT_DATE_TOD: a date plus a time of day.
std::string combinedTime(CFunction& f, const scl::Call& call, const scl::Type& type) {
  return timesByHost(f, false, type, *call.bound[0], *call.bound[1]);
}

}  // namespace vcpu::c
