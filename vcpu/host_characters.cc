// Characters between strings and arrays. Source: TIA Portal Information System, Strg_TO_Chars and
// Chars_TO_Strg (S7-1200, S7-1500).

#include <algorithm>

#include "vcpu/host_text.h"

namespace vcpu::s7 {

namespace {

constexpr u32 WIDE_BYTES = 2;  // of a WChar

}  // namespace

// A count of 0 stands for all characters up to the end of the array. More than there are clears ENO.
void charactersToText(S7Cpu* cpu, u8* to, u32 toForm, const u8* characters, u32 total, u32 width, i64 first,
                      i64 count, u32 site) {
  if (first < 0 || first >= i64{total}) {
    cpu->eno = 0;
    return writeText(cpu, to, toForm, {}, site);
  }
  const i64 there = i64{total} - first;
  if (count > there) cpu->eno = 0;
  const i64 taken = count <= 0 ? there : std::min(count, there);
  std::u16string text(static_cast<size_t>(taken), u'\0');
  for (i64 i = 0; i < taken; i++) {
    const u8* character = characters + (first + i) * width;
    text[static_cast<size_t>(i)] =
        width == WIDE_BYTES ? static_cast<char16_t>(s7Load16(character)) : *character;
  }
  writeText(cpu, to, toForm, text, site);
}

// Answers how many characters were moved. What does not fit is left out and clears ENO.
i64 textToCharacters(S7Cpu* cpu, const u8* from, u32 fromForm, u8* characters, u32 total, u32 width,
                     i64 first, u32 site) {
  const std::u16string text = readText(cpu, from, fromForm, site);
  if (first < 0 || first > i64{total}) {
    cpu->eno = 0;
    return 0;
  }
  const i64 moved = std::min(i64{total} - first, static_cast<i64>(text.size()));
  if (moved < static_cast<i64>(text.size())) cpu->eno = 0;
  for (i64 i = 0; i < moved; i++) {
    u8* character = characters + (first + i) * width;
    const char16_t code = text[static_cast<size_t>(i)];
    if (width == WIDE_BYTES) {
      s7Store16(character, code);
    } else {
      *character = code <= 0xFF ? static_cast<u8>(code) : '?';
    }
  }
  return moved;
}

}  // namespace vcpu::s7
