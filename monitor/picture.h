#pragma once
// The stations as text for people: the alarms, and of each station a table of its points.

#include <cstdint>
#include <string>
#include <vector>

#include "monitor/plant.h"

namespace monitor {

/// What a line is, for its colour.
enum class LineKind {
  Plain,
  Station,
  Offline,    ///< a station that is offline
  Columns,    ///< the names of columns
  Unseen,     ///< an alarm that nobody has acknowledged
  Seen,       ///< an alarm that is there, and acknowledged
  Gone,       ///< an alarm that is over
  Uncertain,  ///< a point whose value is not good
};

/// A row that a person may choose: an alarm, or a point in the table of its station. Both may stand for the
/// same point.
struct RowKey {
  bool inAlarms = false;
  std::string station;
  std::string point;
  bool operator==(const RowKey&) const = default;
};

struct PictureLine {
  LineKind kind = LineKind::Plain;
  std::string text;
  std::optional<RowKey> key;
};

/// All lines of a picture at a moment, in milliseconds since 1970. Texts from outside are made printable by
/// `show`. Any thread may call.
std::vector<PictureLine> picture(const Plant& plant, int64_t nowMs, std::string (*show)(std::string_view));

/// 3 s, 12 min, 5 h, 2 d; of a moment that is still to come 0 s.
std::string ageText(int64_t ms);

}  // namespace monitor
