#include "telecontrol/suppression.h"

#include "telecontrol/saturate.h"

namespace tele {

namespace {

constexpr int32_t SECOND_MS = 1000;
constexpr int32_t FAULT_MS_MAX = SUPPRESSION_SECONDS_MAX * SECOND_MS;

}  // namespace

int32_t suppressFault(const SuppressionSettings& settings, SuppressionState& suppression, int32_t value,
                      int32_t passedMs) {
  const bool beyond = settings.raw && (value == RAW_OVERFLOW || value == RAW_UNDERFLOW);
  if (!beyond) {
    suppression.begun = true;
    suppression.goodValue = value;
    suppression.faultMs = 0;
    suppression.overRange = false;
    return value;
  }
  suppression.faultMs = addUpTo(suppression.faultMs, passedMs, FAULT_MS_MAX);
  suppression.overRange = !suppression.begun || suppression.faultMs >= settings.seconds * SECOND_MS;
  if (suppression.overRange) {
    return value;
  }
  return suppression.goodValue;
}

}  // namespace tele
