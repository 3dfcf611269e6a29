#include "monitor/filter.h"

#include <fnmatch.h>

namespace monitor {

bool Filter::takesStation(const std::string& name) const {
  return stations.empty() || fnmatch(stations.c_str(), name.c_str(), 0) == 0;
}

bool Filter::takesPoint(const std::string& name) const {
  return points.empty() || points.contains(name);
}

}  // namespace monitor
