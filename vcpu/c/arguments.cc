// Arguments that are handed over by their place: structures, arrays, strings, Variants.

#include <fmt/format.h>

#include "scl/types/initial_image.h"
#include "scl/types/layout.h"
#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::Expression;
using scl::TypeKind;

// A pointer to the image of any value that is not elementary.
std::string BlockPrinter::memory(const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (scl::isText(type)) return text(expression).pointer;
  if (expression.constant) {
    std::vector<uint8_t> image(static_cast<size_t>(std::max(type.size, 1)));
    scl::encode(image, 0, 0, type, *expression.constant);
    return octetsText(image);
  }
  if (const auto* form = std::get_if<scl::Call>(&expression.form)) {
    if (!form->standard) return call(expression, *form);
    if (*form->standard == scl::StandardFunction::Convert) return converted(type, *form->bound[0]);
    if (*form->standard == scl::StandardFunction::CombineDateTime) return combinedTime(*form, type);
    if (*form->standard == scl::StandardFunction::Sel) {
      std::string which = spill(*form->bound[0]->type, value(*form->bound[0]));
      std::string first = memory(*form->bound[1]);
      return fmt::format("({} ? {} : {})", which, memory(*form->bound[2]), first);
    }
  }
  if (const auto* form = std::get_if<scl::ImplicitConversion>(&expression.form))
    return converted(type, *form->operand);
  if (const auto* form = std::get_if<scl::Binary>(&expression.form)) return timeArithmetic(*form, type);
  bool isPath = std::holds_alternative<scl::Name>(expression.form) ||
                std::holds_alternative<scl::MemberAccess>(expression.form) ||
                std::holds_alternative<scl::Subscript>(expression.form);
  if (!isPath) {
    refuse(expression.place,
           "This value of a structured type cannot be computed here; assign its members one by one.");
    return "cpu->scratch";
  }
  return pointer(locate(expression));
}

// The argument for a parameter passed by reference: "pointer", for Array[*] "pointer, bounds".
std::string BlockPrinter::byReference(const scl::Variable& formal, const Expression* actual) {
  const scl::Type& type = *formal.type;
  if (actual == nullptr) {
    plan_.scratchBytes = std::max<int64_t>(plan_.scratchBytes, type.size);
    return "cpu->scratch";
  }
  if (type.kind != TypeKind::Array || !type.dimensions.empty()) return memory(*actual);
  Location location = locate(*actual);
  if (!location.bounds.empty()) return fmt::format("{}, {}", pointer(location), location.bounds);
  std::string bounds = fresh("bounds");
  std::string list;
  for (const scl::Bounds& one : actual->type->dimensions) list += fmt::format("{}, {}, ", one.low, one.high);
  add(fmt::format("static const i32 {}[] = {{{}}};", bounds, list));
  return fmt::format("{}, {}", pointer(location), bounds);
}

// An S7Area, as an initialiser: what a Variant, or a structured parameter of a system block, refers to.
std::string BlockPrinter::area(const Expression* actual) {
  if (actual == nullptr) return "{0, 0, 0, 0, 0, \"\", 0}";
  const scl::Type& type = *actual->type;
  if (type.kind == TypeKind::Variant) return fmt::format("*{}", locate(*actual).text);
  bool isConstant = actual->constant.has_value();
  if (!isConstant && std::holds_alternative<scl::Subscript>(actual->form)) {
    return areaOfElement(std::get<scl::Subscript>(actual->form));
  }
  if (!isConstant && (std::holds_alternative<scl::Name>(actual->form) ||
                      std::holds_alternative<scl::MemberAccess>(actual->form))) {
    Location location = locate(*actual);
    if (location.kind != Location::Kind::Native) {
      return areaOf(location, type.kind == TypeKind::Array ? elementsFrom(location, "") : "1");
    }
  }
  TextOperand image = imageOf(*actual);
  Location location;
  location.text = image.pointer;
  location.type = &type;
  return areaOf(location, "1");
}

std::string BlockPrinter::areaOfElement(const scl::Subscript& subscript) {
  Location array = locate(*subscript.base);
  std::string number = fresh("n");
  add(fmt::format("u32 {} = {};", number, elementNumber(array, subscript)));
  if (array.type->element->kind == TypeKind::Bool) {
    // Beyond the array's end there is no bit: one of the scratch element stands in.
    return fmt::format(
        "{{{0} == S7_NONE ? cpu->scratch : {1} + ({0} >> 3), {0} == S7_NONE ? 0 : {0} & 7, {2}, 0, {3}, "
        "\"Bool\", 0}}",
        number, pointer(array), static_cast<int>(TypeKind::Bool), elementsFrom(array, number));
  }
  return areaOf(elementAt(array, number), elementsFrom(array, number));
}

std::string BlockPrinter::areaOf(const Location& location, const std::string& count) {
  const scl::Type& type = *location.type;
  const scl::Type& element = type.kind == TypeKind::Array ? *type.element : type;
  std::string bit = location.kind == Location::Kind::Bit ? location.bit : "0";
  std::string name = element.name;
  std::erase(name, '"');
  return fmt::format("{{{}, {}, {}, {}, {}, {}, {}}}", pointer(location), bit, static_cast<int>(element.kind),
                     scl::elementBytes(element), count, quoted(name), type.kind == TypeKind::Array ? 1 : 0);
}

}  // namespace vcpu
