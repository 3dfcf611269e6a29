#include <cstdint>

namespace demo {

[[nodiscard]] int32_t formula(int32_t a, int32_t b) {
  int32_t x = a + b * 3 - (a - b) * -2;
  x = a - (b - 1) - (a + 1);
  x = a / 128 * 128 + a % 128;
  x = a / (128 / 2);
  return -x + -(a + b);
}

// A divisor that was compared with zero is known.
[[nodiscard]] int32_t mean(int32_t sum, int32_t count) {
  if (count > 0) {
    return sum / count;
  }
  return 0;
}

[[nodiscard]] int32_t rest(int32_t value, int32_t modulus) {
  if (modulus == 0) {
    return value;
  }
  return value % modulus;
}

}  // namespace demo
