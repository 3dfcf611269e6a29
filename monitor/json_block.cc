#include "monitor/json_block.h"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

namespace monitor {
namespace {

using Json = nlohmann::json;

/// The number that so many characters of a text are, digits only.
std::optional<int> digitsAt(std::string_view text, size_t first, size_t count) {
  int number = 0;
  for (const char digit : text.substr(first, count)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

/// Milliseconds since 1970 of 2026-03-01T06:30:00.125Z.
std::optional<int64_t> utcOf(std::string_view text) {
  constexpr std::string_view FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
  if (text.size() != FORM.size()) return std::nullopt;
  for (size_t i = 0; i < FORM.size(); ++i) {
    if (FORM[i] != 'd' && text[i] != FORM[i]) return std::nullopt;
  }
  const auto year = digitsAt(text, 0, 4);
  const auto month = digitsAt(text, 5, 2);
  const auto day = digitsAt(text, 8, 2);
  const auto hour = digitsAt(text, 11, 2);
  const auto minute = digitsAt(text, 14, 2);
  const auto second = digitsAt(text, 17, 2);
  const auto ms = digitsAt(text, 20, 3);
  if (!year || !month || !day || !hour || !minute || !second || !ms) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return ((days * 24LL + *hour) * 60 + *minute) * 60'000 + *second * 1000LL + *ms;
}

bool isTrue(const Json& event, const char* name) {
  const auto found = event.find(name);
  return found != event.end() && found->is_boolean() && found->get<bool>();
}

/// A number of 32 bits without a sign, or none; a failure if something else stands there.
vcpu::Result<std::optional<uint32_t>> countOf(const Json& from, const char* name) {
  const auto found = from.find(name);
  if (found == from.end()) return std::optional<uint32_t>();
  if (!found->is_number_unsigned() || found->get<uint64_t>() > UINT32_MAX) {
    return vcpu::Failure{fmt::format("{} {} is no number of 32 bits", name, found->dump())};
  }
  return std::optional(found->get<uint32_t>());
}

vcpu::Result<Event> eventOf(const Json& from) {
  if (!from.is_object() || !from.contains("id") || !from.contains("val")) {
    return vcpu::Failure{"an element of vals without id or val"};
  }
  Event event;
  event.point = from["id"].is_string() ? from["id"].get<std::string>() : from["id"].dump();
  event.value = from["val"].dump();
  const auto changed = countOf(from, "chg");
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

}  // namespace monitor
