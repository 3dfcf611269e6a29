#include <cstdint>

namespace demo {

struct Tank {
  int32_t litres = 0;
};

/// Whether so many litres are there.
///
/// A negative number counts as none.
[[nodiscard]] bool hasLitres(const Tank& tank, int32_t litres);

/// Takes litres out. `taken` is how many that were.
void take(Tank& tank, int32_t litres, int32_t& taken);

// Called before it is defined: in SCL it comes first.
[[nodiscard]] int32_t atMost(int32_t value, int32_t most);

void take(Tank& tank, int32_t litres, int32_t& taken) {
  taken = atMost(litres, tank.litres);
  tank.litres -= taken;
}

int32_t atMost(int32_t value, int32_t most) {
  if (value > most) {
    return most;
  }
  return value;
}

// Asked before each order.
bool hasLitres(const Tank& tank, int32_t litres) {
  return litres <= tank.litres;
}

}  // namespace demo
