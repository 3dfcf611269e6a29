#include "subset/plc.h"

namespace demo {

struct List {
  int32_t count = 0;
  plc::Array<int32_t, 10> values{};
};

[[nodiscard]] int32_t indexOf(const List& list, int32_t value) {
  // The first one counts.
  for (int32_t i = 0; i < list.count; ++i) {
    if (list.values[i] == value) {
      return i;
    }
  }
  return -1;
}

[[nodiscard]] int32_t sumOfOdd(const List& list) {
  int32_t sum = 0;
  for (int32_t i = 9; i >= 0; i -= 1) {
    if (list.values[i] % 2 == 0) {
      continue;
    }
    if (sum > 1000) {
      break;
    }
    sum += list.values[i];
  }
  for (int32_t i = 0; i <= 8; i += 2) {
    sum -= 1;
  }
  return sum;
}

[[nodiscard]] int32_t digits(int32_t number) {
  int32_t rest = number;
  int32_t count = 0;
  do {
    rest /= 10;
    ++count;
  } while (rest > 0 && count < 10);
  while (rest < 0) {  // never
    rest += 1;
  }
  return count;
}

}  // namespace demo
