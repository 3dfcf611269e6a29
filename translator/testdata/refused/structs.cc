#include "subset/plc.h"

namespace demo {

struct Plain {
  int32_t value = 0;
};

struct Rich : Plain {    // refused: SUB009
  int32_t bits : 3 = 0;  // refused: SUB011
  struct Inner {         // refused: SUB012
    int32_t depth = 0;
  };
  void clear() { bits = 0; }  // refused: SUB008
  static int32_t count;       // refused: SUB043
};

class Closed {  // refused: SUB012
 public:        // refused: SUB012
  int32_t value = 0;
};

union Either {     // refused: SUB010
  int32_t number;  // refused: SUB057
  uint8_t octet;   // refused: SUB057
};

struct Computed {
  int32_t none;                           // refused: SUB057
  plc::Array<int32_t, 2> listed{{1, 2}};  // refused: SUB057
};

template <typename T>
struct Box {  // refused: SUB007
  T content;
};

void byValue(Plain plain) {  // refused: SUB013
}

[[nodiscard]] Plain made(const Plain& plain) {  // refused: SUB013
  return plain;                                 // refused: SUB013
}

void copies(Plain& target, const Plain& source) {
  Plain copy;                       // refused: SUB014
  plc::Array<uint8_t, 8> buffer{};  // refused: SUB014
  target = Plain{};                 // refused: SUB015
  target = {5};                     // refused: SUB015
  target = made(source);            // refused: SUB015
  target = copy = source;           // refused: SUB015
}

struct Whole {
  plc::Array<Plain, 4> parts{};
  plc::Array<Plain, 4> others{};
  int32_t first = 0;
};

[[nodiscard]] int32_t advanced(Whole& whole) {
  whole.first += 1;
  return whole.first;
}

void assigns(Whole& whole, const Whole& other) {
  whole.parts = other.parts;                      // refused: SUB015
  whole.parts[advanced(whole)] = whole.parts[0];  // refused: SUB062
  int32_t index = 2;
  Plain& part = whole.parts[index];  // refused: SUB063
  whole.parts[0] = part;
  index = 3;
  part = other.parts[0];
  for (int32_t i = 0; i < whole.first; ++i) {  // refused: SUB030
    whole = other;
  }
}

}  // namespace demo
