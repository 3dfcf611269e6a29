#include "telecontrol/utc.h"

namespace tele {

bool isBefore(const UtcTime& moment, const UtcTime& other) {
  if (!moment.known || !other.known) {
    return false;
  }
  if (moment.day == other.day) {
    return moment.dayMs < other.dayMs;
  }
  return moment.day < other.day;
}

}  // namespace tele
