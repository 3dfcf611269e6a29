#include <cstdint>

namespace demo {

[[nodiscard]] int32_t distance(int32_t from, int32_t target) {
  int32_t result = target - from;
  bool isNegative = result < 0, isFar = false;
  const int32_t far = 1000;
  if (isNegative) {
    // Both branches have one of this name: it is declared once.
    int32_t turned = -result;
    result = turned;
  } else {
    int32_t turned = result;
    isFar = turned > far;
  }
  if (isFar) {
    result = far;
  }
  return result;
}

}  // namespace demo
