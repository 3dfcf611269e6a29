#pragma once
// An alarm: whether it is there, since when, and when it was acknowledged.

#include "monitor/event_block.h"

namespace monitor {

struct Alarm {
  bool isPresent = false;
  bool isAcknowledged = true;
  std::optional<int64_t> cameMs;
  std::optional<int64_t> wentMs;
  std::optional<int64_t> acknowledgedMs;
};

/// Whether an event is one of an alarm, and has its bits.
bool isOfAlarm(const Event& event);

/// Takes such an event over.
void follow(Alarm& alarm, const Event& event);

/// Whether somebody has to know of it: it is there, or was not acknowledged.
bool isStanding(const Alarm& alarm);

}  // namespace monitor
