#pragma once
#include <string>
#include <vector>

#include "monitor/plant.h"

namespace monitor {

/// An alarm in the list of all; valid as long as the plant takes nothing more.
struct ListedAlarm {
  const std::string* station;
  const std::string* point;
  const PointView* view;
};

/// The alarms that are there or have been: those that nobody has acknowledged first, then those that are
/// there, then the others; of each the newest first. Any thread may call.
std::vector<ListedAlarm> alarmList(const Plant& plant);

/// present; present, acknowledged; gone, not acknowledged; gone.
const char* wordOf(const Alarm& alarm);

}  // namespace monitor
