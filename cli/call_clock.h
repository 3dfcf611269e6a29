#pragma once
// The time in which s7mqtt call makes its calls. For one thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "vcpu/result/result.h"
#include "vcpu/world/clock.h"

namespace cli {

/// The nanoseconds of 100ms, T#1s500ms, 2s: more than 0.
vcpu::Result<int64_t> stepOf(const std::string& text);

/// The host's clock; or, with a step, one that stands while a block runs and moves by the step between two
/// calls.
class CallClock {
 public:
  explicit CallClock(std::optional<int64_t> stepNanoseconds);

  vcpu::Clock& clock() { return *clock_; }

  /// Between two calls.
  void step();

  /// Milliseconds since the first call; nothing without a step.
  std::optional<double> milliseconds() const;

 private:
  std::optional<int64_t> step_;
  int64_t elapsed_ = 0;
  std::unique_ptr<vcpu::Clock> clock_;
};

}  // namespace cli
