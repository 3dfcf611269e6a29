#include "subset/plc.h"

namespace demo {

struct Register {
  int32_t value = 0;
  uint8_t bits = 0;
  plc::Array<int32_t, 3> steps{};
};

void assign(Register& target, int32_t i) {
  target.value = 1;
  target.value += i;
  target.value -= 2 - i;
  target.value *= i + 1;
  target.value /= 10;
  target.value %= 7;
  target.bits |= 0x01;
  target.bits &= 0xFE;
  target.bits ^= 0x10;
  ++target.value;
  target.steps[i]--;
  target.steps[i + 1] -= target.steps[i];
}

}  // namespace demo
