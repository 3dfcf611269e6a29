// STRG_VAL, VAL_STRG, Strg_TO_Chars, Chars_TO_Strg. Source: S7-1200 System Manual A5E02486680-AG, 8.2.2
// and 8.2.3.

#include <algorithm>
#include <cmath>

#include "vcpu/runtime/integers.h"
#include "vcpu/runtime/number_text.h"
#include "vcpu/runtime/texts.h"

namespace vcpu::s7 {

using scl::TypeKind;

namespace {

constexpr i64 FORMATS = 8;

bool isFloatKind(TypeKind kind) {
  return kind == TypeKind::Real || kind == TypeKind::LReal;
}

}  // namespace

void textToNumber(S7Cpu* cpu, i32 toKind, u8* to, const u8* in, u32 form, i64 format, i64 position,
                  SourceLine at) {
  countTextFunction(cpu, 3);
  auto kind = static_cast<TypeKind>(toKind);
  std::u16string text = readText(cpu, in, form, at);
  bool valid = format >= 0 && format < FORMATS && position >= 1 && position <= static_cast<i64>(text.size());
  ParsedNumber number;
  if (valid) {
    number = parseNumber(text.substr(static_cast<size_t>(position - 1)), kind, static_cast<uint16_t>(format));
  }
  if (!number.valid) cpu->eno = 0;
  if (kind == TypeKind::Real) return s7StoreF32(to, static_cast<f32>(number.real));
  if (kind == TypeKind::LReal) return s7StoreF64(to, number.real);
  writeInteger(kind, to, number.integer);
}

// The number stands right-justified in SIZE characters from position P on; SIZE 0 takes what it needs. What
// stood before P stays; blanks fill what lies between. If it does not fit the string stays as it was.
void numberToText(S7Cpu* cpu, u8* to, u32 form, i32 fromKind, const u8* from, i64 size, i64 precision,
                  i64 format, i64 position, SourceLine at) {
  countTextFunction(cpu, 3);
  auto kind = static_cast<TypeKind>(fromKind);
  std::u16string text = readText(cpu, to, form, at);
  bool valid = format >= 0 && format < FORMATS && position >= 1;
  valid = valid && (size == 0 || size > precision);
  std::u16string number;
  auto style = static_cast<uint16_t>(format);
  auto decimals = static_cast<int>(precision);
  if (isFloatKind(kind)) {
    const f64 real = kind == TypeKind::Real ? f64{s7LoadF32(from)} : s7LoadF64(from);
    number = formatNumber(real, decimals, style);
    if (!std::isfinite(real)) cpu->eno = 0;
  } else {
    number = formatInteger(readInteger(kind, from), isSignedKind(kind), decimals, style);
  }
  auto width = static_cast<size_t>(size == 0 ? static_cast<i64>(number.size()) : size);
  valid = valid && number.size() <= width;
  if (!valid || position - 1 + static_cast<i64>(width) > roomOf(to, form)) {
    cpu->eno = 0;
    return;
  }
  number.insert(0, width - number.size(), u' ');
  auto start = static_cast<size_t>(position - 1);
  text.resize(std::max(text.size(), start + width), u' ');
  text.replace(start, width, number);
  writeText(cpu, to, form, text, at);
}

i64 textToCharacters(S7Cpu* cpu, const u8* in, u32 form, i64 first, const S7Area* characters, SourceLine at) {
  cpu->counts[S7_BLOCK_COPIES]++;
  std::u16string text = readText(cpu, in, form, at);
  i64 room = i64{characters->count} - first;
  if (first < 0 || room < static_cast<i64>(text.size())) cpu->eno = 0;
  if (first < 0 || room <= 0) return 0;
  i64 moved = std::min(room, static_cast<i64>(text.size()));
  for (i64 i = 0; i < moved; i++) {
    u8* element = characters->bytes + (first + i) * characters->elementBytes;
    char16_t character = text[static_cast<size_t>(i)];
    if (characters->elementBytes == 2) {
      s7Store16(element, character);
    } else {
      *element = character <= 0xFF ? static_cast<u8>(character) : '?';
    }
  }
  return moved;
}

// A count of 0 takes all; a character of code 0 ends the text.
void charactersToText(S7Cpu* cpu, u8* to, u32 form, i64 first, i64 count, const S7Area* characters,
                      SourceLine at) {
  cpu->counts[S7_BLOCK_COPIES]++;
  i64 room = i64{characters->count} - first;
  if (first < 0 || room < count) cpu->eno = 0;
  i64 last = count == 0 ? room : std::min(count, room);
  std::u16string text;
  for (i64 i = 0; first >= 0 && i < last; i++) {
    const u8* element = characters->bytes + (first + i) * characters->elementBytes;
    auto character = static_cast<char16_t>(characters->elementBytes == 2 ? s7Load16(element) : *element);
    if (character == 0) break;
    text += character;
  }
  writeText(cpu, to, form, text, at);
}

}  // namespace vcpu::s7
