#include "vcpu/c/memory.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/tree/match.h"
#include "scl/types/initial_image.h"
#include "vcpu/c/call_block.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/enable_output.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/standard_in_c.h"
#include "vcpu/c/text.h"
#include "vcpu/c/time_arithmetic.h"

namespace vcpu::c {

using scl::Expression;

namespace {

std::string refused(CFunction& f, const Expression& expression) {
  f.refuse(expression.location,
           "This value of a structured type cannot be computed here; assign its members one by one.");
  return "cpu->scratch";
}

std::string memoryOfCall(CFunction& f, const Expression& expression, const scl::Call& call) {
  if (!call.standard) return valueOfCall(f, expression, call);
  const StandardInC row = standardInC(*call.standard);
  if (row.memory == nullptr) return refused(f, expression);
  EnableOutput eno(f, call);
  std::string pointer = row.memory(f, expression, call);
  eno.store();
  return pointer;
}

}  // namespace

std::string ownMemory(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (!expression.constant) return memory(f, expression);
  if (scl::isText(type)) {
    const TextOperand own = newText(f, type);
    const TextOperand constant = text(f, expression);
    f.add(fmt::format("cpu->host->assignText(cpu, {}, {}, {}, {}, {});", own.pointer, own.form,
                      constant.pointer, constant.form, f.sourceLine()));
    return own.pointer;
  }
  std::string own = f.buffer(std::max(type.size, 1));
  f.add(fmt::format("memcpy({}, {}, {});", own, memory(f, expression), type.size));
  return own;
}

std::string paddedCopy(CFunction& f, const LValue& view) {
  std::string own = f.buffer(view.type->padded->size);
  f.add(fmt::format("memset({}, 0, {});", own, view.type->padded->size));
  f.add(fmt::format("memcpy({}, {}, {});", own, pointer(view), view.type->size));
  return own;
}

std::string memory(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (scl::isText(type)) return text(f, expression).pointer;
  if (type.padded != nullptr) return paddedCopy(f, locate(f, expression));
  if (expression.constant) {
    std::vector<uint8_t> image(static_cast<size_t>(std::max(type.size, 1)));
    scl::encode(image, 0, 0, type, *expression.constant);
    return bytesText(image);
  }
  auto inPlace = [&] { return pointer(locate(f, expression)); };
  return scl::match(
      expression.form, [&](const scl::Name&) { return inPlace(); },
      [&](const scl::MemberAccess&) { return inPlace(); }, [&](const scl::Subscript&) { return inPlace(); },
      [&](const scl::Dereference&) { return inPlace(); },
      [&](const scl::Call& form) { return memoryOfCall(f, expression, form); },
      [&](const scl::ImplicitConversion& form) { return converted(f, type, *form.operand); },
      [&](const scl::Binary& form) { return timeArithmetic(f, form, type); },
      [&](const scl::Literal&) { return refused(f, expression); },
      [&](const scl::Slice&) { return refused(f, expression); },
      [&](const scl::Unary&) { return refused(f, expression); },
      [&](const scl::ArrayList&) { return refused(f, expression); },
      [&](const scl::StructList&) { return refused(f, expression); });
}

}  // namespace vcpu::c
