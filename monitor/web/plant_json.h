#pragma once
// What the page asks for, as JSON text. Texts from outside stand in it as strings; bytes that are no UTF-8
// are replaced. Any thread may call that has the watch's mutex.

#include <optional>
#include <string>

#include "monitor/watch.h"

namespace monitor {

/// All stations and alarms, the orders, and the points of one station; with no such station no points.
std::string plantJson(const Watch& watch, const std::string& station, int64_t nowMs);

/// The way of a point's value: [[milliseconds since 1970, value], ..], the oldest first. None: there is no
/// such point.
std::optional<std::string> trendJson(const Watch& watch, const std::string& station,
                                     const std::string& point);

/// The order to acknowledge an alarm: {"station":"plant/a","point":"4"}. None: it is no such text.
std::optional<Order> acknowledgementOf(const std::string& json);

}  // namespace monitor
