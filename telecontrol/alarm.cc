#include "telecontrol/alarm.h"

namespace tele {

int32_t alarmValue(const PointInput& input, const PointState& state) {
  const bool wasPresent = state.value % 2 == ALARM_PRESENT;
  bool unacknowledged = state.value >= ALARM_UNACKNOWLEDGED;
  const bool present = input.value != 0;
  if (input.acknowledge) {
    unacknowledged = false;
  }
  // An alarm that comes in the scan of an acknowledgement was not meant by it.
  if (present && !wasPresent) {
    unacknowledged = true;
  }
  int32_t value = 0;
  if (present) {
    value = value + ALARM_PRESENT;
  }
  if (unacknowledged) {
    value = value + ALARM_UNACKNOWLEDGED;
  }
  return value;
}

}  // namespace tele
