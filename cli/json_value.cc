#include "cli/json_value.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>

#include "scl/text/utf8.h"
#include "scl/tree/tree.h"
#include "scl/types/layout.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/access/value.h"

namespace cli {
namespace {

int64_t signExtended(uint64_t value, size_t bytes) {
  const auto unused = static_cast<int>(64 - 8 * bytes);
  return static_cast<int64_t>(value << unused) >> unused;
}

template <typename T>
std::string realJson(T value) {
  if (std::isnan(value)) return R"("NaN")";
  if (std::isinf(value)) return value > 0 ? R"("Infinity")" : R"("-Infinity")";
  const std::string text = fmt::format("{}", value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string textJson(const std::string& text) {
  return nlohmann::json(text).dump();
}

/// The S7 keeps Char and String in Latin-1: each byte is its code point.
std::string latin1(std::span<const uint8_t> bytes) {
  std::string text;
  for (uint8_t byte : bytes) scl::appendUtf8(text, byte);
  return text;
}

/// String: maximum, length, then the characters. A length beyond the memory is cut.
std::string stringText(std::span<const uint8_t> bytes) {
  return latin1(bytes.subspan(2, std::min<size_t>(bytes[1], bytes.size() - 2)));
}

/// UTF-16; half of a pair without its other half becomes U+FFFD.
std::string utf16Text(std::span<const uint8_t> bytes) {
  constexpr uint32_t REPLACEMENT = 0xFFFD;
  const auto unit = [&](size_t i) { return vcpu::loadBigEndian<uint16_t>(&bytes[2 * i]); };
  const auto isHigh = [](uint32_t code) { return code >= 0xD800 && code < 0xDC00; };
  const auto isLow = [](uint32_t code) { return code >= 0xDC00 && code < 0xE000; };
  std::string text;
  for (size_t i = 0; i < bytes.size() / 2; ++i) {
    uint32_t code = unit(i);
    if (isHigh(code) && i + 1 < bytes.size() / 2 && isLow(unit(i + 1))) {
      code = 0x10000 + ((code - 0xD800) << 10 | (unit(++i) - 0xDC00));
    } else if (isHigh(code) || isLow(code)) {
      code = REPLACEMENT;
    }
    scl::appendUtf8(text, code);
  }
  return text;
}

/// WString: maximum, length, two bytes each, then the characters. A length beyond the memory is cut.
std::string wideStringText(std::span<const uint8_t> bytes) {
  const size_t length = 2 * vcpu::loadBigEndian(bytes.subspan(2, 2));
  return utf16Text(bytes.subspan(4, std::min<size_t>(length, bytes.size() - 4)));
}

std::string arrayJson(std::span<uint8_t> bytes, int bit, const scl::Type& type) {
  int64_t count = scl::elementCount(type);
  const int32_t stride = scl::elementBytes(*type.element);
  if (scl::isOpenArray(type)) {
    count = static_cast<int64_t>(stride == 0 ? bytes.size() * 8 : bytes.size() / static_cast<size_t>(stride));
  }
  if (type.element->kind == scl::TypeKind::Byte) {
    std::string hex;
    for (int64_t i = 0; i < count; ++i) hex += fmt::format("{:02x}", bytes[static_cast<size_t>(i)]);
    return textJson(hex);
  }
  std::string list;
  for (int64_t i = 0; i < count; ++i) {
    if (i > 0) list += ',';
    if (stride == 0) {
      const int64_t at = bit + i;
      list +=
          jsonText(bytes.subspan(static_cast<size_t>(at / 8), 1), static_cast<int>(at % 8), *type.element);
    } else {
      list +=
          jsonText(bytes.subspan(static_cast<size_t>(i * stride), static_cast<size_t>(type.element->size)), 0,
                   *type.element);
    }
  }
  return "[" + list + "]";
}

std::string membersJson(std::span<uint8_t> bytes, const scl::Type& type) {
  std::string members;
  for (const scl::Member& member : type.members) {
    if (member.byReference) continue;  // its value lies with the caller
    if (!members.empty()) members += ',';
    members += textJson(member.name) + ":" +
               jsonText(bytes.subspan(static_cast<size_t>(member.offset)), member.bit, *member.type);
  }
  return "{" + members + "}";
}

}  // namespace

std::string jsonText(std::span<uint8_t> bytes, int bit, const scl::Type& type) {
  const auto size = static_cast<size_t>(type.size);
  switch (type.kind) {
    case scl::TypeKind::Void:
    case scl::TypeKind::Variant:
    case scl::TypeKind::Any: return "null";
    case scl::TypeKind::Reference: return textJson(bytes[0] != 0 ? "a reference" : "NULL");
    case scl::TypeKind::Bool: return (bytes[0] >> bit & 1) != 0 ? "true" : "false";
    case scl::TypeKind::Byte:
    case scl::TypeKind::Word:
    case scl::TypeKind::DWord:
    case scl::TypeKind::LWord:
    case scl::TypeKind::USInt:
    case scl::TypeKind::UInt:
    case scl::TypeKind::UDInt:
    case scl::TypeKind::ULInt: return fmt::format("{}", vcpu::loadBigEndian(bytes.first(size)));
    case scl::TypeKind::SInt:
    case scl::TypeKind::Int:
    case scl::TypeKind::DInt:
    case scl::TypeKind::LInt:
      return fmt::format("{}", signExtended(vcpu::loadBigEndian(bytes.first(size)), size));
    case scl::TypeKind::Real:
      return realJson(std::bit_cast<float>(static_cast<uint32_t>(vcpu::loadBigEndian(bytes.first(4)))));
    case scl::TypeKind::LReal: return realJson(std::bit_cast<double>(vcpu::loadBigEndian(bytes.first(8))));
    case scl::TypeKind::Char: return textJson(latin1(bytes.first(1)));
    case scl::TypeKind::String: return textJson(stringText(bytes.first(size)));
    case scl::TypeKind::WChar: return textJson(utf16Text(bytes.first(2)));
    case scl::TypeKind::WString: return textJson(wideStringText(bytes.first(size)));
    case scl::TypeKind::S5Time:
    case scl::TypeKind::Time:
    case scl::TypeKind::LTime:
    case scl::TypeKind::Date:
    case scl::TypeKind::TimeOfDay:
    case scl::TypeKind::LTimeOfDay:
    case scl::TypeKind::DateAndTime:
    case scl::TypeKind::LDateTime:
    case scl::TypeKind::DTL:
    case scl::TypeKind::Timer:
    case scl::TypeKind::Counter: return textJson(vcpu::formatValue({bytes.first(size), bit, &type}));
    case scl::TypeKind::Array: return arrayJson(bytes, bit, type);
    case scl::TypeKind::Struct:
    case scl::TypeKind::FunctionBlock: return membersJson(bytes, type);
  }
  return "null";
}

}  // namespace cli
