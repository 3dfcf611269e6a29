#pragma once
// Numbers in the byte order of the S7: most significant byte first. Pure functions: any thread may call; the
// caller sees to it that the bytes are there.

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace vcpu {

/// The number in the sizeof(T) bytes at `from`. T is an integer of 8 to 64 bits.
template <class T>
T loadBigEndian(const uint8_t* from) {
  uint64_t value = 0;
  for (size_t i = 0; i < sizeof(T); ++i) value = value << 8 | from[i];
  return static_cast<T>(value);
}

/// Writes `value` into the sizeof(T) bytes at `to`.
template <class T>
void storeBigEndian(uint8_t* to, T value) {
  auto rest = static_cast<uint64_t>(static_cast<std::make_unsigned_t<T>>(value));
  for (size_t i = sizeof(T); i > 0; --i) {
    to[i - 1] = static_cast<uint8_t>(rest);
    rest >>= 8;
  }
}

}  // namespace vcpu
