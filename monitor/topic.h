#pragma once
// The topics of a station: they share all levels but the last, or, where each event goes out for itself, all
// but the last two (docs/telecontrol.md). Any thread may call.

#include <string>
#include <string_view>

namespace monitor {

/// What a message on a topic is, by its last level.
enum class TopicKind {
  Events,
  State,   ///< state: whether the station is online
  Result,  ///< result: what became of a command
  Point,   ///< a number, or lost: one event of this point, if its payload is of that kind
  Demand,  ///< request and command: somebody else speaks to the station
};

/// Any other last level than the words of the others is that of events.
TopicKind kindOf(std::string_view topic);

/// plant/pump of plant/pump/events; of a topic of one level nothing.
std::string stationOf(std::string_view topic);

/// plant/pump/command of the station plant/pump. The same for a topic filter without its last level.
std::string topicOf(std::string_view station, std::string_view lastLevel);

/// 101 of plant/pump/points/101.
std::string_view lastLevelOf(std::string_view topic);

/// plant/+/state of plant/+/events and of plant/+/points/+, so that whoever hears of events hears of the
/// state, too. Nothing if the filter takes both already.
std::string filterBeside(std::string_view filter, std::string_view lastLevel);

}  // namespace monitor
