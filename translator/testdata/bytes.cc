#include "subset/plc.h"

namespace demo {

inline constexpr uint8_t RETAIN_FLAG = 0x01;

[[nodiscard]] uint8_t lowNibble(uint8_t octet) {
  return octet & 0x0F;
}

[[nodiscard]] bool isRetained(uint8_t octet) {
  return (octet & RETAIN_FLAG) != 0;
}

[[nodiscard]] int32_t typeOf(uint8_t octet) {
  return (octet & 0xF0) / 16;
}

[[nodiscard]] uint8_t upperByte(int32_t number) {
  return plc::toByte(number / 256 % 256);
}

[[nodiscard]] uint8_t marked(uint8_t octet, int32_t bits) {
  uint8_t result = octet | RETAIN_FLAG;
  result |= 0x40;
  result ^= 0xFF;
  result &= plc::toByte(bits);
  if (result == 0x20) {
    result = plc::toByte(48);
  }
  return result;
}

}  // namespace demo
