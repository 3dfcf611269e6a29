#include "subset/plc.h"

namespace demo {

int32_t total = 0;  // refused: SUB043

struct Data {
  plc::Array<int32_t, 4> values{};
};

[[nodiscard]] int32_t jumps(int32_t value) {
  static int32_t calls = 0;                  // refused: SUB044
  int32_t empty;                             // refused: SUB031
  if (value > 0) return 1;                   // refused: SUB061
  total += 1;                                // refused: SUB043
  if (int32_t half = value / 2; half > 3) {  // refused: SUB055
    goto end;                                // refused: SUB019
  }
  try {  // refused: SUB046
    value = 1;
  } catch (...) {
  }
end:  // refused: SUB019
  return value;
}

[[nodiscard]] int32_t names(int32_t value) {
  int32_t part = 0;
  if (value > 0) {
    int32_t part = 1;  // refused: SUB052
    bool other = true;
    part = 2;
  } else {
    int32_t other = 2;  // refused: SUB052
  }
  return part;
}

[[nodiscard]] int32_t loops(const Data& data, Data& values, int32_t count) {
  int32_t sum = 0;
  int32_t end = count;
  for (int32_t value : data.values.elements) {  // refused: SUB054
    sum += value;
  }
  for (int32_t i = 0; i < end; ++i) {  // refused: SUB030
    end -= 1;
  }
  for (int32_t i = 0; i < end; ++i) {  // refused: SUB030
    i += 1;
  }
  for (int32_t i = 0; i != end; ++i) {  // refused: SUB030
    sum += 1;
  }
  for (int32_t i = 0; i < end; --i) {  // refused: SUB030
    sum += 1;
  }
  for (; sum < 10;) {  // refused: SUB030
    sum += 1;
  }
  while (true) {  // refused: SUB029
    sum += 1;
  }
  while (sum < end) {  // refused: SUB029
    if (sum > 3) {
      sum += 1;
    }
  }
  while (sum < end) {  // refused: SUB029
    sum += 1;
    end += 1;
  }
  while (sum >= 0) {  // refused: SUB029
    sum = sum / 2;
  }
  while (values.values[count] < end) {  // refused: SUB029
    values.values[sum] += 1;
  }
  do {  // refused: SUB029
    sum += 2;
  } while (sum > 0);
  return sum;
}

}  // namespace demo
