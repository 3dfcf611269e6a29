#pragma once
// What an analog module calls the ends of its measuring range.

#include <cstdint>

namespace vcpu {

/// The numbers K1 and K2 of SCALE and UNSCALE.
struct AnalogRange {
  float low;
  float high;
};

constexpr AnalogRange analogRange(bool isBipolar) {
  return {isBipolar ? -27648.0F : 0.0F, 27648.0F};
}

/// RET_VAL of both: IN lies outside; OUT is the limit it is next to, and ENO is reset.
inline constexpr uint16_t OUTSIDE_ANALOG_RANGE = 0x0008;

}  // namespace vcpu
