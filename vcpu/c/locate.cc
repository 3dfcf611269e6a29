// Where operands lie, and how they are read and written.

#include <fmt/format.h>

#include "scl/types/layout.h"
#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::Expression;
using scl::TypeKind;

namespace {

bool isCallOrConversion(const std::string& text) {
  return text.find('(') != std::string::npos;
}

Location at(std::string pointer, int64_t offset, const scl::Type& type, int bit) {
  Location location;
  location.text = std::move(pointer);
  location.offset = offset;
  location.type = &type;
  if (type.kind == TypeKind::Bool) {
    location.kind = Location::Kind::Bit;
    location.bit = std::to_string(bit);
  }
  return location;
}

int64_t elementCount(const scl::Type& array) {
  int64_t count = 1;
  for (const scl::Bounds& bounds : array.dimensions) count *= bounds.count();
  return count;
}

}  // namespace

Location BlockPrinter::locate(const Expression& expression) {
  if (const auto* name = std::get_if<scl::Name>(&expression.form)) {
    if (name->variable != nullptr) return locateVariable(*name->variable);
    if (name->dataBlock != nullptr) {
      return at(fmt::format("cpu->db[{}]", plan_.dataBlockNumbers.at(name->dataBlock)), 0,
                *name->dataBlock->type, 0);
    }
    if (name->enableOut) return {Location::Kind::Native, "cpu->eno", 0, "", expression.type, false, ""};
    Location result = at("result", 0, *block_.result, 0);
    if (scl::isElementary(*block_.result)) result.kind = Location::Kind::Native;
    return result;
  }
  if (const auto* access = std::get_if<scl::MemberAccess>(&expression.form)) {
    return locateMember(locate(*access->base), *access->member);
  }
  if (const auto* subscript = std::get_if<scl::Subscript>(&expression.form)) {
    if (scl::isText(*subscript->base->type)) return locateCharacter(*subscript, *expression.type);
    return locateElement(*subscript);
  }
  // What is no variable is a value: it gets a place of its own.
  return at(memory(expression), 0, *expression.type, 0);
}

Location BlockPrinter::locateVariable(const scl::Variable& variable) {
  if (isNative(variable)) {
    return {Location::Kind::Native, names_.at(&variable), 0, "", variable.type, false, ""};
  }
  if (variable.viewed != nullptr) {
    const scl::Variable* root = variable.viewed;
    while (root->viewed != nullptr) root = root->viewed;
    Location base = locateVariable(*root);
    return at(base.text, base.offset + variable.offset - root->offset, *variable.type, variable.bit);
  }
  if (isHandedOver(variable)) {
    const std::string& name = names_.at(&variable);
    Location location = at(name, 0, *variable.type, 0);
    location.bounded = scl::isText(*variable.type);
    if (variable.type->kind == TypeKind::Array && variable.type->dimensions.empty())
      location.bounds = name + "Bounds";
    return location;
  }
  bool inInstance = block_.kind == scl::Block::Kind::FunctionBlock && variable.section != scl::Section::Temp;
  return at(inInstance ? "self" : "frame", variable.offset, *variable.type, variable.bit);
}

Location BlockPrinter::locateMember(const Location& base, const scl::Member& member) {
  // Of an InOut passed by reference the instance holds no value that could be reached from outside.
  if (member.byReference) {
    plan_.scratchBytes = std::max<int64_t>(plan_.scratchBytes, member.type->size);
    return at("cpu->scratch", 0, *member.type, 0);
  }
  return at(base.text, base.offset + member.offset, *member.type, member.bit);
}

std::string BlockPrinter::indexText(const Expression& index) {
  // The checker narrows every index to DInt; here the full width counts, or 2^32 would be element 0.
  if (const auto* conversion = std::get_if<scl::ImplicitConversion>(&index.form)) {
    if (!index.constant && scl::isInteger(*conversion->operand->type)) {
      return value(*conversion->operand);
    }
  }
  return value(index);
}

std::string BlockPrinter::elementNumber(const Location& array, const scl::Subscript& subscript) {
  std::string number;
  for (size_t i = 0; i < subscript.indices.size(); i++) {
    std::string low = fmt::format("{}[{}]", array.bounds, 2 * i);
    std::string count = fmt::format("(u32)({0}[{2}] - {0}[{1}] + 1)", array.bounds, 2 * i, 2 * i + 1);
    if (array.bounds.empty()) {
      low = std::to_string(array.type->dimensions[i].low);
      count = std::to_string(array.type->dimensions[i].count());
    }
    std::string index = indexText(*subscript.indices[i]);
    std::string one = fmt::format("s7Index(cpu, {}, {}, {}, {})", index, low, count, site(line_));
    number = i == 0 ? one : fmt::format("s7Row({}, {}, {})", number, count, one);
  }
  mayStop_ = true;
  return number;
}

Location BlockPrinter::elementAt(const Location& array, const std::string& number) {
  const scl::Type& element = *array.type->element;
  if (element.kind == TypeKind::Bool) {
    Location location = at(array.text, array.offset, element, 0);
    location.bit = number;
    return location;
  }
  plan_.scratchBytes = std::max<int64_t>(plan_.scratchBytes, element.size);
  return at(fmt::format("s7At(cpu, {}, {}, {})", pointer(array), number, scl::elementBytes(element)), 0,
            element, 0);
}

