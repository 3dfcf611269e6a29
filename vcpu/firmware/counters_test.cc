#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

class Counter : public testing::Test {
 protected:
  static void pulse(TestBlock& counter, std::string_view input) {
    counter.set(input, 1);
    counter.call();
    counter.set(input, 0);
    counter.call();
  }

  TestCpu cpu;
};

TEST_F(Counter, CtuCountsEdgesAndTellsWhenPvIsReached) {
  TestBlock ctu(cpu, "CTU");
  ctu.set("PV", 2);
  pulse(ctu, "CU");
  EXPECT_EQ(ctu.get("Q"), 0);
  ctu.set("CU", 1);
  ctu.call();
  ctu.call();
  EXPECT_EQ(ctu.get("CV"), 2);
  EXPECT_EQ(ctu.get("Q"), 1);
}

TEST_F(Counter, CtuIsHeldAtZeroByR) {
  TestBlock ctu(cpu, "CTU");
  ctu.set("PV", 5);
  pulse(ctu, "CU");
  ctu.set("R", 1);
  ctu.call();
  EXPECT_EQ(ctu.get("CV"), 0);
  pulse(ctu, "CU");
  EXPECT_EQ(ctu.get("CV"), 0);
  ctu.set("R", 0);
  ctu.call();
  EXPECT_EQ(ctu.get("CV"), 0) << "the edge under R is over";
}

TEST_F(Counter, StopsAtTheLimitsOfItsType) {
  TestBlock ctud(cpu, "CTUD");
  ctud.set("PV", 32767);
  pulse(ctud, "LD");
  pulse(ctud, "CU");
  EXPECT_EQ(ctud.get("CV"), 32767);
  ctud.set("PV", -32768);
  pulse(ctud, "LD");
  pulse(ctud, "CD");
  EXPECT_EQ(ctud.get("CV"), -32768);
}

TEST_F(Counter, CtdCountsDownFromTheLoadedValue) {
  TestBlock ctd(cpu, "CTD");
  ctd.set("PV", 2);
  pulse(ctd, "LD");
  EXPECT_EQ(ctd.get("CV"), 2);
  EXPECT_EQ(ctd.get("Q"), 0);
  pulse(ctd, "CD");
  pulse(ctd, "CD");
  EXPECT_EQ(ctd.get("Q"), 1);
  pulse(ctd, "CD");
  EXPECT_EQ(ctd.get("CV"), -1);
}

TEST_F(Counter, CtudLeavesTwoEdgesAtOnceAlone) {
  TestBlock ctud(cpu, "CTUD");
  ctud.set("PV", 1);
  pulse(ctud, "CU");
  EXPECT_EQ(ctud.get("QU"), 1);
  ctud.set("CU", 1);
  ctud.set("CD", 1);
  ctud.call();
  EXPECT_EQ(ctud.get("CV"), 1);
  ctud.set("CU", 0);
  ctud.set("CD", 0);
  ctud.call();
  pulse(ctud, "CD");
  EXPECT_EQ(ctud.get("QD"), 1);
  EXPECT_EQ(ctud.get("QU"), 0);
}

TEST_F(Counter, RGoesBeforeLd) {
  TestBlock ctud(cpu, "CTUD");
  ctud.set("PV", 9);
  ctud.set("LD", 1);
  ctud.set("R", 1);
  ctud.call();
  EXPECT_EQ(ctud.get("CV"), 0);
  ctud.set("R", 0);
  ctud.call();
  EXPECT_EQ(ctud.get("CV"), 9);
}

TEST_F(Counter, OfEachTypeStopsAtTheLimitsOfThatType) {
  struct Limits {
    const char* type;
    int64_t smallest;
    int64_t largest;
  };
  // The largest ULInt is -1 where tests hand over values.
  const Limits limits[] = {{"SINT", -128, 127},
                           {"INT", -32768, 32767},
                           {"DINT", INT32_MIN, INT32_MAX},
                           {"LINT", INT64_MIN, INT64_MAX},
                           {"USINT", 0, 255},
                           {"UINT", 0, 65535},
                           {"UDINT", 0, UINT32_MAX},
                           {"ULINT", 0, -1}};
  for (const Limits& of : limits) {
    SCOPED_TRACE(of.type);
    const std::string type = of.type;
    TestBlock both(cpu, "CTUD_" + type);
    TestBlock up(cpu, "CTU_" + type);
    TestBlock down(cpu, "CTD_" + type);
    up.set("CV", of.largest - 1);
    down.set("CV", of.smallest + 1);
    for (int i = 0; i < 2; i++) {
      pulse(up, "CU");
      EXPECT_EQ(up.get("CV"), of.largest);
      pulse(down, "CD");
      EXPECT_EQ(down.get("CV"), of.smallest);
    }
    both.set("CV", of.largest - 1);
    pulse(both, "CU");
    pulse(both, "CU");
    EXPECT_EQ(both.get("CV"), of.largest);
    both.set("CV", of.smallest + 1);
    pulse(both, "CD");
    pulse(both, "CD");
    EXPECT_EQ(both.get("CV"), of.smallest);
  }
}

TEST_F(Counter, OfDIntCountsBeyondInt) {
  TestBlock ctu(cpu, "CTUD_DINT");
  ctu.set("PV", 32767);
  pulse(ctu, "LD");
  pulse(ctu, "CU");
  EXPECT_EQ(ctu.get("CV"), 32768);
}

}  // namespace
}  // namespace vcpu
