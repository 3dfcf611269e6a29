#include <cstdint>

struct Homeless {  // refused: SUB053
  int32_t value = 0;
};

namespace demo {
namespace inner {  // refused: SUB053

[[nodiscard]] int32_t one() {
  return 1;
}

}  // namespace inner
}  // namespace demo
