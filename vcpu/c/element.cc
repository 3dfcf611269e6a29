// Elements of arrays and characters of strings. Each index is checked when the program runs, here and nowhere
// else.

#include "vcpu/c/element.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scl/types/layout.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

std::string indexValue(CFunction& f, const Expression& index) {
  // The checker narrows every index to DInt; here the full width counts, or 2^32 would be element 0.
  if (const auto* conversion = std::get_if<scl::ImplicitConversion>(&index.form)) {
    const scl::Type& type = *conversion->operand->type;
    if (!index.constant && scl::isInteger(type)) {
      const std::string whole = value(f, *conversion->operand);
      return type.kind == TypeKind::ULInt ? fmt::format("s7UnsignedIndex({})", whole) : whole;
    }
  }
  return value(f, index);
}

// An index is read, whatever is done with the element.
std::string indexText(CFunction& f, const Expression& index) {
  const bool before = std::exchange(f.writes, false);
  std::string text = indexValue(f, index);
  f.writes = before;
  return text;
}

// Of an operand with an index an element begins at each byte: the word MW[1] has a byte in common with MW[0].
int64_t stepOf(const scl::Subscript& subscript, const scl::Type& element) {
  return isIndexedOperand(subscript) ? 1 : scl::elementBytes(element);
}

// Every index that is checked when the program runs passes here: if it is out of range, the CPU may go to
// STOP.
void noteIndex(CFunction& f, const scl::Subscript& subscript) {
  f.noteMayStop();
  const bool known =
      std::ranges::all_of(subscript.indices, [](const auto& index) { return index->constant.has_value(); });
  if (!known) f.count("S7_INDEXED_ACCESSES");
}

}  // namespace

bool isIndexedOperand(const scl::Subscript& subscript) {
  const auto* name = std::get_if<scl::Name>(&subscript.base->form);
  return name != nullptr && name->sigil == scl::Name::Sigil::Percent && name->place.has_value();
}

CExpr elementNumber(CFunction& f, const LValue& array, const scl::Subscript& subscript) {
  std::string number;
  for (size_t i = 0; i < subscript.indices.size(); i++) {
    std::string low = fmt::format("{}[{}]", array.bounds, 2 * i);
    std::string count = fmt::format("(u32)({0}[{2}] - {0}[{1}] + 1)", array.bounds, 2 * i, 2 * i + 1);
    if (array.bounds.empty()) {
      low = std::to_string(array.type->dimensions[i].low);
      count = std::to_string(array.type->dimensions[i].count());
    }
    std::string index = indexText(f, *subscript.indices[i]);
    std::string one = fmt::format("s7Index(cpu, {}, {}, {}, {})", index, low, count, f.accessLine());
    number = i == 0 ? one : fmt::format("s7Row({}, {}, {})", number, count, one);
  }
  noteIndex(f, subscript);
  return computed(number);
}

LValue elementAt(CFunction& f, const LValue& array, const CExpr& number) {
  const scl::Type& element = *array.type->element;
  if (element.kind == TypeKind::Bool) {
    LValue lvalue = memoryLValue(array.base, array.offset, element, 0);
    lvalue.bit = number;
    lvalue.fixedBit.reset();
    return lvalue;
  }
  f.plan.needScratch(element.size);
  return memoryLValue(
      computed(fmt::format("s7At(cpu, {}, {}, {})", pointer(array), number.text, scl::elementBytes(element))),
      0, element, 0);
}

LValue locateElement(CFunction& f, const scl::Subscript& subscript) {
  LValue array = locate(f, *subscript.base);
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
      return memoryLValue(array.base, array.offset + number * stepOf(subscript, element), element, 0);
    }
    return memoryLValue(array.base, array.offset + number / 8, element, static_cast<int>(number % 8));
  }
  if (element.kind == TypeKind::Bool || subscript.indices.size() > 1 || !array.bounds.empty()) {
    return elementAt(f, array, elementNumber(f, array, subscript));
  }
  noteIndex(f, subscript);
  f.plan.needScratch(element.size);
  const scl::Bounds& bounds = array.type->dimensions[0];
  std::string index = indexText(f, *subscript.indices[0]);
  return memoryLValue(
      computed(fmt::format("s7Element(cpu, {}, {}, {}, {}, {}, {})", pointer(array), index, bounds.low,
                           bounds.count(), stepOf(subscript, element), f.accessLine())),
      0, element, 0);
}

LValue locateCharacter(CFunction& f, const scl::Subscript& subscript, const scl::Type& character) {
  const LValue text = pinned(f, locate(f, *subscript.base));
  const bool wide = text.type->kind == TypeKind::WString;
  // A text handed over by reference may be shorter than its type says; its header knows.
  std::string count = std::to_string(text.type->length);
  if (text.bounded) {
    count = fmt::format("s7TextRoom({}, {}, {})", pointer(text), count, wide ? 1 : 0);
  }
  const int headerBytes = 2 * character.size;
  const std::string index = indexText(f, *subscript.indices[0]);
  noteIndex(f, subscript);
  f.plan.needScratch(character.size);
  return memoryLValue(computed(fmt::format("s7Element(cpu, {} + {}, {}, 1, {}, {}, {})", pointer(text),
                                           headerBytes, index, count, character.size, f.accessLine())),
                      0, character, 0);
}

std::string elementsFrom(const LValue& array, const std::string& number) {
  std::string total = std::to_string(scl::elementCount(*array.type));
  if (!array.bounds.empty()) total = fmt::format("(u32)({0}[1] - {0}[0] + 1)", array.bounds);
  return number.empty() ? total : fmt::format("({0} == S7_NONE ? 1 : {1} - {0})", number, total);
}

}  // namespace vcpu::c
