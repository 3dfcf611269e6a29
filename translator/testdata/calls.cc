#include <cstdint>

namespace demo {

struct Meter {
  int32_t value = 0;
};

[[nodiscard]] int32_t next(Meter& meter) {
  meter.value += 1;
  return meter.value;
}

void skip(Meter& meter) {
  (void)next(meter);
}

[[nodiscard]] int32_t afterNext(Meter& meter) {
  skip(meter);
  int32_t before = next(meter);
  return before + next(meter);
}

}  // namespace demo
