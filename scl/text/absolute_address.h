#pragma once
// Absolute addresses as SCL and tag tables write them: %I0.0, %QW4:P, %MD8, %DB5.DBX2.1. Any thread may call.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scl {

/// The memory of a CPU that has addresses. The first three are numbered as the areas of a program that runs.
/// The last two hold a word for each timer and counter of S5.
enum class MemoryArea { Inputs, Outputs, BitMemory, DataBlock, Timers, Counters };

/// An area whose places are counted, not addressed by bytes.
constexpr bool isNumbered(MemoryArea area) {
  return area == MemoryArea::Timers || area == MemoryArea::Counters;
}
inline constexpr size_t MEMORY_AREAS = static_cast<size_t>(MemoryArea::Counters) + 1;
inline constexpr int32_t BYTES_OF_TIMER_OR_COUNTER = 2;

/// An address, taken apart. Whether the CPU has such a byte is not known yet.
struct AbsoluteAddress {
  MemoryArea area = MemoryArea::BitMemory;
  int32_t dataBlock = 0;    ///< its number, or 0: the data block that is named before the address
  char width = 'X';         ///< X: a bit; B, W, D, L: 1, 2, 4, 8 bytes
  int32_t byte = 0;         ///< of a timer or counter its number
  int32_t bit = 0;          ///< X: 0 is the least significant; may be more than 7, which is a fault
  bool peripheral = false;  ///< :P
};

/// `text` with or without '%', in either case; E, A and Z, the German letters, are I, Q and C. `%DBX0.0`
/// without a number is a place in a data block that is named before it. Nothing if it is no address.
std::optional<AbsoluteAddress> parseAbsoluteAddress(std::string_view text);

/// How long the absolute operand is that `text` begins with in the classic dialect, where none needs a '%':
/// I0.0, MW2, PIW256, DB5.DW4, DB5.D4.1; 0 if it begins with none.
size_t classicAddressLength(std::string_view text);

/// Such an operand as TIA Portal writes it: %I0.0, %MW2, %IW256:P, %DB5.DBW4, %DB5.DBX4.1.
std::string withPercent(std::string_view classic);

/// The number in `DB5`, with or without '%': 1 to 65535. Nothing if `text` is no such name.
std::optional<int32_t> dataBlockNumber(std::string_view text);

/// The letter in front of addresses of an area: I, Q, M, DB, T, C.
std::string_view areaLetter(MemoryArea area);

/// How many bytes an address of this width takes; a bit takes one.
int32_t bytesOfWidth(char width);

}  // namespace scl
