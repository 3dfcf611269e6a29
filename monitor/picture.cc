#include "monitor/picture.h"

#include <fmt/format.h>

#include "monitor/alarm_list.h"
#include "monitor/utc_time.h"

namespace monitor {
namespace {

using Show = std::string (*)(std::string_view);

// 06:30:00.125
std::string clockText(const std::optional<int64_t>& utcMs) {
  return utcMs ? utcText(*utcMs).substr(11, 12) : "-";
}

std::string ageOf(const Event& event, int64_t nowMs) {
  return event.utcMs ? ageText(nowMs - *event.utcMs) : "-";
}

LineKind kindOf(const Alarm& alarm) {
  if (!alarm.isAcknowledged) return LineKind::Unseen;
  return alarm.isPresent ? LineKind::Seen : LineKind::Gone;
}

void addAlarms(std::vector<PictureLine>& lines, const Plant& plant, Show show) {
  const std::vector<ListedAlarm> alarms = alarmList(plant);
  if (alarms.empty()) return;
  lines.push_back({LineKind::Columns,
                   fmt::format("{:24}  {:12}  {:12}  {:12}  {:>10}  {}", "alarm", "came", "went",
                               "acknowledged", "point", "station"),
                   {}});
  for (const ListedAlarm& listed : alarms) {
    const Alarm& alarm = *listed.view->alarm;
    lines.push_back({kindOf(alarm),
                     fmt::format("{:24}  {:12}  {:12}  {:12}  {:>10}  {}", wordOf(alarm),
                                 clockText(alarm.cameMs), clockText(alarm.wentMs),
                                 clockText(alarm.acknowledgedMs), show(*listed.point), show(*listed.station)),
                     RowKey{true, *listed.station, *listed.point}});
  }
  lines.push_back({LineKind::Plain, "", {}});
}

std::string presenceText(const std::optional<Presence>& presence) {
  if (!presence) return "";
  return fmt::format("   {} since {}{}", presence->state.isOnline ? "online" : "OFFLINE",
                     presence->wasBefore ? "before " : "", clockText(presence->sinceMs).substr(0, 8));
}

std::string headOf(const std::string& name, const StationView& station, int64_t nowMs, Show show) {
  std::string head = show(name) + presenceText(station.presence);
  head += fmt::format("   {} blocks/min, {} blocks, {} events", station.rate.perMinute(nowMs), station.blocks,
                      station.events);
  if (station.lostEvents > 0) head += fmt::format(", {} LOST in the station", station.lostEvents);
  if (station.missing > 0) head += fmt::format(", {} BLOCKS MISSING", station.missing);
  if (station.repeated > 0) head += fmt::format(", {} came again", station.repeated);
  if (station.unreadable > 0) {
    head += fmt::format(", {} unreadable ({})", station.unreadable, show(station.lastFault));
  }
  return head;
}

void addStation(std::vector<PictureLine>& lines, const std::string& name, const StationView& station,
                int64_t nowMs, Show show) {
  const bool offline = station.presence && !station.presence->state.isOnline;
  lines.push_back({offline ? LineKind::Offline : LineKind::Station, headOf(name, station, nowMs, show), {}});
  if (station.points.empty()) return;
  lines.push_back({LineKind::Columns,
                   fmt::format("  {:>10}  {:>12}  {:9}  {:12}  {:>7}  {:>7}", "point", "value", "quality",
                               "time", "age", "events"),
                   {}});
  for (const auto& [point, view] : station.points) {
    const Event& newest = view.newest;
    lines.push_back(
        {newest.quality == Quality::Good ? LineKind::Plain : LineKind::Uncertain,
         fmt::format("  {:>10}  {:>12}  {:9}  {:12}  {:>7}  {:>7}", show(point), show(newest.value),
                     wordOf(newest.quality), clockText(newest.utcMs), ageOf(newest, nowMs), view.events),
         RowKey{false, name, point}});
  }
}

}  // namespace

std::string ageText(int64_t ms) {
  if (ms < 0) ms = 0;
  if (ms < 120'000) return fmt::format("{} s", ms / 1000);
  if (ms < 7'200'000) return fmt::format("{} min", ms / 60'000);
  if (ms < 172'800'000) return fmt::format("{} h", ms / 3'600'000);
  return fmt::format("{} d", ms / 86'400'000);
}

std::vector<PictureLine> picture(const Plant& plant, int64_t nowMs, Show show) {
  std::vector<PictureLine> lines;
  addAlarms(lines, plant, show);
  for (const auto& [name, station] : plant.stations()) addStation(lines, name, station, nowMs, show);
  return lines;
}

}  // namespace monitor
