#include "vcpu/c/conversion_call.h"

#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/time_arithmetic.h"

namespace vcpu::c {

std::string conversion(CFunction& f, const scl::Expression& expression, const scl::Call& call) {
  return converted(f, *expression.type, *call.bound[0]);
}

TextOperand textConversion(CFunction& f, const scl::Expression& expression, const scl::Call& call) {
  return convertedText(f, *expression.type, *call.bound[0], expression.location.line);
}

std::string dateAndTime(CFunction& f, const scl::Expression& expression, const scl::Call& call) {
  return combinedTime(f, call, *expression.type);
}

}  // namespace vcpu::c
