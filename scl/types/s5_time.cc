#include "scl/types/s5_time.h"

namespace scl {

int64_t s5TimeWord(uint64_t milliseconds) {
  uint64_t base = 0;
  uint64_t unit = 10;
  while (milliseconds / unit > 999) {
    ++base;
    unit *= 10;
  }
  const uint64_t count = milliseconds / unit;
  return static_cast<int64_t>(base << 12 | (count / 100) << 8 | (count / 10 % 10) << 4 | count % 10);
}

}  // namespace scl
