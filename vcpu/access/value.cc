#include "vcpu/access/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "scl/scl.h"
#include "scl/types/initial_image.h"

namespace vcpu {

using scl::TypeKind;

namespace {

bool isByte(const scl::Type& type) {
  return type.kind == TypeKind::Byte || type.kind == TypeKind::USInt || type.kind == TypeKind::Char;
}

Result<void> setBytes(const Operand& operand, std::string_view digits) {
  if (operand.type->kind != TypeKind::Array || !isByte(*operand.type->element)) {
    return Failure{fmt::format("hex: is for arrays of Byte, USInt or Char, not for {}.", operand.type->name)};
  }
  size_t count = digits.size() / 2;
  bool valid = digits.size() % 2 == 0 &&
               std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isxdigit(c); });
  if (!valid || count > static_cast<size_t>(operand.type->dimensions[0].count())) {
    return Failure{valid ? fmt::format("{} bytes do not fit into {}.", count, operand.type->name)
                         : "After hex: two hexadecimal digits stand for each byte."};
  }
  for (size_t i = 0; i < count; i++) {
    std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, operand.bytes[i], 16);
  }
  return {};
}

// The values between the brackets of [1, 'a,b', 2].
std::vector<std::string_view> valuesOf(std::string_view list) {
  std::vector<std::string_view> values;
  list = list.substr(1, list.size() - 2);
  size_t first = 0;
  bool quoted = false;
  for (size_t i = 0; i <= list.size(); i++) {
    if (i < list.size() && list[i] == '\'') quoted = !quoted;
    if (i < list.size() && (list[i] != ',' || quoted)) continue;
    values.push_back(list.substr(first, i - first));
    first = i + 1;
  }
  return values;
}

Result<void> setList(const Operand& operand, std::string_view list) {
  const scl::Type& element = *operand.type->element;
  std::vector<std::string_view> values = valuesOf(list);
  if (values.size() > static_cast<size_t>(operand.type->dimensions[0].count())) {
    return Failure{fmt::format("{} values do not fit into {}.", values.size(), operand.type->name)};
  }
  // All or nothing: the values go to a copy first.
  std::vector<uint8_t> bytes(operand.bytes.begin(), operand.bytes.end());
  const bool bits = element.kind == TypeKind::Bool;
  for (size_t i = 0; i < values.size(); i++) {
    const size_t at = bits ? i / 8 : i * static_cast<size_t>(element.size);
    Operand one{std::span(bytes).subspan(at), bits ? static_cast<int32_t>(i % 8) : 0, &element};
    if (Result<void> set = setValue(one, values[i]); !set) return set;
  }
  std::copy(bytes.begin(), bytes.end(), operand.bytes.begin());
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

}  // namespace

// The checker decides what a literal means for a type, so it is asked: by a function with one constant.
Result<void> setValue(const Operand& operand, std::string_view literal) {
  if (literal.starts_with("hex:")) return setBytes(operand, literal.substr(4));
  const scl::Type& type = *operand.type;
  const bool isRow = type.kind == TypeKind::Array && type.dimensions.size() == 1;
  if (isRow && literal.size() > 2 && literal.front() == '[' && literal.back() == ']')
    return setList(operand, literal);
  bool isImage =
      type.kind == TypeKind::Array || type.kind == TypeKind::Struct || type.kind == TypeKind::FunctionBlock;
  if (isImage) {
    return Failure{
        fmt::format("A value of type {} cannot be set as a whole; set its elements or members.", type.name)};
  }
  std::string source = fmt::format(
      "FUNCTION \"value\" : Void\nVAR CONSTANT\n  value : {} := {};\nEND_VAR\nBEGIN\nEND_FUNCTION\n",
      type.name, literal);
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(source, "value", scl::Dialect::Tia, diagnostics));
  scl::Program program = scl::check(std::move(units), {}, scl::Dialect::Tia, diagnostics);
  const scl::Variable* variable = diagnostics.hasErrors() ? nullptr : onlyConstant(program);
  if (variable == nullptr || !variable->constant) {
    std::string sentence = fmt::format("{} is no value of type {}.", literal, type.name);
    if (diagnostics.hasErrors()) sentence += " " + diagnostics.list()[0].sentence;
    return Failure{std::move(sentence)};
  }
  scl::encode(operand.bytes, 0, operand.bit, type, *variable->constant);
  return {};
}

}  // namespace vcpu
