#include "telecontrol/counter.h"

namespace tele {

int32_t countsBetween(int32_t earlier, int32_t later, int32_t counterMax) {
  if (later < earlier) {
    return later + counterMax + 1 - earlier;
  }
  return later - earlier;
}

}  // namespace tele
