#pragma once
// Numbers in the byte order of the S7: most significant byte first. Pure functions: any thread may call; the
// caller sees to it that the bytes are there.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace vcpu {

/// The number in `bytes`, at most 8 of them.
inline uint64_t loadBigEndian(std::span<const uint8_t> bytes) {
  uint64_t value = 0;
  for (const uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

/// The number in the sizeof(T) bytes at `from`. T is an integer of 8 to 64 bits, float or double.
template <class T>
T loadBigEndian(const uint8_t* from) {
  const uint64_t bits = loadBigEndian(std::span(from, sizeof(T)));
  if constexpr (std::is_same_v<T, float>) {
    return std::bit_cast<float>(static_cast<uint32_t>(bits));
  } else if constexpr (std::is_same_v<T, double>) {
    return std::bit_cast<double>(bits);
  } else {
    return static_cast<T>(bits);
  }
}

/// Writes the low bytes of `value` into `bytes`, at most 8 of them.
inline void storeBigEndian(std::span<uint8_t> bytes, uint64_t value) {
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, value >>= 8)
    *byte = static_cast<uint8_t>(value);
}

/// Writes `value` into the sizeof(T) bytes at `to`.
template <class T>
void storeBigEndian(uint8_t* to, T value) {
  const std::span bytes(to, sizeof(T));
  if constexpr (std::is_same_v<T, float>) {
    storeBigEndian(bytes, std::bit_cast<uint32_t>(value));
  } else if constexpr (std::is_same_v<T, double>) {
    storeBigEndian(bytes, std::bit_cast<uint64_t>(value));
  } else {
    storeBigEndian(bytes, static_cast<std::make_unsigned_t<T>>(value));
  }
}

}  // namespace vcpu
