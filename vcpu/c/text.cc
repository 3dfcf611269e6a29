// Strings. They lie in memory as S7 strings, header first, wherever they come from; the host works on them
// and looks at each header before it believes it.

#include "vcpu/c/text.h"

#include <fmt/format.h>

#include <cassert>

#include "scl/tree/match.h"
#include "scl/types/initial_image.h"
#include "vcpu/c/call_block.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/enable_output.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/standard_in_c.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

std::vector<uint8_t> literalImage(const scl::Type& type, const std::string& text) {
  scl::Type exact = type;
  bool wide = type.kind == TypeKind::WString;
  size_t length = wide ? scl::utf16(text).size() : scl::latin1(text).size();
  exact.length = static_cast<int32_t>(std::min<size_t>(length, wide ? 16382 : 254));
  exact.size = wide ? 4 + 2 * exact.length : 2 + exact.length;
  std::vector<uint8_t> image(static_cast<size_t>(exact.size));
  scl::encode(image, 0, 0, exact, text);
  return image;
}

std::string formText(const scl::Type& type, int32_t capacity, bool bounded) {
  std::string form = std::to_string(capacity);
  if (type.kind == TypeKind::WString) form += " | S7_TEXT_WIDE";
  if (bounded) form += " | S7_TEXT_BOUNDED";
  return form;
}

TextOperand ofStandard(CFunction& f, const Expression& expression, const scl::Call& call) {
  const StandardInC row = standardInC(*call.standard);
  assert(row.text != nullptr);
  EnableOutput eno(f, call);
  TextOperand operand = row.text(f, expression, call);
  eno.store();
  return operand;
}

}  // namespace

TextOperand convertedText(CFunction& f, const scl::Type& type, const Expression& from, int line) {
  if (from.type->kind == type.kind) return text(f, from);
  return {convertedByHost(f, type, *from.type, imageOf(f, from), line), formText(type, type.length, false)};
}

TextOperand text(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (expression.constant && std::holds_alternative<std::string>(*expression.constant)) {
    std::vector<uint8_t> image = literalImage(type, std::get<std::string>(*expression.constant));
    bool wide = type.kind == TypeKind::WString;
    auto capacity = static_cast<int32_t>(wide ? (image.size() - 4) / 2 : image.size() - 2);
    return {bytesText(image), formText(type, capacity, false)};
  }
  auto inPlace = [&] { return textOf(locate(f, expression)); };
  auto refused = [&] {
    f.refuse(expression.location, "This string cannot be computed here; assign it to a variable first.");
    return TextOperand{"cpu->scratch", "0"};
  };
  return scl::match(
      expression.form, [&](const scl::Name&) { return inPlace(); },
      [&](const scl::MemberAccess&) { return inPlace(); }, [&](const scl::Subscript&) { return inPlace(); },
      [&](const scl::Dereference&) { return inPlace(); },
      [&](const scl::ImplicitConversion& form) {
        return convertedText(f, type, *form.operand, form.operand->location.line);
      },
      [&](const scl::Call& form) {
        if (form.standard) return ofStandard(f, expression, form);
        return TextOperand{valueOfCall(f, expression, form), formText(type, type.length, false)};
      },
      // The checker folds literals, and gives the type of a string to no other form.
      [&](const scl::Literal&) { return refused(); }, [&](const scl::Slice&) { return refused(); },
      [&](const scl::Unary&) { return refused(); }, [&](const scl::Binary&) { return refused(); },
      [&](const scl::ArrayList&) { return refused(); }, [&](const scl::StructList&) { return refused(); });
}

TextOperand textOf(const LValue& lvalue) {
  return {pointer(lvalue), formText(*lvalue.type, lvalue.type->length, lvalue.bounded)};
}

// An empty string of its own, with a header.
TextOperand newText(CFunction& f, const scl::Type& type) {
  std::string name = f.buffer(type.size);
  std::vector<uint8_t> header = type.initialImage;
  header.resize(type.kind == TypeKind::WString ? 4 : 2);
  f.add(fmt::format("memcpy({}, {}, {});", name, bytesText(header), header.size()));
  return {name, formText(type, type.length, false)};
}

std::string textComparison(CFunction& f, const scl::Binary& binary) {
  TextOperand left = text(f, *binary.left);
  TextOperand right = text(f, *binary.right);
  return fmt::format("cpu->host->compareTexts(cpu, {}, {}, {}, {}, {})", left.pointer, left.form,
                     right.pointer, right.form, f.sourceLine());
}

}  // namespace vcpu::c
