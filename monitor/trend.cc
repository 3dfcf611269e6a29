#include "monitor/trend.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace monitor {

void Trend::add(int64_t utcMs, const std::string& value) {
  double number = 0;
  const char* end = value.data() + value.size();
  const auto [read, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || read != end || !std::isfinite(number)) return;
  if (ring_.size() < SAMPLES_MAX) {
    ring_.push_back({utcMs, number});
    return;
  }
  ring_[oldest_] = {utcMs, number};
  oldest_ = (oldest_ + 1) % SAMPLES_MAX;
}

std::vector<Sample> Trend::samples() const {
  std::vector<Sample> all = ring_;
  std::rotate(all.begin(), all.begin() + static_cast<ptrdiff_t>(oldest_), all.end());
  return all;
}

}  // namespace monitor
