// Expressions whose value fits a C number.

#include "vcpu/c/value.h"

#include <fmt/format.h>

#include "scl/tree/match.h"
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
  const scl::Type& type = *expression.type;
  if (expression.constant) return constantText(type, *expression.constant);
  auto loaded = [&] { return load(locate(f, expression)); };
  return scl::match(
      expression.form, [&](const scl::Literal& form) { return constantText(type, form.value); },
      [&](const scl::Name& form) {
        const bool isNumber = form.dataBlock != nullptr && scl::isElementary(type);
        return isNumber ? std::to_string(f.plan.dataBlockNumbers.at(form.dataBlock)) : loaded();
      },
      [&](const scl::MemberAccess&) { return loaded(); }, [&](const scl::Subscript&) { return loaded(); },
      [&](const scl::Dereference&) { return loaded(); },
      [&](const scl::Slice& form) { return sliceValue(f, form); },
      [&](const scl::Unary& form) { return unary(f, form, type); },
      [&](const scl::Binary& form) { return binary(f, expression, form); },
      [&](const scl::Call& form) { return valueOfCall(f, expression, form); },
      [&](const scl::ImplicitConversion& form) { return converted(f, type, *form.operand); },
      // Lists stand only in declarations.
      [&](const scl::ArrayList&) { return loaded(); }, [&](const scl::StructList&) { return loaded(); });
}

std::string spill(CFunction& f, const scl::Type& type, const std::string& text) {
  std::string name = f.fresh("t");
  f.add(fmt::format("{} {} = {};", cType(type), name, text));
  return name;
}

}  // namespace vcpu::c
