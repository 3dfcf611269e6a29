#include "telecontrol/period.h"

namespace tele {

int32_t restBehindPeriod(int32_t passedMs, int32_t periodMs) {
  const int32_t rest = passedMs - periodMs;
  if (rest < 0 || rest >= periodMs) {
    return 0;
  }
  return rest;
}

}  // namespace tele
