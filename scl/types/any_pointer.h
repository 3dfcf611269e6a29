#pragma once
// The ten bytes of an ANY: 16#10, type, number of elements (2), data block (2), area, address (3). The
// address counts bits: byte times 8 plus bit. Source: Programming with STEP 7 (A5E02789666-01), p. 616. Any
// thread may call.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scl/types/type.h"

namespace scl {

/// Where an ANY points: the codes of its seventh byte.
enum class PointerArea : uint8_t {
  Inputs = 0x81,
  Outputs = 0x82,
  BitMemory = 0x83,
  DataBlock = 0x84,
  InstanceData = 0x85,  ///< a data block, too
  LocalData = 0x86,
  CallersLocalData = 0x87,
};

/// What the ten bytes say, unchecked: they may come from a program.
struct AnyPointer {
  uint8_t id = 0;          ///< 16#10 in every ANY
  uint8_t typeCode = 0;    ///< 0: NIL, the ANY names nothing
  uint16_t count = 0;      ///< elements
  uint16_t dataBlock = 0;  ///< its number; 0 with other areas
  uint8_t area = 0;        ///< a PointerArea, or anything
  uint32_t byte = 0;       ///< at most ADDRESS_BYTE_MAX
  uint8_t bit = 0;         ///< 0..7

  static constexpr size_t BYTES = 10;
  static constexpr uint8_t ID = 0x10;
  static constexpr uint32_t ADDRESS_BYTE_MAX = 0x1F'FFFF;
  static constexpr uint32_t COUNT_MAX = 0xFFFF;
};

AnyPointer readAny(std::span<const uint8_t> bytes);
std::array<uint8_t, AnyPointer::BYTES> bytesOf(const AnyPointer& pointer);

/// The ANY that names nothing: 16#10, then zeros.
std::vector<uint8_t> nilAny();

/// The code of an elementary type, a String or a Date_And_Time; nothing for a type that an ANY calls so many
/// bytes.
std::optional<uint8_t> anyTypeCode(TypeKind kind);

/// The other way round; nothing if no type of variables has the code.
std::optional<TypeKind> anyTypeKind(uint8_t code);

/// The code by its name in a pointer constant: BYTE, INT, DATE_AND_TIME; without regard to case.
std::optional<uint8_t> anyTypeCode(std::string_view name);

/// P#DB1.DBX4.0 BYTE 2, for the ten bytes; NULL for NIL, hex:10.. for what is no ANY.
std::string anyText(std::string_view bytes);

}  // namespace scl
