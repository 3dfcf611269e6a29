#include "vcpu/access/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "scl/scl.h"
#include "scl/text/absolute_address.h"
#include "scl/types/initial_image.h"
#include "scl/types/layout.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/access/literal_form.h"
#include "vcpu/access/value_list.h"

namespace vcpu {

using scl::TypeKind;

namespace {

bool isByte(const scl::Type& type) {
  return type.kind == TypeKind::Byte || type.kind == TypeKind::USInt || type.kind == TypeKind::SInt ||
         type.kind == TypeKind::Char;
}

Result<void> setBytes(const Operand& operand, std::string_view digits) {
  if (operand.type->kind != TypeKind::Array || !isByte(*operand.type->element)) {
    return Failure{
        fmt::format("hex: is for arrays of Byte, USInt, SInt or Char, not for {}.", operand.type->name)};
  }
  size_t count = digits.size() / 2;
  bool valid = digits.size() % 2 == 0 &&
               std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isxdigit(c); });
  if (!valid || count > static_cast<size_t>(scl::elementCount(*operand.type))) {
    return Failure{valid ? fmt::format("{} bytes do not fit into {}.", count, operand.type->name)
                         : "After hex: two hexadecimal digits stand for each byte."};
  }
  for (size_t i = 0; i < count; i++) {
    std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, operand.bytes[i], 16);
  }
  return {};
}

// A literal, or one with a minus in front: nothing that would need a program around it.
bool isLiteral(const scl::Expression& expression) {
  const auto* unary = std::get_if<scl::Unary>(&expression.form);
  const scl::Expression& inner = unary != nullptr ? *unary->operand : expression;
  return std::holds_alternative<scl::Literal>(inner.form);
}

// The one constant of a source that declares nothing else; nullptr if the text made it something else.
const scl::Variable* onlyConstant(const scl::Program& program) {
  if (program.blocks.size() != 1 || !program.dataBlocks.empty()) return nullptr;
  const scl::Block& block = *program.blocks[0];
  if (block.sections.size() != 1 || block.sections[0].variables.size() != 1 || !block.body.empty())
    return nullptr;
  const scl::Variable& variable = block.sections[0].variables[0];
  return variable.initial != nullptr && isLiteral(*variable.initial) ? &variable : nullptr;
}

// The checker decides what a literal means for a type, so it is asked: by a function with one constant.
// In parentheses and on a line of its own the literal ends nothing but itself. Answers what the checker found
// wrong.
Result<scl::Constant> constantOf(const scl::Type& type, std::string_view literal) {
  std::string source = fmt::format(
      "FUNCTION \"value\" : Void\nVAR CONSTANT\n  value : {} := (\n{}\n);\nEND_VAR\nBEGIN\nEND_FUNCTION\n",
      type.name, literal);
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(source, "value", scl::Dialect::Tia, diagnostics));
  scl::Program program = scl::check(std::move(units), {}, scl::Dialect::Tia, diagnostics);
  const scl::Variable* variable = diagnostics.hasErrors() ? nullptr : onlyConstant(program);
  if (variable != nullptr && variable->constant) return *variable->constant;
  return Failure{diagnostics.hasErrors() ? diagnostics.list()[0].sentence : ""};
}

// What is lost when `text` (UTF-8) is stored in a String or WString of type `type`; empty: nothing.
std::string lossOf(const scl::Type& type, const std::string& text) {
  const bool isWide = type.kind == TypeKind::WString;
  const size_t characters = isWide ? scl::utf16(text).size() : scl::latin1(text).size();
  if (characters > static_cast<size_t>(type.length)) {
    return fmt::format("The text has {} characters, {} takes {}.", characters, type.name, type.length);
  }
  return isWide || scl::isLatin1(text)
             ? ""
             : "The text has a character that is not in Latin-1, as String keeps it.";
}

// %T5 or T5: a timer or counter is handed over by its number.
Result<void> setNumber(const Operand& operand, std::string_view literal) {
  const scl::MemoryArea area =
      operand.type->kind == TypeKind::Timer ? scl::MemoryArea::Timers : scl::MemoryArea::Counters;
  const auto address = scl::parseAbsoluteAddress(literal);
  const bool fits = address && address->area == area && address->byte <= INT16_MAX;
  if (!fits) {
    return Failure{fmt::format("{} is no value of type {}. It takes one like %{}5.", literal,
                               operand.type->name, scl::areaLetter(area))};
  }
  storeBigEndian<uint16_t>(operand.bytes.data(), static_cast<uint16_t>(address->byte));
  return {};
}

Result<void> setLiteral(const Operand& operand, std::string_view literal) {
  const scl::Type& type = *operand.type;
  const Result<scl::Constant> constant = constantOf(type, literal);
  if (constant) {
    const bool isString = type.kind == TypeKind::String || type.kind == TypeKind::WString;
    const std::string loss = isString ? lossOf(type, std::get<std::string>(*constant)) : "";
    if (!loss.empty()) return Failure{loss};
    scl::encode(operand.bytes, 0, operand.bit, type, *constant);
    return {};
  }
  std::string sentence = fmt::format("{} is no value of type {}.", literal, type.name);
  const std::string advice =
      literalAdvice(type, literal, [&](const std::string& other) { return bool{constantOf(type, other)}; });
  if (!advice.empty()) return Failure{sentence + " " + advice};
  return Failure{constant.failure().empty() ? sentence : sentence + " " + constant.failure()};
}

}  // namespace

Result<void> setValue(const Operand& operand, std::string_view literal) {
  if (literal.starts_with("hex:")) return setBytes(operand, literal.substr(4));
  switch (operand.type->kind) {
    case TypeKind::Array:
    case TypeKind::Struct: return setList(operand, literal);
    case TypeKind::FunctionBlock:
      return Failure{
          fmt::format("An instance of {} has no value of its own; set its variables.", operand.type->name)};
    case TypeKind::Timer:
    case TypeKind::Counter: return setNumber(operand, literal);
    case TypeKind::Reference: return Failure{"A reference has no value from outside; there it is NULL."};
    default: return setLiteral(operand, literal);
  }
}

}  // namespace vcpu
