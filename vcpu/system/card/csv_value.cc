#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>

#include "scl/text/name.h"
#include "scl/types/initial_image.h"
#include "scl/types/layout.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/access/value.h"
#include "vcpu/runtime/s7_time.h"
#include "vcpu/system/card/csv_text.h"

namespace vcpu {

using scl::TypeKind;

namespace {

std::string_view withoutBlanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

template <class T>
bool readWhole(std::string_view text, T& number) {
  const char* end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && last == end;
}

template <class T>
bool storeInteger(const Operand& value, std::string_view text) {
  T number = 0;
  if (!readWhole(text, number)) return false;
  storeBigEndian<T>(value.bytes.data(), number);
  return true;
}

bool storeBool(const Operand& value, std::string_view text) {
  const bool isTrue = text == "1" || scl::sameName(text, "TRUE");
  if (!isTrue && text != "0" && !scl::sameName(text, "FALSE")) return false;
  const auto mask = static_cast<uint8_t>(1U << value.bit);
  uint8_t& byte = value.bytes[0];
  byte = static_cast<uint8_t>(isTrue ? byte | mask : byte & ~mask);
  return true;
}

template <class T, class Bits>
bool storeReal(const Operand& value, std::string_view text) {
  T number = 0;
  if (!readWhole(text, number)) return false;
  storeBigEndian<Bits>(value.bytes.data(), std::bit_cast<Bits>(number));
  return true;
}

bool storeDuration(const Operand& value, std::string_view text, int64_t unit) {
  int64_t count = 0;
  if (!readWhole(text, count) || count > std::numeric_limits<int64_t>::max() / unit ||
      count < std::numeric_limits<int64_t>::min() / unit)
    return false;
  std::vector<uint8_t> bytes(value.bytes.size());
  if (!writeMoment(value.type->kind, bytes.data(), count * unit)) return false;
  std::ranges::copy(bytes, value.bytes.begin());
  return true;
}

// "2026-11-29-12:30:05.5" has the shape "9999-99-99-99:99:99" and a fraction.
bool hasShape(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  const auto isDigit = [](char one) { return one >= '0' && one <= '9'; };
  for (size_t i = 0; i < shape.size(); i++) {
    if (shape[i] == '9' ? !isDigit(text[i]) : text[i] != shape[i]) return false;
  }
  text.remove_prefix(shape.size());
  if (text.empty()) return true;
  return text.starts_with('.') && text.size() > 1 && std::ranges::all_of(text.substr(1), isDigit);
}

bool storeMoment(const Operand& value, std::string_view text, std::string_view prefix,
                 std::string_view shape) {
  if (!hasShape(text, shape)) return false;
  if (setValue(value, fmt::format("{}#{}", prefix, text))) return true;
  if (!hasDay(value.type->kind)) return false;
  scl::encodeInitial(value.bytes, 0, 0, *value.type);
  return true;
}

constexpr std::string_view DAY = "9999-99-99";
constexpr std::string_view CLOCK = "99:99:99";
constexpr std::string_view DAY_AND_CLOCK = "9999-99-99-99:99:99";

// What stands between quotation marks, with each of its own once; a text without them is itself.
bool unquote(std::string_view text, std::string& characters) {
  if (!text.starts_with('"')) {
    characters = text;
    return text.find('"') == text.npos;
  }
  if (text.size() < 2 || !text.ends_with('"')) return false;
  text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    characters += text.front();
    if (text.front() == '"') {
      text.remove_prefix(1);
      if (!text.starts_with('"')) return false;
    }
    text.remove_prefix(1);
  }
  return true;
}

bool storeCharacters(const Operand& value, std::string_view text) {
  std::string characters;
  if (!unquote(text, characters)) return false;
  uint8_t* bytes = value.bytes.data();
  const auto most = static_cast<size_t>(value.type->length);
  const bool isWide = value.type->kind == TypeKind::WChar || value.type->kind == TypeKind::WString;
  const std::vector<uint16_t> units = isWide ? scl::utf16(characters) : std::vector<uint16_t>{};
  switch (value.type->kind) {
    case TypeKind::Char:
      if (characters.size() != 1) return false;
      bytes[0] = static_cast<uint8_t>(characters[0]);
      return true;
    case TypeKind::WChar:
      if (units.size() != 1) return false;
      storeBigEndian<uint16_t>(bytes, units[0]);
      return true;
    case TypeKind::WString: {
      const size_t length = std::min(units.size(), most);
      storeBigEndian<uint16_t>(bytes, static_cast<uint16_t>(most));
      storeBigEndian<uint16_t>(bytes + 2, static_cast<uint16_t>(length));
      for (size_t i = 0; i < length; i++) storeBigEndian<uint16_t>(bytes + 4 + 2 * i, units[i]);
      return true;
    }
    default: {
      const size_t length = std::min(characters.size(), most);
      bytes[0] = static_cast<uint8_t>(most);
      bytes[1] = static_cast<uint8_t>(length);
      std::copy_n(characters.begin(), length, bytes + 2);
      return true;
    }
  }
}

}  // namespace

bool storeText(const Operand& value, std::string_view text) {
  text = withoutBlanks(text);
  switch (value.type->kind) {
    case TypeKind::Bool: return storeBool(value, text);
    case TypeKind::Byte:
    case TypeKind::USInt: return storeInteger<uint8_t>(value, text);
    case TypeKind::SInt: return storeInteger<int8_t>(value, text);
    case TypeKind::Word:
    case TypeKind::UInt: return storeInteger<uint16_t>(value, text);
    case TypeKind::Int: return storeInteger<int16_t>(value, text);
    case TypeKind::DWord:
    case TypeKind::UDInt: return storeInteger<uint32_t>(value, text);
    case TypeKind::DInt: return storeInteger<int32_t>(value, text);
    case TypeKind::LWord:
    case TypeKind::ULInt: return storeInteger<uint64_t>(value, text);
    case TypeKind::LInt: return storeInteger<int64_t>(value, text);
    case TypeKind::Real: return storeReal<float, uint32_t>(value, text);
    case TypeKind::LReal: return storeReal<double, uint64_t>(value, text);
    case TypeKind::Time:
    case TypeKind::S5Time: return storeDuration(value, text, NANOSECONDS_PER_MILLISECOND);
    case TypeKind::LTime: return storeDuration(value, text, 1);
    case TypeKind::Date: return hasShape(text, DAY) && bool{setValue(value, fmt::format("D#{}", text))};
    case TypeKind::TimeOfDay: return storeMoment(value, text, "TOD", CLOCK);
    case TypeKind::LTimeOfDay: return storeMoment(value, text, "LTOD", CLOCK);
    case TypeKind::DateAndTime: return storeMoment(value, text, "DT", DAY_AND_CLOCK);
    case TypeKind::LDateTime: return storeMoment(value, text, "LDT", DAY_AND_CLOCK);
    case TypeKind::DTL: return storeMoment(value, text, "DTL", DAY_AND_CLOCK);
    default: return storeCharacters(value, text);
  }
}

}  // namespace vcpu
