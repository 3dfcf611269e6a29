#include <cstdint>

namespace demo {
namespace {

// Only this file calls it, so no header declares it and its results need no mark.
int32_t half(int32_t value) {
  return value / 2;
}

}  // namespace

static bool isEven(int32_t value) {
  return value % 2 == 0;
}

[[nodiscard]] int32_t collatz(int32_t value) {
  if (isEven(value)) {
    return half(value);
  }
  return 3 * value + 1;
}

}  // namespace demo
