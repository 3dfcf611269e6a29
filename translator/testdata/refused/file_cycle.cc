#include "translator/testdata/refused/file_cycle.h"

namespace demo {

[[nodiscard]] int32_t outermost(int32_t value) {
  return middle(value) + 1;
}

int32_t innermost(int32_t value) {
  return value;
}

}  // namespace demo
