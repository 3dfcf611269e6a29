#include "telecontrol/range.h"

namespace tele {

bool isWithin(int32_t value, int32_t lowest, int32_t highest) {
  return value >= lowest && value <= highest;
}

int32_t limited(int32_t value, int32_t lowest, int32_t highest) {
  if (value < lowest) {
    return lowest;
  }
  if (value > highest) {
    return highest;
  }
  return value;
}

}  // namespace tele
