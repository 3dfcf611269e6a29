#pragma once
// What of the stations is wanted.

#include <set>
#include <string>

namespace monitor {

/// Any thread may call.
struct Filter {
  /// Pattern of the names of stations, as the shell has them: * for any text, ? for a character, [ab] for one
  /// of these. Empty: all.
  std::string stations{};
  /// Empty: all.
  std::set<std::string> points{};
  bool alarmsOnly = false;

  bool takesStation(const std::string& name) const;
  bool takesPoint(const std::string& name) const;
};

}  // namespace monitor
