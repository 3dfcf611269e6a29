#pragma once
#include <cstdint>

/// The three things the C++ subset borrows from a PLC: an array that stops at a wrong index, the one
/// narrowing conversion, and a block move of bytes. The translator knows this file and prints SCL's own
/// arrays, DINT_TO_BYTE and MOVE_BLK instead. Variables that hold the value of a byte are named `octet`:
/// Byte is a word of SCL.
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

/// The byte of a number 0..255. Anything else traps, since the PLC would cut it silently.
[[nodiscard]] constexpr uint8_t toByte(int32_t value) {
  if (value < 0 || value > 255) __builtin_trap();
  return static_cast<uint8_t>(value);
}

/// Copies `count` bytes, from source[sourceFrom] on to target[targetAt] on. A count of 0 copies nothing and
/// looks at no index, so both may lie one past the end then.
///
/// Traps if the count is negative, or if one of the bytes lies outside its array. Also if the bytes
/// overlap: Siemens does not say in which order MOVE_BLK copies. So the translator takes two different arrays
/// only; to move bytes inside one array, write a loop.
template <int32_t TARGET_SIZE, int32_t SOURCE_SIZE>
void copyBytes(Array<uint8_t, TARGET_SIZE>& target, int32_t targetAt,
               const Array<uint8_t, SOURCE_SIZE>& source, int32_t sourceFrom, int32_t count) {
  if (count == 0) return;
  if (count < 0 || targetAt < 0 || sourceFrom < 0) __builtin_trap();
  if (count > TARGET_SIZE - targetAt || count > SOURCE_SIZE - sourceFrom) __builtin_trap();
  if constexpr (TARGET_SIZE == SOURCE_SIZE) {
    const bool overlap = targetAt < sourceFrom + count && sourceFrom < targetAt + count;
    if (&target == &source && overlap) __builtin_trap();
  }
  // Not memcpy, which gcc turns into `rep movs` where it knows a bound of the count: slow for a few bytes.
  __builtin_memmove(&target.elements[targetAt], &source.elements[sourceFrom], static_cast<unsigned>(count));
}

}  // namespace plc
