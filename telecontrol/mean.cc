#include "telecontrol/mean.h"

#include "telecontrol/limits.h"
#include "telecontrol/period.h"

namespace tele {

namespace {

// A sum of 43200 samples fits, and so does its division in two steps.
constexpr int32_t MEAN_BASE = 32768;
constexpr int32_t SAMPLES_MAX = 43200;

int32_t samplePeriod(int32_t meanMs) {
  int32_t period = SAMPLE_MS;
  if (meanMs / SAMPLES_MAX >= period) {
    period = meanMs / SAMPLES_MAX + 1;
  }
  return period;
}

void addSample(MeanState& state, int32_t value) {
  state.high = state.high + value / MEAN_BASE;
  state.low = state.low + value % MEAN_BASE;
  state.samples = state.samples + 1;
  if (state.low >= MEAN_BASE || (state.high < 0 && state.low > 0)) {
    state.low = state.low - MEAN_BASE;
    state.high = state.high + 1;
  }
  if (state.low <= -MEAN_BASE || (state.high > 0 && state.low < 0)) {
    state.low = state.low + MEAN_BASE;
    state.high = state.high - 1;
  }
}

int32_t meanOf(const MeanState& state) {
  const int32_t samples = state.samples;
  if (samples <= 0) {
    return 0;
  }
  const int32_t whole = state.high / samples;
  const int32_t rest = state.high % samples * MEAN_BASE + state.low;
  return whole * MEAN_BASE + rest / samples;
}

}  // namespace

bool advanceMean(MeanState& state, int32_t value, int32_t meanMs, int32_t passedMs, int32_t& mean) {
  const int32_t period = samplePeriod(meanMs);
  state.sampleMs = state.sampleMs + passedMs;
  state.passedMs = state.passedMs + passedMs;
  if (state.sampleMs >= period || state.samples == 0) {
    state.sampleMs = restBehindPeriod(state.sampleMs, period);
    addSample(state, value);
  }
  if (state.passedMs < meanMs) {
    return false;
  }
  mean = meanOf(state);
  state.high = 0;
  state.low = 0;
  state.samples = 0;
  state.sampleMs = 0;
  state.passedMs = restBehindPeriod(state.passedMs, meanMs);
  return true;
}

}  // namespace tele
