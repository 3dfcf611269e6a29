#include <cstddef>
#include <cstdint>

#include "subset/plc.h"

namespace demo {

struct Numbers {
  int64_t wide = 0;          // refused: SUB002
  uint32_t plain = 0;        // refused: SUB002
  uint16_t half = 0;         // refused: SUB002
  int16_t small = 0;         // refused: SUB002
  double exact = 0;          // refused: SUB002
  char letter = 'a';         // refused: SUB003
  int32_t* where = nullptr;  // refused: SUB004
  int32_t raw[4] = {};       // refused: SUB059
};

struct Referring {
  int32_t& target;  // refused: SUB005
};

void print(const char* text, int32_t* result, float factor) {  // refused: SUB004, SUB004, SUB002
  int64_t wide = 1;                                            // refused: SUB002
  float real = 2.5F;                                           // refused: SUB002
  char letter = 'a';                                           // refused: SUB003
  size_t size = 0;                                             // refused: SUB002
}

[[nodiscard]] bool literals(int32_t value) {
  if (value == 4000000000) {  // refused: SUB002, SUB002
    return true;
  }
  if (value == 7U) {  // refused: SUB002, SUB002
    return true;
  }
  if (value == 'x') {  // refused: SUB003
    return true;
  }
  return value < 0.5;  // refused: SUB002, SUB002
}

[[nodiscard]] int32_t byPointer(int32_t value) {
  const int32_t* where = &value;  // refused: SUB004
  int32_t&& other = 1;            // refused: SUB005
  return *where;                  // refused: SUB004
}

}  // namespace demo
