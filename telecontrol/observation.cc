#include "telecontrol/observation.h"

#include "telecontrol/alarm.h"
#include "telecontrol/analog.h"
#include "telecontrol/counter.h"
#include "telecontrol/range.h"
#include "telecontrol/status_word.h"

namespace tele {

namespace {

bool observeCounter(Point& point) {
  const int32_t counterMax = point.settings.counterMax;
  const int32_t value = limited(point.input.value, 0, counterMax);
  const bool begunAgain = value < point.state.value;
  if (begunAgain) {
    point.state.carry = true;
  }
  point.state.value = value;
  const int32_t change = point.settings.threshold.change;
  const int32_t counts = countsBetween(point.state.threshold.saved, value, counterMax);
  return begunAgain || (change > 0 && counts >= change);
}

// TRUE: the value alone makes an event.
bool observeValue(Point& point, const ScanTime& now) {
  bool due = false;
  switch (point.settings.kind) {
    case PointKind::Unused: break;
    case PointKind::Bit:
      point.state.value = limited(point.input.value, 0, 1);
      due = point.state.value != point.state.eventValue;
      break;
    case PointKind::Alarm:
      point.state.value = alarmValue(point.input, point.state);
      due = point.state.value != point.state.eventValue;
      break;
    case PointKind::StatusWord:
      point.state.value = limited(point.input.value, 0, WORD_VALUES - 1);
      due = point.state.value != point.state.eventValue;
      break;
    case PointKind::Analog: due = observeAnalog(point, now); break;
    case PointKind::Mean: due = observeMean(point, now); break;
    case PointKind::Counter: due = observeCounter(point); break;
  }
  return due;
}

// Without STATUS_CARRY, which belongs to one event and not to those behind it.
uint8_t statusOf(const Point& point) {
  uint8_t status = STATUS_NON_EXISTENT;
  if (point.input.valid) {
    status = STATUS_ONLINE;
  }
  if (point.state.overRange) {
    status = status | STATUS_OVER_RANGE;
  }
  if (point.input.localForced) {
    status = status | STATUS_LOCAL_FORCED;
  }
  if (point.input.substituted) {
    status = status | STATUS_SUBSTITUTED;
  }
  return status;
}

}  // namespace

bool observe(Point& point, const ScanTime& now) {
  bool due = false;
  point.state.seenValue = point.input.value;
  // A value that cannot be read stays as it was.
  if (point.input.valid) {
    due = observeValue(point, now);
    point.input.acknowledge = false;
  }
  const uint8_t status = statusOf(point);
  if (status != point.state.eventStatus) {
    due = true;
  }
  if (point.state.timed) {
    if (isTriggered(point.settings.triggers, point.state.triggers, now.utc, now.passedMs)) {
      due = true;
    }
  }
  if (point.input.trigger) {
    due = true;
  }
  point.input.trigger = false;
  point.state.status = status;
  return due;
}

void adopt(Point& point, const UtcTime& utc) {
  point.state.eventValue = point.state.value;
  point.state.eventStatus = point.state.status;
  point.state.eventUtc = utc;
  point.state.threshold.saved = point.state.value;
  point.state.threshold.sum = 0;
}

}  // namespace tele
