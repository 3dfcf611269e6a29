// Payloads on the topic of a station's events, one behind the other, each behind its length in one byte: what
// the monitor makes of them, and the picture of it.

#include <algorithm>
#include <string>
#include <string_view>

#include "monitor/picture.h"
#include "monitor/plant.h"
#include "tests/fuzz/hold.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  monitor::Plant plant;
  int64_t events = 0;
  while (!rest.empty()) {
    const size_t length = static_cast<uint8_t>(rest.front());
    const monitor::News news =
        plant.take({.topic = "plant/a/events", .payload = std::string(rest.substr(1, length))});
    events += static_cast<int64_t>(news.events.size());
    rest.remove_prefix(std::min(rest.size(), length + 1));
  }
  if (size == 0) return 0;
  const monitor::StationView& station = plant.stations().begin()->second;
  fuzz::hold(station.events == events, "each event is handed on");
  const auto lines = monitor::picture(plant, 0, [](std::string_view text) { return std::string(text); });
  fuzz::hold(lines.size() > station.points.size(), "each point has its line in the picture");
  return 0;
}
