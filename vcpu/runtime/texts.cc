// Strings. Source of limits and ENO: S7-1200 System Manual A5E02486680-AG, 8.2 "String and character".

#include <algorithm>

#include "scl/library/standard_function.h"
#include "vcpu/runtime/texts.h"

namespace vcpu::s7 {

using scl::StandardFunction;

namespace {

constexpr u32 NARROW_CHARACTERS_MAX = 254;

struct TextHeader {
  u32 maximum;
  u32 length;
  bool valid;
};

u32 capacityOf(u32 form) {
  return form & S7_TEXT_CAPACITY;
}
bool isWide(u32 form) {
  return (form & S7_TEXT_WIDE) != 0;
}

TextHeader headerOf(const u8* text, u32 form) {
  bool wide = isWide(form);
  TextHeader header{wide ? u32{s7Load16(text)} : u32{text[0]}, wide ? u32{s7Load16(text + 2)} : u32{text[1]},
                    false};
  bool possible = wide || header.maximum <= NARROW_CHARACTERS_MAX;
  header.valid = possible && header.maximum <= capacityOf(form) && header.length <= header.maximum;
  return header;
}

void fault(S7Cpu* cpu, SourceLine at) {
  cpu->eno = 0;
  cpu->host->fault(cpu, S7_STRING, at);
}

void writeHeader(u8* text, u32 form, u32 maximum, u32 length) {
  if (isWide(form)) {
    s7Store16(text, static_cast<u16>(maximum));
    s7Store16(text + 2, static_cast<u16>(length));
  } else {
    text[0] = static_cast<u8>(maximum);
    text[1] = static_cast<u8>(length);
  }
}

// How many characters the target takes; a bounded one keeps its own maximum.
u32 roomIn(S7Cpu* cpu, const u8* text, u32 form, SourceLine at) {
  if ((form & S7_TEXT_BOUNDED) == 0) return capacityOf(form);
  u32 maximum = isWide(form) ? s7Load16(text) : text[0];
  if (maximum <= capacityOf(form)) return maximum;
  fault(cpu, at);
  return capacityOf(form);
}

// Both of one width: bytes move as they are, also onto themselves.
void moveText(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at) {
  TextHeader source = headerOf(from, fromForm);
  if (!source.valid) {
    fault(cpu, at);
    source.length = 0;
  }
  u32 room = roomIn(cpu, to, toForm, at);
  u32 length = std::min(source.length, room);
  if (length < source.length) cpu->eno = 0;
  u32 width = isWide(toForm) ? 2 : 1;
  cpu->counts[S7_BLOCK_COPIES]++;
  cpu->counts[S7_COPIED_BYTES] += u64{length} * width;
  std::memmove(to + 2 * width, from + 2 * width, size_t{length} * width);
  writeHeader(to, toForm, room, length);
}

std::u16string part(const std::u16string& text, i64 position, i64 length) {
  auto from = static_cast<size_t>(position - 1);
  return from >= text.size() ? std::u16string() : text.substr(from, static_cast<size_t>(length));
}

i64 lengthOf(const std::u16string& text) {
  return static_cast<i64>(text.size());
}

// MID and DELETE with a position or length that cannot be answer an empty string; one behind the end leaves
// nothing to take and nothing to delete.
std::u16string middle(S7Cpu* cpu, const std::u16string& in, i64 length, i64 position) {
  if (length < 0 || position < 1 || position > lengthOf(in)) {
    cpu->eno = 0;
    return {};
  }
  return part(in, position, length);
}

std::u16string withoutPart(S7Cpu* cpu, const std::u16string& in, i64 length, i64 position) {
  if (length < 0 || position < 1) {
    cpu->eno = 0;
    return {};
  }
  if (position > lengthOf(in)) {
    cpu->eno = 0;
    return in;
  }
  return part(in, 1, position - 1) + part(in, position + std::min(length, lengthOf(in)), lengthOf(in));
}

std::u16string inserted(S7Cpu* cpu, const std::u16string& in, const std::u16string& added, i64 position) {
  if (position < 0) {
    cpu->eno = 0;
    return {};
  }
  if (position > lengthOf(in)) {
    cpu->eno = 0;
    return in + added;
  }
  return part(in, 1, position) + added + part(in, position + 1, lengthOf(in));
}

std::u16string replaced(S7Cpu* cpu, const std::u16string& in, const std::u16string& by, i64 length,
                        i64 position) {
  if (length < 0 || position < 1) {
    cpu->eno = 0;
    return {};
  }
  if (position > lengthOf(in)) {
    cpu->eno = 0;
    return in + by;
  }
  if (position - 1 + length > lengthOf(in)) cpu->eno = 0;
  return part(in, 1, position - 1) + by + part(in, position + std::min(length, lengthOf(in)), lengthOf(in));
}

void countBytes(S7Cpu* cpu, u32 form, u32 characters) {
  cpu->counts[S7_COPIED_BYTES] += u64{characters} * (isWide(form) ? 2 : 1);
}

}  // namespace

std::u16string readText(S7Cpu* cpu, const u8* text, u32 form, SourceLine at) {
  TextHeader header = headerOf(text, form);
  if (!header.valid) {
    fault(cpu, at);
    return {};
  }
  countBytes(cpu, form, header.length);
  cpu->work -= header.length / S7_BYTES_OF_WORK;
  std::u16string characters(header.length, u'\0');
  for (u32 i = 0; i < header.length; i++) {
    characters[i] = isWide(form) ? static_cast<char16_t>(s7Load16(text + 4 + 2 * i)) : text[2 + i];
  }
  return characters;
}

void writeText(S7Cpu* cpu, u8* text, u32 form, const std::u16string& characters, SourceLine at) {
  u32 room = roomIn(cpu, text, form, at);
  auto length = static_cast<u32>(std::min<size_t>(characters.size(), room));
  if (length < characters.size()) cpu->eno = 0;
  for (u32 i = 0; i < length; i++) {
    if (isWide(form)) {
      s7Store16(text + 4 + 2 * i, characters[i]);
    } else {
      text[2 + i] = characters[i] <= 0xFF ? static_cast<u8>(characters[i]) : '?';
    }
  }
  countBytes(cpu, form, length);
  writeHeader(text, form, room, length);
}

u32 roomOf(const u8* text, u32 form) {
  if ((form & S7_TEXT_BOUNDED) == 0) return capacityOf(form);
  return std::min(isWide(form) ? u32{s7Load16(text)} : u32{text[0]}, capacityOf(form));
}

void countTextFunction(S7Cpu* cpu, u32 parameters) {
  cpu->counts[S7_CALLS]++;
  cpu->counts[S7_PARAMETERS] += parameters;
}

void assignText(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at) {
  if (isWide(toForm) == isWide(fromForm)) return moveText(cpu, to, toForm, from, fromForm, at);
  writeText(cpu, to, toForm, readText(cpu, from, fromForm, at), at);
}

// A copy that keeps the maximum of the original as far as it has the room, for a function that takes another
// length.
void borrowText(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at) {
  TextHeader source = headerOf(from, fromForm);
  if (!source.valid) {
    // An Output may come without a header: it gets one.
    source.maximum = capacityOf(fromForm);
    source.length = 0;
  }
  u32 maximum = std::min(source.maximum, capacityOf(toForm));
  u32 length = std::min(source.length, maximum);
  u32 width = isWide(toForm) ? 2 : 1;
  std::memcpy(to + 2 * width, from + 2 * width, size_t{length} * width);
  writeHeader(to, toForm, maximum, length);
  static_cast<void>(cpu);
  static_cast<void>(at);
}

void textFunction(S7Cpu* cpu, i32 function, u8* to, u32 toForm, const u8* in1, u32 form1, const u8* in2,
                  u32 form2, i64 length, i64 position, SourceLine at) {
  countTextFunction(cpu, 3);
  std::u16string first = readText(cpu, in1, form1, at);
  std::u16string second = in2 == nullptr ? std::u16string() : readText(cpu, in2, form2, at);
  std::u16string result;
  auto which = static_cast<StandardFunction>(function);
  if (which == StandardFunction::Concat) result = first + second;
  if (which == StandardFunction::Left || which == StandardFunction::Right) {
    if (length < 0) cpu->eno = 0;
    i64 count = std::clamp<i64>(length, 0, lengthOf(first));
    result = which == StandardFunction::Left ? part(first, 1, count)
                                             : part(first, lengthOf(first) - count + 1, count);
  }
  if (which == StandardFunction::Mid) result = middle(cpu, first, length, position);
  if (which == StandardFunction::Delete) result = withoutPart(cpu, first, length, position);
  // INSERT has no length: its one number is the position.
  if (which == StandardFunction::Insert) result = inserted(cpu, first, second, length);
  if (which == StandardFunction::Replace) result = replaced(cpu, first, second, length, position);
  writeText(cpu, to, toForm, result, at);
}

i32 textLength(S7Cpu* cpu, i32 function, const u8* in, u32 form, SourceLine at) {
  countTextFunction(cpu, 2);
  TextHeader header = headerOf(in, form);
  if (!header.valid) {
    fault(cpu, at);
    return 0;
  }
  bool maximum = static_cast<StandardFunction>(function) == StandardFunction::MaxLen;
  return static_cast<i32>(maximum ? header.maximum : header.length);
}

i32 findText(S7Cpu* cpu, const u8* in1, u32 form1, const u8* in2, u32 form2, SourceLine at) {
  countTextFunction(cpu, 3);
  std::u16string text = readText(cpu, in1, form1, at);
  std::u16string wanted = readText(cpu, in2, form2, at);
  if (wanted.empty()) return 0;
  // Every place may be compared to its end.
  cpu->work -= static_cast<i64>(text.size() * wanted.size() / S7_BYTES_OF_WORK);
  if (cpu->work < 0 && cpu->host->workUsedUp(cpu, at)) return 0;
  size_t place = text.find(wanted);
  return place == std::u16string::npos ? 0 : static_cast<i32>(place) + 1;
}

// By the codes of the characters from the left; of two that begin alike the longer is the greater.
i32 compareTexts(S7Cpu* cpu, const u8* a, u32 formA, const u8* b, u32 formB, SourceLine at) {
  countTextFunction(cpu, 3);
  std::u16string left = readText(cpu, a, formA, at);
  std::u16string right = readText(cpu, b, formB, at);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace vcpu::s7
