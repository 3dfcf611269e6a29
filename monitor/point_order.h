#pragma once
#include <string>
#include <string_view>

namespace monitor {

/// Orders names of points as people count: 2 before 10, and names that are no numbers behind them.
struct PointOrder {
  bool operator()(std::string_view left, std::string_view right) const;
};

}  // namespace monitor
