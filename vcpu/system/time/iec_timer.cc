#include "vcpu/system/time/iec_timer.h"

#include <algorithm>

namespace vcpu {

namespace {

constexpr TimerFields FIELDS;
constexpr int64_t NS_PER_MS = 1'000'000;

}  // namespace

Timer::Timer(SystemCall& call)
    : image_(call.image),
      facts_(call.facts),
      nowMs_(call.clock.monotonic() / NS_PER_MS),
      now_(static_cast<uint32_t>(nowMs_)),
      in_(image_.get(FIELDS.in)),
      previousIn_(image_.get(FIELDS.previousIn)) {
  image_.set(FIELDS.previousIn, in_);
}

bool Timer::runs() const {
  return image_.get(FIELDS.runs);
}

void Timer::begin() {
  image_.set(FIELDS.start, now_);
  image_.set(FIELDS.preset, std::max(image_.get(FIELDS.pt), 0));
  image_.set(FIELDS.runs, true);
}

bool Timer::expired() {
  const auto preset = static_cast<uint32_t>(image_.get(FIELDS.preset));
  const uint32_t elapsed = std::min(now_ - image_.get(FIELDS.start), preset);
  image_.set(FIELDS.et, static_cast<int32_t>(elapsed));
  if (elapsed < preset) {
    facts_.nextTimer = std::min(facts_.nextTimer, (nowMs_ + preset - elapsed) * NS_PER_MS);
    return false;
  }
  image_.set(FIELDS.runs, false);
  return true;
}

void Timer::reset() {
  image_.set(FIELDS.runs, false);
  image_.set(FIELDS.et, 0);
}

void Timer::setQ(bool value) {
  image_.set(FIELDS.q, value);
}

}  // namespace vcpu
