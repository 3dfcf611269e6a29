#include <cstdint>

namespace demo {

[[nodiscard]] int32_t twice(int32_t value) {
  return 2 * valeu;  // refused: SUB001
}

}  // namespace demo
