

#include "vcpu/c/memory.h"

#include <fmt/format.h>

#include "scl/types/initial_image.h"
#include "vcpu/c/call_block.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/text.h"
#include "vcpu/c/time_arithmetic.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;

// A pointer to the image of any value that is not elementary.
std::string memory(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (scl::isText(type)) return text(f, expression).pointer;
  if (expression.constant) {
    std::vector<uint8_t> image(static_cast<size_t>(std::max(type.size, 1)));
    scl::encode(image, 0, 0, type, *expression.constant);
    return octetsText(image);
  }
  if (const auto* form = std::get_if<scl::Call>(&expression.form)) {
    if (!form->standard) return valueOfCall(f, expression, *form);
    if (*form->standard == scl::StandardFunction::Convert) return converted(f, type, *form->bound[0]);
    if (*form->standard == scl::StandardFunction::CombineDateTime) return combinedTime(f, *form, type);
    if (*form->standard == scl::StandardFunction::Sel) {
      std::string which = spill(f, *form->bound[0]->type, value(f, *form->bound[0]));
      std::string first = memory(f, *form->bound[1]);
      return fmt::format("({} ? {} : {})", which, memory(f, *form->bound[2]), first);
    }
  }
  if (const auto* form = std::get_if<scl::ImplicitConversion>(&expression.form))
    return converted(f, type, *form->operand);
  if (const auto* form = std::get_if<scl::Binary>(&expression.form)) return timeArithmetic(f, *form, type);
  bool isPath = std::holds_alternative<scl::Name>(expression.form) ||
                std::holds_alternative<scl::MemberAccess>(expression.form) ||
                std::holds_alternative<scl::Subscript>(expression.form);
  if (!isPath) {
    f.refuse(expression.place,
             "This value of a structured type cannot be computed here; assign its members one by one.");
    return "cpu->scratch";
  }
  return pointer(locate(f, expression));
}

}  // namespace vcpu::c
