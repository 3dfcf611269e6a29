#include "telecontrol/commands/expiry.h"

#include "telecontrol/range.h"

namespace tele {

bool isStillAhead(const UtcTime& expires, const UtcTime& utc) {
  const int32_t days = expires.day - utc.day;
  if (!expires.known || !utc.known || days < 0 || days > 1) {
    return false;
  }
  return isWithin(days * DAY_MS + expires.dayMs - utc.dayMs, 0, EXPIRY_SECONDS_MAX * 1000);
}

}  // namespace tele
