#include "telecontrol/limit_watch.h"

namespace tele {

bool isBeyondLimits(const LimitSettings& settings, int32_t value, bool before) {
  if (!settings.watched) {
    return false;
  }
  if (value > settings.upper || value < settings.lower) {
    return true;
  }
  if (!before) {
    return false;
  }
  return value >= settings.upper - settings.hysteresis || value <= settings.lower + settings.hysteresis;
}

}  // namespace tele
