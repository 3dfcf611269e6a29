#include "core/clock.h"

namespace mqtt {

int32_t clockAfter(int32_t clockMs, int32_t passedMs) {
  int32_t after = clockMs + passedMs;
  if (after >= CLOCK_PERIOD_MS) {
    after -= CLOCK_PERIOD_MS;
  }
  return after;
}

int32_t passedSince(int32_t clockMs, int32_t earlierMs) {
  if (clockMs >= earlierMs) {
    return clockMs - earlierMs;
  }
  return clockMs + (CLOCK_PERIOD_MS - earlierMs);
}

}  // namespace mqtt
