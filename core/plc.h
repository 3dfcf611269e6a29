#pragma once
#include <cstdint>

/// The two things the C++ subset borrows from a PLC: an array that stops at a wrong index, and the one
/// narrowing conversion. The translator knows this file and prints SCL's own arrays and DINT_TO_BYTE instead.
namespace plc {

/// A PLC's `Array[0..SIZE - 1] of T`. An index outside traps, as it stops a PLC.
template <typename T, int32_t SIZE>
struct Array {
  T elements[SIZE];

  constexpr T& operator[](int32_t index) {
    if (index < 0 || index >= SIZE) __builtin_trap();
    return elements[index];
  }
  constexpr const T& operator[](int32_t index) const {
    if (index < 0 || index >= SIZE) __builtin_trap();
    return elements[index];
  }
};

/// The octet of a number 0..255. Anything else traps, since the PLC would cut it silently.
[[nodiscard]] constexpr uint8_t toByte(int32_t value) {
  if (value < 0 || value > 255) __builtin_trap();
  return static_cast<uint8_t>(value);
}

}  // namespace plc
