// Strings. They lie in memory as S7 strings, header first, wherever they come from; the host works on them
// and looks at each header before it believes it.

#include "vcpu/c/text.h"

#include <fmt/format.h>

#include "scl/tree/match.h"
#include "scl/types/initial_image.h"
#include "vcpu/c/call_block.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::StandardFunction;
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

TextOperand convertedText(CFunction& f, const scl::Type& type, const Expression& from, int line) {
  if (from.type->kind == type.kind) return text(f, from);
  return {convertedByHost(f, type, *from.type, imageOf(f, from), line), formText(type, type.length, false)};
}

// CONCAT(a, b, c) goes pair by pair into one place; the other functions take one or two strings and two
// numbers.
TextOperand textFunction(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  if (*call.standard == StandardFunction::Convert) {
    return convertedText(f, type, *call.bound[0], expression.place.line);
  }
  std::vector<TextOperand> texts;
  std::vector<std::string> numbers;
  for (const Expression* argument : call.bound) {
    if (argument == nullptr) continue;
    if (scl::isText(*argument->type)) {
      texts.push_back(text(f, *argument));
    } else if (argument->type->kind == TypeKind::Char || argument->type->kind == TypeKind::WChar) {
      texts.push_back(
          {convertedByHost(f, type, *argument->type, imageOf(f, *argument), expression.place.line),
           formText(type, type.length, false)});
    } else {
      numbers.push_back(spill(f, *argument->type, value(f, *argument)));
    }
  }
  // SEL and MUX choose among strings as among numbers.
  if (*call.standard == StandardFunction::Sel || *call.standard == StandardFunction::Mux) {
    TextOperand result = newText(f, type);
    for (size_t i = 0; i < texts.size(); i++) {
      bool last = i + 1 == texts.size();
      f.add(fmt::format("{}{} cpu->host->assignText(cpu, {}, {}, {}, {}, {});", i > 0 ? "else " : "",
                        last ? "" : fmt::format("if ({} == {})", numbers[0], i), result.pointer, result.form,
                        texts[i].pointer, texts[i].form, f.sourcePosition(expression.place.line)));
    }
    return result;
  }
  while (texts.size() < 2) texts.push_back({"0", "0"});
  numbers.resize(2, "0");
  TextOperand result;
  for (size_t i = 1; i < texts.size(); i++) {
    const TextOperand& first = i == 1 ? texts[0] : result;
    TextOperand next = newText(f, type);
    f.add(fmt::format("cpu->host->textFunction(cpu, {}, {}, {}, {}, {}, {}, {}, {}, {}, {});",
                      static_cast<int>(*call.standard), next.pointer, next.form, first.pointer, first.form,
                      texts[i].pointer, texts[i].form, numbers[0], numbers[1],
                      f.sourcePosition(expression.place.line)));
    result = next;
  }
  return result;
}

}  // namespace

TextOperand text(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (expression.constant && std::holds_alternative<std::string>(*expression.constant)) {
    std::vector<uint8_t> image = literalImage(type, std::get<std::string>(*expression.constant));
    bool wide = type.kind == TypeKind::WString;
    auto capacity = static_cast<int32_t>(wide ? (image.size() - 4) / 2 : image.size() - 2);
    return {octetsText(image), formText(type, capacity, false)};
  }
  auto inPlace = [&] { return textOf(locate(f, expression)); };
  auto refused = [&] {
    f.refuse(expression.place, "This string cannot be computed here; assign it to a variable first.");
    return TextOperand{"cpu->scratch", "0"};
  };
  return scl::match(
      expression.form, [&](const scl::Name&) { return inPlace(); },
      [&](const scl::MemberAccess&) { return inPlace(); }, [&](const scl::Subscript&) { return inPlace(); },
      [&](const scl::ImplicitConversion& form) {
        return convertedText(f, type, *form.operand, form.operand->place.line);
      },
      [&](const scl::Call& form) {
        if (form.standard) return textFunction(f, expression, form);
        return TextOperand{valueOfCall(f, expression, form), formText(type, type.length, false)};
      },
      // The checker folds literals, and gives the type of a string to no other form.
      [&](const scl::Literal&) { return refused(); }, [&](const scl::Slice&) { return refused(); },
      [&](const scl::Unary&) { return refused(); }, [&](const scl::Binary&) { return refused(); },
      [&](const scl::ArrayList&) { return refused(); }, [&](const scl::StructList&) { return refused(); });
}

TextOperand textOf(const Location& location) {
  return {pointer(location), formText(*location.type, location.type->length, location.bounded)};
}

// An empty string of its own, with a header.
TextOperand newText(CFunction& f, const scl::Type& type) {
  std::string name = f.buffer(type.size);
  std::vector<uint8_t> header = type.initialImage;
  header.resize(type.kind == TypeKind::WString ? 4 : 2);
  f.add(fmt::format("memcpy({}, {}, {});", name, octetsText(header), header.size()));
  return {name, formText(type, type.length, false)};
}

std::string textComparison(CFunction& f, const scl::Binary& binary) {
  TextOperand left = text(f, *binary.left);
  TextOperand right = text(f, *binary.right);
  return fmt::format("cpu->host->compareTexts(cpu, {}, {}, {}, {}, {})", left.pointer, left.form,
                     right.pointer, right.form, f.sourcePosition());
}

}  // namespace vcpu::c
