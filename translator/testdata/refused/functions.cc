#include "subset/plc.h"

namespace demo {

struct Data {
  int32_t count = 0;
  plc::Array<int32_t, 4> values{};
};

[[nodiscard]] int32_t elsewhere(int32_t value);

int32_t forgotten(int32_t value);
int32_t forgotten(int32_t value) {  // refused: SUB035
  return value;
}

[[nodiscard]] int32_t defaulted(int32_t value, int32_t increment = 1) {  // refused: SUB032
  return value + increment;
}

void twice(int32_t& value) {
  value *= 2;
}
void twice(Data& data) {  // refused: SUB033
  data.count *= 2;
}

[[nodiscard]] int32_t factorial(int32_t n) {  // refused: SUB034
  if (n < 2) {
    return 1;
  }
  return n * factorial(n - 1);
}

[[nodiscard]] bool isOdd(int32_t n);
[[nodiscard]] bool isEven(int32_t n) {  // refused: SUB034
  if (n == 0) {
    return true;
  }
  return isOdd(n - 1);
}
bool isOdd(int32_t n) {  // refused: SUB034
  if (n == 0) {
    return false;
  }
  return isEven(n - 1);
}

void input(int32_t value, const int32_t& other) {  // refused: SUB038
  value += other;                                  // refused: SUB048
}

template <typename T>
[[nodiscard]] T same(T value) {  // refused: SUB007
  return value;
}

void mix(Data& data, const Data& other, int32_t& count) {
  data.count = other.count + count;
}

void calls(Data& data, Data& other, int32_t number) {
  forgotten(1);                             // refused: SUB036
  data.count = elsewhere(2);                // refused: SUB056
  mix(data, other, data.count);             // refused: SUB037
  mix(data, data, other.count);             // refused: SUB037
  mix(other, data, data.values[number]);    // refused: SUB037
  twice(number);                            // refused: SUB048
  int32_t (*pointer)(int32_t) = elsewhere;  // refused: SUB004
}

[[nodiscard]] int32_t next(Data& data) {
  data.count += 1;
  return data.count;
}

void order(Data& data, Data& other) {
  int32_t sum = data.count + next(data);  // refused: SUB062
  sum += next(data);
  data.count = next(data);
  data.count += next(data);              // refused: SUB062
  data.values[data.count] = next(data);  // refused: SUB062
  data.values[data.count] = next(other);
  sum = next(data) + next(data);  // refused: SUB062, SUB062
  if (next(data) > other.count) {
    sum = next(other) + next(data);
  }
  if (data.count == next(data)) {  // refused: SUB062
    sum = 0;
  }
}

}  // namespace demo
