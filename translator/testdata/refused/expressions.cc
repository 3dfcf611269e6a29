#include "subset/plc.h"

namespace demo {

struct Data {
  int32_t count = 0;
  bool ready = false;
  plc::Array<int32_t, 4> values{};
};

[[nodiscard]] bool isReady(const Data& data) {
  return data.ready;
}

[[nodiscard]] int32_t refusedForms(Data& data, int32_t a, int32_t b) {
  int32_t x = a > b ? a : b;    // refused: SUB017
  x = (a, b);                   // refused: SUB018
  x = static_cast<int32_t>(a);  // refused: SUB020
  x = (int32_t)b;               // refused: SUB020
  x = a << 2;                   // refused: SUB021
  x = a >> 2;                   // refused: SUB021
  x = ~a;                       // refused: SUB021
  x = +a;                       // refused: SUB021
  x <<= 1;                      // refused: SUB021
  x = data.count = a;           // refused: SUB022
  x = ++data.count;             // refused: SUB022
  x = a / b;                    // refused: SUB028
  x %= b;                       // refused: SUB028
  x = a & 0x0F;                 // refused: SUB049
  x |= 1;                       // refused: SUB049
  x = a + data.ready;           // refused: SUB051
  a + b;                        // refused: SUB099
  return x;
}

[[nodiscard]] bool unsafe(const Data& data, int32_t i, int32_t d) {
  if (i < 4 && data.values[i] == 0) {  // refused: SUB027
    return true;
  }
  if (i == 0 || isReady(data)) {  // refused: SUB027
    return true;
  }
  if (d != 0 && i / d > 2) {  // refused: SUB027, SUB028
    return true;
  }
  if (data.values[i] > 0) {
    return 10 / data.values[d] > 2;  // refused: SUB028
  }
  if (i) {  // refused: SUB051
    return true;
  }
  return false;
}

[[nodiscard]] uint8_t narrow(int32_t number, uint8_t octet) {
  uint8_t result = number;  // refused: SUB050
  result += 1;              // refused: SUB050
  ++result;                 // refused: SUB050
  result = octet + 1;       // refused: SUB050
  result = octet | number;  // refused: SUB049
  return number % 256;      // refused: SUB050
}

void closures(Data& data) {
  auto add = [&data](int32_t n) { data.count += n; };  // refused: SUB045
  auto* made = new Data;                               // refused: SUB004
  delete made;                                         // refused: SUB047
  throw 1;                                             // refused: SUB046
}

}  // namespace demo
