#include "monitor/alarm.h"

#include <charconv>

#include "telecontrol/alarm.h"

namespace monitor {
namespace {

std::optional<uint32_t> bitsOf(const Event& event) {
  uint32_t bits = 0;
  const char* end = event.value.data() + event.value.size();
  const auto [read, error] = std::from_chars(event.value.data(), end, bits);
  if (error != std::errc() || read != end) return std::nullopt;
  return bits;
}

}  // namespace

bool isOfAlarm(const Event& event) {
  return event.isAlarm && event.changed && bitsOf(event);
}

void follow(Alarm& alarm, const Event& event) {
  const uint32_t bits = bitsOf(event).value_or(0);
  const bool present = (bits & tele::ALARM_PRESENT) != 0;
  const bool acknowledged = (bits & tele::ALARM_UNACKNOWLEDGED) == 0;
  if (present && (event.changed.value_or(0) & tele::ALARM_PRESENT) != 0) {
    alarm = {true, acknowledged, event.utcMs, std::nullopt, std::nullopt};
    return;
  }
  if (alarm.isPresent && !present) alarm.wentMs = event.utcMs;
  if (!alarm.isAcknowledged && acknowledged) alarm.acknowledgedMs = event.utcMs;
  alarm.isPresent = present;
  alarm.isAcknowledged = acknowledged;
}

bool isStanding(const Alarm& alarm) {
  return alarm.isPresent || !alarm.isAcknowledged;
}

}  // namespace monitor
