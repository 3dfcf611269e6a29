#pragma once
// How many blocks come in a minute.

#include <array>
#include <cstddef>
#include <cstdint>

namespace monitor {

/// Counts in seconds, so that its size does not depend on how much comes. One thread.
class BlockRate {
 public:
  /// A block came at a moment, in milliseconds of any clock.
  void count(int64_t nowMs);

  /// Blocks of the sixty seconds up to this moment.
  int64_t perMinute(int64_t nowMs) const;

 private:
  struct Second {
    int64_t number = -1;
    int64_t blocks = 0;
  };
  std::array<Second, 60> seconds_;
};

}  // namespace monitor
