#include "vcpu/system/card/csv_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "scl/text/utf8.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/access/value.h"
#include "vcpu/runtime/s7_time.h"

namespace vcpu {

using scl::TypeKind;

namespace {

constexpr size_t QUOTES = 2;
constexpr size_t UTF8_PER_UNIT = 3;  // a UTF-16 unit, at most; two that make one character take four
constexpr size_t DTL_CHARACTERS = 23;

size_t charactersOf(TypeKind kind) {
  switch (kind) {
    case TypeKind::Bool: return 1;
    case TypeKind::Byte:
    case TypeKind::USInt:
    case TypeKind::SInt: return 4;
    case TypeKind::Word:
    case TypeKind::UInt:
    case TypeKind::Int: return 6;
    case TypeKind::DWord:
    case TypeKind::UDInt:
    case TypeKind::DInt: return 11;
    case TypeKind::LWord:
    case TypeKind::ULInt:
    case TypeKind::LInt:
    case TypeKind::LTime: return 20;
    case TypeKind::Real: return 15;
    case TypeKind::LReal: return 24;
    case TypeKind::Time:
    case TypeKind::S5Time: return 14;
    case TypeKind::Date: return 10;
    case TypeKind::TimeOfDay: return 12;
    case TypeKind::LTimeOfDay: return 18;
    case TypeKind::DTL:
    case TypeKind::DateAndTime: return DTL_CHARACTERS;
    case TypeKind::LDateTime: return 29;
    default: return 0;
  }
}

// Characters that would end the line are blanks.
char inCsv(uint8_t byte) {
  return byte < ' ' || byte == 0x7F ? ' ' : static_cast<char>(byte);
}

void appendUnit(std::string& text, uint32_t unit) {
  if (unit < 0x80) {
    text += inCsv(static_cast<uint8_t>(unit));
  } else {
    scl::appendUtf8(text, unit);
  }
}

bool isSurrogate(uint32_t unit, uint32_t first) {
  return unit >= first && unit < first + 0x400;
}

std::string utf8Of(const uint8_t* units, size_t count) {
  const auto unit = [units](size_t i) { return uint32_t{loadBigEndian<uint16_t>(units + 2 * i)}; };
  std::string text;
  for (size_t i = 0; i < count; i++) {
    if (i + 1 < count && isSurrogate(unit(i), 0xD800) && isSurrogate(unit(i + 1), 0xDC00)) {
      appendUnit(text, 0x10000 + ((unit(i) - 0xD800) << 10 | (unit(i + 1) - 0xDC00)));
      i++;
    } else {
      // Half a character is none.
      appendUnit(text, isSurrogate(unit(i), 0xD800) || isSurrogate(unit(i), 0xDC00) ? '?' : unit(i));
    }
  }
  return text;
}

// As far as the memory of the text goes, whatever its header says.
std::string textIn(const Operand& value) {
  const uint8_t* bytes = value.bytes.data();
  const auto most = static_cast<size_t>(value.type->length);
  std::string text;
  switch (value.type->kind) {
    case TypeKind::Char: return {inCsv(bytes[0])};
    case TypeKind::WChar: return utf8Of(bytes, 1);
    case TypeKind::WString:
      return utf8Of(bytes + 4, std::min<size_t>(loadBigEndian<uint16_t>(bytes + 2), most));
    default: break;
  }
  for (size_t i = 0; i < std::min<size_t>(bytes[1], most); i++) text += inCsv(bytes[2 + i]);
  return text;
}

bool isQuoted(const scl::Type& type) {
  return scl::isText(type) || type.kind == TypeKind::Char || type.kind == TypeKind::WChar;
}

// formatValue() writes D#2026-11-29; a column has no prefix.
std::string momentText(const Operand& value) {
  const std::string literal = formatValue(value);
  return literal.substr(literal.find('#') + 1);
}

// Of these the form is a question of the file.
std::string realText(const Operand& value, bool isShort) {
  if (value.type->kind == TypeKind::Real) {
    const auto number = std::bit_cast<float>(loadBigEndian<uint32_t>(value.bytes.data()));
    return isShort ? fmt::format("{}", number) : fmt::format("{:.8E}", number);
  }
  const auto number = std::bit_cast<double>(loadBigEndian<uint64_t>(value.bytes.data()));
  return isShort ? fmt::format("{}", number) : fmt::format("{:.16E}", number);
}

std::string numberText(const Operand& value, bool isShort) {
  const uint8_t* bytes = value.bytes.data();
  switch (value.type->kind) {
    case TypeKind::Bool: return (bytes[0] >> value.bit & 1) != 0 ? "1" : "0";
    case TypeKind::Byte:
    case TypeKind::USInt: return fmt::format("{}", bytes[0]);
    case TypeKind::SInt: return fmt::format("{}", static_cast<int8_t>(bytes[0]));
    case TypeKind::Word:
    case TypeKind::UInt: return fmt::format("{}", loadBigEndian<uint16_t>(bytes));
    case TypeKind::Int: return fmt::format("{}", loadBigEndian<int16_t>(bytes));
    case TypeKind::DWord:
    case TypeKind::UDInt: return fmt::format("{}", loadBigEndian<uint32_t>(bytes));
    case TypeKind::DInt: return fmt::format("{}", loadBigEndian<int32_t>(bytes));
    case TypeKind::LWord:
    case TypeKind::ULInt: return fmt::format("{}", loadBigEndian<uint64_t>(bytes));
    case TypeKind::LInt: return fmt::format("{}", loadBigEndian<int64_t>(bytes));
    case TypeKind::Real:
    case TypeKind::LReal: return realText(value, isShort);
    case TypeKind::Time:
    case TypeKind::S5Time:
      return fmt::format("{}", readMoment(value.type->kind, bytes) / NANOSECONDS_PER_MILLISECOND);
    case TypeKind::LTime: return fmt::format("{}", readMoment(value.type->kind, bytes));
    default: return momentText(value);
  }
}

}  // namespace

bool fitsColumn(const scl::Type& type) {
  return isQuoted(type) || charactersOf(type.kind) > 0;
}

size_t columnCharacters(const scl::Type& type) {
  const auto length = static_cast<size_t>(type.length);
  switch (type.kind) {
    case TypeKind::Char: return 1 + QUOTES;
    case TypeKind::WChar: return UTF8_PER_UNIT + QUOTES;
    case TypeKind::String: return length + QUOTES;
    case TypeKind::WString: return length * UTF8_PER_UNIT + QUOTES;
    default: return charactersOf(type.kind);
  }
}

std::string shortText(const Operand& value) {
  if (!isQuoted(*value.type)) return numberText(value, true);
  std::string text = "\"";
  for (const char character : textIn(value)) text.append(character == '"' ? 2 : 1, character);
  return text + '"';
}

std::string paddedText(const Operand& value) {
  const size_t characters = columnCharacters(*value.type);
  if (isQuoted(*value.type)) {
    std::string text = textIn(value);
    // Written twice it might not fit.
    std::ranges::replace(text, '"', '\'');
    text.resize(characters - QUOTES, ' ');
    return fmt::format("\"{}\"", text);
  }
  // A DTL counts nanoseconds, its column milliseconds.
  const std::string text = numberText(value, false).substr(0, characters);
  return std::string(characters - text.size(), ' ') + text;
}

}  // namespace vcpu
