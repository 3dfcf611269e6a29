#include "telecontrol/suppression.h"

namespace tele {

namespace {

constexpr int32_t SECOND_MS = 1000;
constexpr int32_t FAULT_MS_MAX = 32767000;

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
  if (suppression.faultMs >= FAULT_MS_MAX - passedMs) {
    suppression.faultMs = FAULT_MS_MAX;
  } else {
    suppression.faultMs = suppression.faultMs + passedMs;
  }
  suppression.overRange = !suppression.begun || suppression.faultMs >= settings.seconds * SECOND_MS;
  if (suppression.overRange) {
    return value;
  }
  return suppression.goodValue;
}

}  // namespace tele
