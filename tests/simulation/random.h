#pragma once
// All chance of a simulation. The same seed draws the same numbers on every machine.

#include <cstdint>
#include <random>

namespace simulation {

class Random {
 public:
  /// `stream` tells apart the parts of one simulation, so that each draws for itself.
  Random(uint64_t seed, uint64_t stream) : engine_(seed * 1'000'003 + stream * 7'919 + 1) {}

  /// 0..limit - 1; `limit` is above 0.
  int64_t below(int64_t limit) { return static_cast<int64_t>(engine_() % static_cast<uint64_t>(limit)); }
  /// low..high.
  int64_t between(int64_t low, int64_t high) { return low + below(high - low + 1); }
  /// TRUE once in `oneIn` draws; never for 0.
  bool chance(int64_t oneIn) { return oneIn > 0 && below(oneIn) == 0; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace simulation
