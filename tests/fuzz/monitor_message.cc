// Messages of all kinds to the monitor, and keys pressed meanwhile: what the table and the page make of them.
// An input is one message behind the other: a byte for its topic, one for its length, the payload.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cli/output/printable.h"
#include "monitor/desk.h"
#include "monitor/web/plant_json.h"
#include "tests/fuzz/hold.h"

namespace {

constexpr int64_t NOW = 1'772'346'605'000;
constexpr size_t KEYS = 6;
constexpr size_t OWN_TOPIC = 7;  // in front of the first line feed of the payload
constexpr const char* TOPICS[] = {"a/events", "a/state", "a/result", "b/events", "b/state",
                                  "events",   "",        "",         "a/p/4",    "a/p/lost"};

void pressKeys(std::string_view bytes, monitor::Desk& desk, monitor::Watch& watch) {
  for (const monitor::Key& key : monitor::keysOf(bytes)) {
    desk.press(key, watch.plant);
    if (const auto order = desk.takeOrder()) {
      const std::string text = commandText(watch.book.enter(*order, NOW, 30'000));
      fuzz::hold(nlohmann::json::accept(text), "a command is JSON");
    }
  }
}

void receive(size_t kind, std::string_view payload, monitor::Watch& watch) {
  monitor::Arrival arrival{.utcMs = NOW, .retained = payload.size() % 2 == 1};
  if (kind == OWN_TOPIC) {
    const size_t end = std::min(payload.find('\n'), payload.size());
    arrival.topic = payload.substr(0, end);
    payload.remove_prefix(std::min(end + 1, payload.size()));
  } else {
    arrival.topic = TOPICS[kind];
  }
  arrival.payload = payload;
  const monitor::News news = watch.plant.take(arrival);
  if (news.result) {
    (void)textOf(*news.result);
    watch.book.take(news.station, *news.result);
  }
}

void show(const monitor::Watch& watch) {
  for (const monitor::PictureLine& line : monitor::picture(watch.plant, NOW, cli::printableLine)) {
    const bool clean = std::none_of(line.text.begin(), line.text.end(), [](char byte) {
      return static_cast<uint8_t>(byte) < ' ' || byte == 0x7F;
    });
    fuzz::hold(clean, "a terminal obeys nothing in a picture");
  }
  for (const auto& [name, station] : watch.plant.stations()) {
    const auto json = nlohmann::json::parse(monitor::plantJson(watch, name, NOW), nullptr, false);
    fuzz::hold(!json.is_discarded(), "the page gets JSON");
    fuzz::hold(json["points"].size() == station.points.size(), "each point of a station is there");
    for (const auto& [point, view] : station.points) {
      const auto trend = monitor::trendJson(watch, name, point);
      fuzz::hold(trend && nlohmann::json::accept(*trend), "a trend is JSON");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  monitor::Watch watch{monitor::Filter{}};
  monitor::Desk desk;
  while (rest.size() >= 2) {
    const size_t kind = static_cast<uint8_t>(rest[0]) % std::size(TOPICS);
    const size_t length = static_cast<uint8_t>(rest[1]);
    const std::string_view payload = rest.substr(2, length);
    rest.remove_prefix(std::min(rest.size(), length + 2));
    if (kind == KEYS) {
      pressKeys(payload, desk, watch);
    } else {
      receive(kind, payload, watch);
    }
  }
  show(watch);
  return 0;
}
