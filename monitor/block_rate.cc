#include "monitor/block_rate.h"

namespace monitor {

void BlockRate::count(int64_t nowMs) {
  const int64_t number = nowMs / 1000;
  Second& second = seconds_[static_cast<size_t>(number) % seconds_.size()];
  if (second.number != number) second = {number, 0};
  ++second.blocks;
}

int64_t BlockRate::perMinute(int64_t nowMs) const {
  const int64_t newest = nowMs / 1000;
  int64_t blocks = 0;
  for (const Second& second : seconds_) {
    if (second.number <= newest && second.number > newest - 60) blocks += second.blocks;
  }
  return blocks;
}

}  // namespace monitor
