#include "subset/plc.h"

namespace demo {

inline constexpr int32_t PLACES = 8;

struct Table {
  plc::Array<int32_t, PLACES> values{};
  plc::Array<bool, PLACES> used{};
};

[[nodiscard]] int32_t sumOf(const plc::Array<int32_t, PLACES>& values) {
  int32_t sum = 0;
  for (int32_t i = 0; i < PLACES; ++i) {
    sum += values[i];
  }
  return sum;
}

void clear(int32_t& value) {
  value = 0;
}

[[nodiscard]] int32_t clearAndSum(Table& table, uint8_t index) {
  table.used[index] = false;
  clear(table.values[index]);
  return sumOf(table.values);
}

}  // namespace demo
