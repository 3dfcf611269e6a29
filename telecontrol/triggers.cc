#include "telecontrol/triggers.h"

#include "telecontrol/period.h"

namespace tele {

namespace {

bool intervalIsOver(const TriggerSettings& settings, TriggerState& triggers, int32_t passedMs) {
  if (settings.intervalMs <= 0) {
    return false;
  }
  triggers.passedMs = triggers.passedMs + passedMs;
  if (triggers.passedMs < settings.intervalMs) {
    return false;
  }
  triggers.passedMs = restBehindPeriod(triggers.passedMs, settings.intervalMs);
  return true;
}

bool reachesTimeOfDay(int32_t timeOfDayMs, const UtcTime& before, const UtcTime& utc) {
  const bool later = isBefore(before, utc);
  if (timeOfDayMs < 0 || !later) {
    return false;
  }
  if (before.day == utc.day) {
    return before.dayMs < timeOfDayMs && utc.dayMs >= timeOfDayMs;
  }
  return before.dayMs < timeOfDayMs || utc.dayMs >= timeOfDayMs || utc.day > before.day + 1;
}

}  // namespace

bool isTriggered(const TriggerSettings& settings, TriggerState& triggers, const UtcTime& utc,
                 int32_t passedMs) {
  const bool reached = reachesTimeOfDay(settings.timeOfDayMs, triggers.before, utc);
  triggers.before = utc;
  const bool over = intervalIsOver(settings, triggers, passedMs);
  return reached || over;
}

}  // namespace tele
