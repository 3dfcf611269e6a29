#pragma once
#include <cstdint>

namespace demo {

[[nodiscard]] int32_t innermost(int32_t value);

[[nodiscard]] inline int32_t middle(int32_t value) {  // refused: SUB058
  return innermost(value) + 1;
}

}  // namespace demo
