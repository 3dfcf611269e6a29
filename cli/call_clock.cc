#include "cli/call_clock.h"

#include <fmt/format.h>

#include <array>

#include "net/host_clock.h"
#include "scl/types/elementary_types.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/access/value.h"
#include "vcpu/world/simulated_clock.h"

namespace cli {

vcpu::Result<int64_t> stepOf(const std::string& text) {
  std::array<uint8_t, sizeof(int64_t)> bytes{};
  const scl::Type& type = *scl::elementaryType(scl::TypeKind::LTime);
  const std::string value = text.substr(text.find('#') == std::string::npos ? 0 : text.find('#') + 1);
  const bool isTime = bool{vcpu::setValue({bytes, 0, &type}, "LT#" + value)};
  const auto nanoseconds = vcpu::loadBigEndian<int64_t>(bytes.data());
  if (isTime && nanoseconds > 0) return nanoseconds;
  return vcpu::Failure{fmt::format("'{}' is no time between two calls; write 100ms, 2s or 1m30s", text)};
}

CallClock::CallClock(std::optional<int64_t> stepNanoseconds) : step_(stepNanoseconds) {
  if (step_) {
    clock_ = std::make_unique<vcpu::SimulatedClock>();
  } else {
    clock_ = std::make_unique<net::HostClock>();
  }
}

void CallClock::step() {
  if (!step_) return;
  elapsed_ += *step_;
  clock_->waitUntil(clock_->monotonic() + *step_);
}

std::optional<double> CallClock::milliseconds() const {
  if (!step_) return std::nullopt;
  return static_cast<double>(elapsed_) / 1e6;
}

}  // namespace cli
