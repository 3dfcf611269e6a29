#include "telecontrol/saturate.h"

#include "telecontrol/limits.h"

namespace tele {

int32_t addUpTo(int32_t value, int32_t more, int32_t most) {
  if (value >= most - more) {
    return most;
  }
  return value + more;
}

// Not by addUpTo: each event comes this way, and a call costs more than the comparison.
int32_t counted(int32_t count) {
  if (count < COUNT_MAX) {
    return count + 1;
  }
  return count;
}

}  // namespace tele
