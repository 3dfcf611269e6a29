#include "core/plc.h"

namespace demo {

struct Numbers {
  bool valid = false;
  int32_t count = 0;
  uint8_t flags = 0x80;
};

void countUp(Numbers& numbers, int32_t step, bool valid) {
  numbers.valid = valid;
  numbers.count = numbers.count + step;
  numbers.flags = 0x01;
}

}  // namespace demo
