#include "monitor/web/plant_json.h"

#include <nlohmann/json.hpp>

#include "monitor/alarm_list.h"

namespace monitor {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json stationJson(const std::string& name, const StationView& station, int64_t nowMs) {
  Json json = {{"name", name}};
  if (station.presence) {
    json["online"] = station.presence->state.isOnline;
    json["since"] = station.presence->sinceMs;
    json["wasBefore"] = station.presence->wasBefore;
    json["waiting"] = orNull(station.presence->state.waiting);
  }
  json["perMinute"] = station.rate.perMinute(nowMs);
  json["blocks"] = station.blocks;
  json["events"] = station.events;
  json["points"] = station.points.size();
  json["lost"] = station.lostEvents;
  json["missing"] = station.missing;
  json["repeated"] = station.repeated;
  json["unreadable"] = station.unreadable;
  json["fault"] = station.lastFault;
  return json;
}

Json alarmJson(const ListedAlarm& listed) {
  const Alarm& alarm = *listed.view->alarm;
  return {{"station", *listed.station},
          {"point", *listed.point},
          {"state", wordOf(alarm)},
          {"present", alarm.isPresent},
          {"acknowledged", alarm.isAcknowledged},
          {"came", orNull(alarm.cameMs)},
          {"went", orNull(alarm.wentMs)},
          {"acknowledgedAt", orNull(alarm.acknowledgedMs)}};
}

Json pointJson(const std::string& name, const PointView& point) {
  return {{"id", name},
          {"value", point.newest.value},
          {"quality", wordOf(point.newest.quality)},
          {"time", orNull(point.newest.utcMs)},
          {"events", point.events},
          {"alarm", point.alarm.has_value()}};
}

std::string textOf(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string plantJson(const Watch& watch, const std::string& station, int64_t nowMs) {
  Json json = {{"now", nowMs}, {"connection", watch.connection}, {"trouble", watch.trouble}};
  json["stations"] = Json::array();
  for (const auto& [name, view] : watch.plant.stations())
    json["stations"].push_back(stationJson(name, view, nowMs));
  json["alarms"] = Json::array();
  for (const ListedAlarm& alarm : alarmList(watch.plant)) json["alarms"].push_back(alarmJson(alarm));
  json["points"] = Json::array();
  if (const auto found = watch.plant.stations().find(station); found != watch.plant.stations().end()) {
    for (const auto& [name, point] : found->second.points) json["points"].push_back(pointJson(name, point));
  }
  json["orders"] = Json::array();
  for (const EnteredOrder& order : watch.book.orders())
    json["orders"].push_back({{"text", textOf(order)}, {"over", order.isOver}});
  return textOf(json);
}

std::optional<std::string> trendJson(const Watch& watch, const std::string& station,
                                     const std::string& point) {
  const auto view = watch.plant.stations().find(station);
  if (view == watch.plant.stations().end()) return std::nullopt;
  const auto found = view->second.points.find(point);
  if (found == view->second.points.end()) return std::nullopt;
  Json json = Json::array();
  for (const Sample& sample : found->second.trend.samples())
    json.push_back(Json::array({sample.utcMs, sample.value}));
  return textOf(json);
}

std::optional<Order> acknowledgementOf(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto station = json.find("station");
  const auto point = json.find("point");
  if (station == json.end() || !station->is_string() || point == json.end() || !point->is_string())
    return std::nullopt;
  return Order{.station = station->get<std::string>(), .point = point->get<std::string>()};
}

}  // namespace monitor
