// Expressions whose value fits a C number.

#include "vcpu/c/value.h"

#include <fmt/format.h>

#include "vcpu/c/call_block.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/operators.h"
#include "vcpu/c/slice.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Expression;

std::string value(CFunction& f, const Expression& expression) {
  if (expression.constant) return constantText(*expression.type, *expression.constant);
  const scl::Type& type = *expression.type;
  if (const auto* form = std::get_if<scl::Literal>(&expression.form)) return constantText(type, form->value);
  if (const auto* form = std::get_if<scl::Slice>(&expression.form)) return sliceValue(f, *form);
  if (const auto* form = std::get_if<scl::Unary>(&expression.form)) return unary(f, *form, type);
  if (const auto* form = std::get_if<scl::Binary>(&expression.form)) return binary(f, expression, *form);
  if (const auto* form = std::get_if<scl::Call>(&expression.form)) return valueOfCall(f, expression, *form);
  if (const auto* form = std::get_if<scl::ImplicitConversion>(&expression.form)) {
    return converted(f, type, *form->operand);
  }
  return load(locate(f, expression));
}

std::string spill(CFunction& f, const scl::Type& type, const std::string& text) {
  std::string name = f.fresh("t");
  f.add(fmt::format("{} {} = {};", cType(type), name, text));
  return name;
}

}  // namespace vcpu::c
