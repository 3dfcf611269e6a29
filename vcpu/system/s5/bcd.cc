#include "vcpu/system/s5/bcd.h"

namespace vcpu {

std::optional<int32_t> fromBcd(uint16_t word) {
  int32_t number = 0;
  for (int shift = 8; shift >= 0; shift -= 4) {
    const int32_t digit = word >> shift & 0xF;
    if (digit > 9) return std::nullopt;
    number = number * 10 + digit;
  }
  return number;
}

uint16_t toBcd(int32_t number) {
  return static_cast<uint16_t>(number / 100 << 8 | number / 10 % 10 << 4 | number % 10);
}

}  // namespace vcpu
