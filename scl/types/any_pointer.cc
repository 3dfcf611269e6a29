#include "scl/types/any_pointer.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/text/name.h"

namespace scl {
namespace {

struct Row {
  TypeKind kind;
  uint8_t code;
  const char* name;
};
constexpr Row ROWS[] = {
    {TypeKind::Bool, 0x01, "BOOL"},
    {TypeKind::Byte, 0x02, "BYTE"},
    {TypeKind::Char, 0x03, "CHAR"},
    {TypeKind::Word, 0x04, "WORD"},
    {TypeKind::Int, 0x05, "INT"},
    {TypeKind::DWord, 0x06, "DWORD"},
    {TypeKind::DInt, 0x07, "DINT"},
    {TypeKind::Real, 0x08, "REAL"},
    {TypeKind::Date, 0x09, "DATE"},
    {TypeKind::TimeOfDay, 0x0A, "TIME_OF_DAY"},
    {TypeKind::Time, 0x0B, "TIME"},
    {TypeKind::S5Time, 0x0C, "S5TIME"},
    {TypeKind::DateAndTime, 0x0E, "DATE_AND_TIME"},
    {TypeKind::String, 0x13, "STRING"},
};

struct ShortName {
  const char* name;
  const char* means;
};
constexpr ShortName SHORT_NAMES[] = {{"TOD", "TIME_OF_DAY"}, {"DT", "DATE_AND_TIME"}};

std::string areaText(const AnyPointer& pointer) {
  switch (static_cast<PointerArea>(pointer.area)) {
    case PointerArea::Inputs: return "I";
    case PointerArea::Outputs: return "Q";
    case PointerArea::BitMemory: return "M";
    case PointerArea::DataBlock: return fmt::format("DB{}.DBX", pointer.dataBlock);
    case PointerArea::InstanceData: return fmt::format("DB{}.DIX", pointer.dataBlock);
    case PointerArea::LocalData: return "L";
    case PointerArea::CallersLocalData: return "V";
  }
  return {};
}

}  // namespace

AnyPointer readAny(std::span<const uint8_t> bytes) {
  const auto word = [&](size_t at) { return static_cast<uint16_t>(bytes[at] << 8 | bytes[at + 1]); };
  const uint32_t address = uint32_t{bytes[7]} << 16 | word(8);
  return {.id = bytes[0],
          .typeCode = bytes[1],
          .count = word(2),
          .dataBlock = word(4),
          .area = bytes[6],
          .byte = address >> 3,
          .bit = static_cast<uint8_t>(address & 7)};
}

std::array<uint8_t, AnyPointer::BYTES> bytesOf(const AnyPointer& pointer) {
  const uint32_t address = pointer.byte << 3 | pointer.bit;
  const auto byteOf = [](uint32_t number, int shift) { return static_cast<uint8_t>(number >> shift); };
  return {pointer.id,
          pointer.typeCode,
          byteOf(pointer.count, 8),
          byteOf(pointer.count, 0),
          byteOf(pointer.dataBlock, 8),
          byteOf(pointer.dataBlock, 0),
          pointer.area,
          byteOf(address, 16),
          byteOf(address, 8),
          byteOf(address, 0)};
}

std::vector<uint8_t> nilAny() {
  const auto bytes = bytesOf({.id = AnyPointer::ID});
  return {bytes.begin(), bytes.end()};
}

std::optional<uint8_t> anyTypeCode(TypeKind kind) {
  for (const Row& row : ROWS) {
    if (row.kind == kind) return row.code;
  }
  return std::nullopt;
}

std::optional<TypeKind> anyTypeKind(uint8_t code) {
  for (const Row& row : ROWS) {
    if (row.code == code) return row.kind;
  }
  return std::nullopt;
}

std::optional<uint8_t> anyTypeCode(std::string_view name) {
  for (const ShortName& one : SHORT_NAMES) {
    if (sameName(one.name, name)) name = one.means;
  }
  for (const Row& row : ROWS) {
    if (sameName(row.name, name)) return row.code;
  }
  return std::nullopt;
}

std::string anyText(std::string_view bytes) {
  std::array<uint8_t, AnyPointer::BYTES> octets{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), octets.size()), octets.begin());
  const AnyPointer pointer = readAny(octets);
  if (pointer.id == AnyPointer::ID && pointer.typeCode == 0) return "NULL";
  for (const Row& row : ROWS) {
    const bool isRow = pointer.id == AnyPointer::ID && row.code == pointer.typeCode;
    const std::string area = areaText(pointer);
    if (isRow && !area.empty())
      return fmt::format("P#{}{}.{} {} {}", area, pointer.byte, pointer.bit, row.name, pointer.count);
  }
  std::string text = "hex:";
  for (const uint8_t byte : octets) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace scl