Location BlockPrinter::locateCharacter(const scl::Subscript& subscript, const scl::Type& character) {
  const Location text = pinned(locate(*subscript.base));
  const bool wide = text.type->kind == TypeKind::WString;
  // A text handed over by reference may be shorter than its type says; its header knows.
  std::string count = std::to_string(text.type->length);
  if (text.bounded) {
    count = fmt::format("s7TextRoom({}, {}, {})", pointer(text), count, wide ? 1 : 0);
  }
  const int headerBytes = 2 * character.size;
  const std::string index = indexText(*subscript.indices[0]);
  mayStop_ = true;
  plan_.scratchBytes = std::max<int64_t>(plan_.scratchBytes, character.size);
  return at(fmt::format("s7Element(cpu, {} + {}, {}, 1, {}, {}, {})", pointer(text), headerBytes, index,
                        count, character.size, site(line_)),
            0, character, 0);
}

Location BlockPrinter::locateElement(const scl::Subscript& subscript) {
  Location array = locate(*subscript.base);
  const scl::Type& element = *array.type->element;
  // Indices known here are part of the offset.
  int64_t number = array.bounds.empty() ? 0 : -1;
  for (size_t i = 0; i < array.type->dimensions.size() && number >= 0; i++) {
    const scl::Bounds& bounds = array.type->dimensions[i];
    const auto& constant = subscript.indices[i]->constant;
    const int64_t* index = constant ? std::get_if<int64_t>(&*constant) : nullptr;
    bool inside = index != nullptr && *index >= bounds.low && *index <= bounds.high;
    number = inside ? number * bounds.count() + *index - bounds.low : -1;
  }
  if (number >= 0) {
    if (element.kind != TypeKind::Bool) {
      return at(array.text, array.offset + number * scl::elementBytes(element), element, 0);
    }
    return at(array.text, array.offset + number / 8, element, static_cast<int>(number % 8));
  }
  if (element.kind == TypeKind::Bool || subscript.indices.size() > 1 || !array.bounds.empty()) {
    return elementAt(array, elementNumber(array, subscript));
  }
  mayStop_ = true;
  plan_.scratchBytes = std::max<int64_t>(plan_.scratchBytes, element.size);
  const scl::Bounds& bounds = array.type->dimensions[0];
  std::string index = indexText(*subscript.indices[0]);
  return at(fmt::format("s7Element(cpu, {}, {}, {}, {}, {}, {})", pointer(array), index, bounds.low,
                        bounds.count(), scl::elementBytes(element), site(line_)),
            0, element, 0);
}

std::string BlockPrinter::elementsFrom(const Location& array, const std::string& number) {
  std::string total = std::to_string(elementCount(*array.type));
  if (!array.bounds.empty()) total = fmt::format("(u32)({0}[1] - {0}[0] + 1)", array.bounds);
  return number.empty() ? total : fmt::format("({0} == S7_NONE ? 1 : {1} - {0})", number, total);
}

Location BlockPrinter::pinned(Location location) {
  if (location.kind == Location::Kind::Native) return location;
  if (isCallOrConversion(location.text)) {
    std::string name = fresh("p");
    add(fmt::format("u8 *{} = {};", name, pointer(location)));
    location.text = name;
    location.offset = 0;
  }
  if (isCallOrConversion(location.bit)) {
    std::string name = fresh("n");
    add(fmt::format("u32 {} = {};", name, location.bit));
    location.bit = name;
  }
  return location;
}

std::string BlockPrinter::pointer(const Location& location) const {
  return location.offset == 0 ? location.text : fmt::format("{} + {}", location.text, location.offset);
}

std::string BlockPrinter::load(const Location& location) const {
  switch (location.kind) {
    case Location::Kind::Native: return location.text;
    case Location::Kind::Bit: return fmt::format("s7LoadBit({}, {})", pointer(location), location.bit);
    case Location::Kind::Memory: break;
  }
  const scl::Type& type = *location.type;
  if (type.kind == TypeKind::Real) return fmt::format("s7LoadF32({})", pointer(location));
  if (type.kind == TypeKind::LReal) return fmt::format("s7LoadF64({})", pointer(location));
  std::string cast = isSignedInC(type) ? fmt::format("({})", cType(type)) : "";
  if (type.size == 1) return fmt::format("{}{}[{}]", cast, location.text, location.offset);
  return fmt::format("{}s7Load{}({})", cast, type.size * 8, pointer(location));
}

void BlockPrinter::store(const Location& location, const std::string& value) {
  switch (location.kind) {
    case Location::Kind::Native: return add(fmt::format("{} = {};", location.text, value));
    case Location::Kind::Bit:
      return add(fmt::format("s7StoreBit({}, {}, {});", pointer(location), location.bit, value));
    case Location::Kind::Memory: break;
  }
  const scl::Type& type = *location.type;
  if (type.kind == TypeKind::Real) return add(fmt::format("s7StoreF32({}, {});", pointer(location), value));
  if (type.kind == TypeKind::LReal) return add(fmt::format("s7StoreF64({}, {});", pointer(location), value));
  if (type.size == 1) return add(fmt::format("{}[{}] = {};", location.text, location.offset, value));
  add(fmt::format("s7Store{}({}, {});", type.size * 8, pointer(location), value));
}

}  // namespace vcpu
