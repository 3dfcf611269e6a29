#include "monitor/json_block.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "monitor/json_count.h"
#include "monitor/utc_time.h"

namespace monitor {
namespace {

using Json = nlohmann::json;

bool isTrue(const Json& event, const char* name) {
  const auto found = event.find(name);
  return found != event.end() && found->is_boolean() && found->get<bool>();
}

vcpu::Result<Event> eventOf(const Json& from) {
  if (!from.is_object() || !from.contains("id") || !from.contains("val")) {
    return vcpu::Failure{"an element of vals without id or val"};
  }
  Event event;
  event.point = from["id"].is_string() ? from["id"].get<std::string>() : from["id"].dump();
  event.value = from["val"].dump();
  event.isAlarm = from.contains("alm");
  const auto changed = countOf(from, event.isAlarm ? "alm" : "chg");
  if (!changed) return vcpu::Failure{changed.failure()};
  event.changed = *changed;
  if (const auto found = from.find("ts"); found != from.end()) {
    event.utcMs = found->is_string() ? utcOf(found->get<std::string>()) : std::nullopt;
    if (!event.utcMs) return vcpu::Failure{fmt::format("ts {} is no time", found->dump())};
  }
  if (const auto found = from.find("qc"); found != from.end() && found->is_number_integer()) {
    const auto code = found->get<int64_t>();
    event.quality = code >= 2 ? Quality::Good : code == 1 ? Quality::Uncertain : Quality::Bad;
  }
  event.isCurrent = isTrue(from, "cur");
  event.isHistorical = isTrue(from, "hist");
  event.isAnswer = isTrue(from, "req");
  event.hasGap = isTrue(from, "gap");
  return event;
}

}  // namespace

vcpu::Result<EventBlock> readJsonBlock(std::string_view payload) {
  const Json json = Json::parse(payload, nullptr, false);
  if (json.is_discarded()) return vcpu::Failure{"neither a binary block nor JSON"};
  if (!json.is_object() || !json.contains("vals") || !json["vals"].is_array()) {
    return vcpu::Failure{"JSON without an array vals"};
  }
  EventBlock block;
  const auto number = countOf(json, "seq");
  if (!number) return vcpu::Failure{number.failure()};
  block.number = *number;
  const auto lost = countOf(json, "lost");
  if (!lost) return vcpu::Failure{lost.failure()};
  block.lostEvents = *lost;
  for (const Json& one : json["vals"]) {
    auto event = eventOf(one);
    if (!event) return vcpu::Failure{event.failure()};
    block.events.push_back(std::move(*event));
  }
  return block;
}

std::optional<vcpu::Result<EventBlock>> readPointMessage(std::string_view point, std::string_view payload) {
  Json json = Json::parse(payload, nullptr, false);
  if (!json.is_object() || json.contains("vals")) return std::nullopt;
  EventBlock block;
  if (!json.contains("v")) {
    if (!json.contains("lost")) return std::nullopt;
    const auto lost = countOf(json, "lost");
    if (!lost) return vcpu::Failure{lost.failure()};
    block.lostEvents = *lost;
    return block;
  }
  // The same event as in a block, under shorter names.
  json["id"] = point;
  for (const auto& [here, inBlock] : {std::pair("v", "val"), std::pair("t", "ts"), std::pair("q", "qc")}) {
    if (json.contains(here)) json[inBlock] = json[here];
  }
  auto event = eventOf(json);
  if (!event) return vcpu::Failure{event.failure()};
  block.events.push_back(std::move(*event));
  return block;
}

}  // namespace monitor
