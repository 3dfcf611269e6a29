#include "subset/plc.h"

namespace demo {

struct Numbers {
  bool valid = false;
  int32_t count = 0;
  uint8_t flags = 0x80;
};

void countUp(Numbers& numbers, int32_t increment, bool valid) {
  numbers.valid = valid;
  numbers.count = numbers.count + increment;
  numbers.flags = 0x01;
}

}  // namespace demo
