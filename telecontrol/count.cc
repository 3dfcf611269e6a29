#include "telecontrol/count.h"

#include "telecontrol/limits.h"

namespace tele {

int32_t counted(int32_t count) {
  if (count < COUNT_MAX) {
    return count + 1;
  }
  return count;
}

}  // namespace tele
