#include <algorithm>
#include <array>
#include <cstdint>

namespace demo {

struct Holder {
  std::array<int32_t, 3> values{};  // refused: SUB006
};

[[nodiscard]] int32_t larger(int32_t a, int32_t b) {
  return std::max(a, b);  // refused: SUB006
}

}  // namespace demo
