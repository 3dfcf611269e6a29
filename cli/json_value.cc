#include "cli/json_value.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

#include "scl/tree/tree.h"
#include "scl/types/layout.h"
#include "vcpu/access/value.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

uint64_t bigEndian(std::span<const uint8_t> bytes) {
  uint64_t value = 0;
  for (uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

int64_t signExtended(uint64_t value, size_t bytes) {
  const auto unused = static_cast<int>(64 - 8 * bytes);
  return static_cast<int64_t>(value << unused) >> unused;
}

Json realOrNull(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

void appendUtf8(std::string& text, uint32_t codePoint) {
  if (codePoint < 0x80) {
    text += static_cast<char>(codePoint);
  } else if (codePoint < 0x800) {
    text += static_cast<char>(0xC0 | codePoint >> 6);
    text += static_cast<char>(0x80 | (codePoint & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | codePoint >> 12);
    text += static_cast<char>(0x80 | (codePoint >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (codePoint & 0x3F));
  }
}

/// The S7 keeps Char and String in Latin-1: each byte is its code point.
std::string latin1(std::span<const uint8_t> bytes) {
  std::string text;
  for (uint8_t byte : bytes) appendUtf8(text, byte);
  return text;
}

/// String: maximum, length, then the characters. A length beyond the memory is cut.
std::string stringText(std::span<const uint8_t> bytes) {
  return latin1(bytes.subspan(2, std::min<size_t>(bytes[1], bytes.size() - 2)));
}

Json arrayToJson(std::span<uint8_t> bytes, int bit, const scl::Type& type) {
  int64_t count = 1;
  for (const scl::Bounds& bounds : type.dimensions) count *= bounds.count();
  const int32_t stride = scl::elementBytes(*type.element);
  if (type.dimensions.empty()) {
    count = static_cast<int64_t>(stride == 0 ? bytes.size() * 8 : bytes.size() / static_cast<size_t>(stride));
  }
  if (type.element->kind == scl::TypeKind::Byte) {
    std::string hex;
    for (int64_t i = 0; i < count; ++i) hex += fmt::format("{:02x}", bytes[static_cast<size_t>(i)]);
    return hex;
  }
  Json list = Json::array();
  for (int64_t i = 0; i < count; ++i) {
    if (stride == 0) {
      const int64_t at = bit + i;
      list.push_back(
          toJson(bytes.subspan(static_cast<size_t>(at / 8), 1), static_cast<int>(at % 8), *type.element));
    } else {
      list.push_back(
          toJson(bytes.subspan(static_cast<size_t>(i * stride), static_cast<size_t>(type.element->size)), 0,
                 *type.element));
    }
  }
  return list;
}

Json membersToJson(std::span<uint8_t> bytes, const scl::Type& type) {
  Json object = Json::object();
  for (const scl::Member& member : type.members) {
    object[member.name] = toJson(bytes.subspan(static_cast<size_t>(member.offset)), member.bit, *member.type);
  }
  return object;
}

}  // namespace

Json toJson(std::span<uint8_t> bytes, int bit, const scl::Type& type) {
  const auto size = static_cast<size_t>(type.size);
  switch (type.kind) {
    case scl::TypeKind::Void:
    case scl::TypeKind::Variant:
    case scl::TypeKind::Any: return nullptr;
    case scl::TypeKind::Bool: return (bytes[0] >> bit & 1) != 0;
    case scl::TypeKind::Byte:
    case scl::TypeKind::Word:
    case scl::TypeKind::DWord:
    case scl::TypeKind::LWord:
    case scl::TypeKind::USInt:
    case scl::TypeKind::UInt:
    case scl::TypeKind::UDInt:
    case scl::TypeKind::ULInt: return bigEndian(bytes.first(size));
    case scl::TypeKind::SInt:
    case scl::TypeKind::Int:
    case scl::TypeKind::DInt:
    case scl::TypeKind::LInt: return signExtended(bigEndian(bytes.first(size)), size);
    case scl::TypeKind::Real:
      return realOrNull(std::bit_cast<float>(static_cast<uint32_t>(bigEndian(bytes.first(4)))));
    case scl::TypeKind::LReal: return realOrNull(std::bit_cast<double>(bigEndian(bytes.first(8))));
    case scl::TypeKind::Char: return latin1(bytes.first(1));
    case scl::TypeKind::String: return stringText(bytes.first(size));
    case scl::TypeKind::WChar:
    case scl::TypeKind::WString:
    case scl::TypeKind::S5Time:
    case scl::TypeKind::Time:
    case scl::TypeKind::LTime:
    case scl::TypeKind::Date:
    case scl::TypeKind::TimeOfDay:
    case scl::TypeKind::LTimeOfDay:
    case scl::TypeKind::DateAndTime:
    case scl::TypeKind::LDateTime:
    case scl::TypeKind::DTL: return vcpu::formatValue({bytes.first(size), bit, &type});
    case scl::TypeKind::Array: return arrayToJson(bytes, bit, type);
    case scl::TypeKind::Struct:
    case scl::TypeKind::FunctionBlock: return membersToJson(bytes, type);
  }
  return nullptr;
}

}  // namespace cli
