#include <gtest/gtest.h>

#include <bit>
#include <limits>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

int64_t bitsOf(float value) {
  return std::bit_cast<int32_t>(value);
}

float realOf(int64_t bits) {
  return std::bit_cast<float>(static_cast<int32_t>(bits));
}

struct Limits {
  float low;
  float high;
  bool isBipolar;
};

void setLimits(TestBlock& block, const Limits& limits) {
  block.set("LO_LIM", bitsOf(limits.low));
  block.set("HI_LIM", bitsOf(limits.high));
  block.set("BIPOLAR", limits.isBipolar);
}

TEST(Scale, IsALineBetweenTheEndsOfTheRange) {
  struct Case {
    Limits limits;
    int in;
    float out;
    int retVal;
  };
  TestCpu cpu;
  TestBlock block(cpu, "SCALE");
  for (const Case& one : {Case{{0, 100, false}, 0, 0, 0},
                          {{0, 100, false}, 13824, 50, 0},
                          {{0, 100, false}, 27648, 100, 0},
                          {{0, 100, false}, 27649, 100, 8},
                          {{0, 100, false}, -1, 0, 8},
                          {{0, 100, true}, -27648, 0, 0},
                          {{0, 100, true}, 0, 50, 0},
                          {{0, 100, true}, -27649, 0, 8},
                          {{0, 100, true}, 32767, 100, 8},
                          {{10, -10, false}, 6912, 5, 0},
                          {{10, -10, false}, 32767, -10, 8}}) {
    setLimits(block, one.limits);
    block.set("IN", one.in);
    block.call();
    EXPECT_EQ(realOf(block.get("OUT")), one.out) << one.in;
    EXPECT_EQ(block.result(), one.retVal) << one.in;
  }
}

TEST(Unscale, IsTheSameLineBack) {
  struct Case {
    Limits limits;
    float in;
    int out;
    int retVal;
  };
  constexpr float NOT_A_NUMBER = std::numeric_limits<float>::quiet_NaN();
  constexpr float INFINITE = std::numeric_limits<float>::infinity();
  TestCpu cpu;
  TestBlock block(cpu, "UNSCALE");
  for (const Case& one : {Case{{0, 100, false}, 0, 0, 0},
                          {{0, 100, false}, 50, 13824, 0},
                          {{0, 100, false}, 100, 27648, 0},
                          {{0, 100, false}, 100.1F, 27648, 8},
                          {{0, 100, false}, -0.1F, 0, 8},
                          {{0, 100, true}, 0, -27648, 0},
                          {{0, 100, true}, 50, 0, 0},
                          {{0, 100, true}, -1, -27648, 8},
                          {{10, -10, false}, 5, 6912, 0},
                          {{10, -10, false}, 11, 0, 8},
                          {{0, 27648, false}, 0.5F, 0, 0},
                          {{0, 27648, false}, 1.5F, 2, 0},
                          {{5, 5, false}, 5, 0, 8},
                          {{5, 5, false}, 6, 27648, 8},
                          {{0, 100, false}, NOT_A_NUMBER, 0, 8},
                          {{0, 100, false}, INFINITE, 27648, 8},
                          {{0, 100, false}, -INFINITE, 0, 8},
                          {{-INFINITE, INFINITE, true}, 1, -27648, 8}}) {
    setLimits(block, one.limits);
    block.set("IN", bitsOf(one.in));
    block.call();
    EXPECT_EQ(block.get("OUT"), one.out) << one.in;
    EXPECT_EQ(block.result(), one.retVal) << one.in;
  }
}

// Each number of a module comes back.
TEST(Unscale, UndoesScale) {
  TestCpu cpu;
  TestBlock scale(cpu, "SCALE");
  TestBlock unscale(cpu, "UNSCALE");
  for (const Limits& limits : {Limits{0, 27648, false}, {-50, 150, true}, {4, 20, false}, {100, 0, false}}) {
    setLimits(scale, limits);
    setLimits(unscale, limits);
    for (int in = limits.isBipolar ? -27648 : 0; in <= 27648; in += 7) {
      scale.set("IN", in);
      scale.call();
      unscale.set("IN", scale.get("OUT"));
      unscale.call();
      EXPECT_EQ(unscale.get("OUT"), in);
    }
  }
}

}  // namespace
}  // namespace vcpu
