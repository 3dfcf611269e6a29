#include "monitor/topic.h"

#include <fmt/format.h>

namespace monitor {
namespace {

bool isNumber(std::string_view level) {
  return !level.empty() && level.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view lastLevelOf(std::string_view topic) {
  return topic.substr(topic.rfind('/') + 1);
}

TopicKind kindOf(std::string_view topic) {
  const std::string_view level = lastLevelOf(topic);
  if (level == "state") return TopicKind::State;
  if (level == "result") return TopicKind::Result;
  if (level == "request" || level == "command") return TopicKind::Demand;
  if (isNumber(level) || level == "lost") return TopicKind::Point;
  return TopicKind::Events;
}

std::string stationOf(std::string_view topic) {
  const size_t level = topic.rfind('/');
  return std::string(level == std::string_view::npos ? std::string_view() : topic.substr(0, level));
}

std::string topicOf(std::string_view station, std::string_view lastLevel) {
  if (station.empty()) return std::string(lastLevel);
  return fmt::format("{}/{}", station, lastLevel);
}

std::string filterBeside(std::string_view filter, std::string_view lastLevel) {
  const std::string_view level = lastLevelOf(filter);
  if (level == "#" || level == lastLevel) return "";
  const std::string above = stationOf(filter);
  const bool ofPoints =
      above.find('/') != std::string::npos && (level == "+" || kindOf(filter) == TopicKind::Point);
  if (ofPoints) return topicOf(stationOf(above), lastLevel);
  return level == "+" ? "" : topicOf(above, lastLevel);
}

}  // namespace monitor
