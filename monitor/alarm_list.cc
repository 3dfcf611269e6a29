#include "monitor/alarm_list.h"

#include <algorithm>
#include <tuple>

namespace monitor {
namespace {

// Small is first.
auto rankOf(const ListedAlarm& alarm) {
  const Alarm& state = *alarm.view->alarm;
  return std::make_tuple(state.isAcknowledged, !state.isPresent, -state.cameMs.value_or(0));
}

}  // namespace

std::vector<ListedAlarm> alarmList(const Plant& plant) {
  std::vector<ListedAlarm> list;
  for (const auto& [station, view] : plant.stations()) {
    for (const auto& [point, pointView] : view.points) {
      const auto& alarm = pointView.alarm;
      if (alarm && (isStanding(*alarm) || alarm->cameMs)) list.push_back({&station, &point, &pointView});
    }
  }
  std::stable_sort(list.begin(), list.end(), [](const ListedAlarm& left, const ListedAlarm& right) {
    return rankOf(left) < rankOf(right);
  });
  return list;
}

const char* wordOf(const Alarm& alarm) {
  if (alarm.isPresent) return alarm.isAcknowledged ? "present, acknowledged" : "present";
  return alarm.isAcknowledged ? "gone" : "gone, not acknowledged";
}

}  // namespace monitor
