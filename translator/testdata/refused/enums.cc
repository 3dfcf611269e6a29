#include <cstdint>

namespace demo {

enum Plain : int16_t { FIRST = 0 };  // refused: SUB016

enum class Wide : int32_t { One = 1 };  // refused: SUB016

enum class Counted : int16_t {
  Zero,  // refused: SUB016
  One = 1,
};

enum class State : int16_t { On = 1, Off = 0 };

[[nodiscard]] int32_t number(State state, int32_t code) {
  int32_t result = 0;
  switch (state) {  // refused: SUB025
    case State::On: result = 1; break;
  }
  switch (code) {  // refused: SUB026
    case 1: result = 2; break;
    default: break;
  }
  switch (state) {
    case State::On: result = 1;  // refused: SUB023
    case State::Off: result = 2; break;
  }
  switch (state) {
    case State::On: result = 1; [[fallthrough]];  // refused: SUB023, SUB023
    default: result = 2; break;
  }
  switch (state) {
    case State::On:
      if (code > 0) {
        break;  // refused: SUB024
      }
      result = 3;
      break;
    case State::Off: break;
  }
  switch (state) {
    result = 9;  // refused: SUB060
    default: break;
  }
  return result;
}

}  // namespace demo
