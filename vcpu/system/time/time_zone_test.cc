// Time zones, and the blocks that set and use them.

#include "vcpu/system/time_zone.h"

#include <gtest/gtest.h>

#include "scl/types/initial_image.h"
#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t S = 1'000'000'000;
constexpr int64_t HOUR = 3600 * S;

// 2026-03-29 01:00 UTC and 2026-10-25 01:00 UTC: the clocks of Berlin are changed.
constexpr int64_t SUMMER = 1'774'746'000 * S;
constexpr int64_t WINTER = 1'792'890'000 * S;

constexpr TimeZone BERLIN = {60, 60, {3, 5, 1, 2, 0}, {10, 5, 1, 3, 0}};
// From the first Sunday of October to the first Sunday of April.
constexpr TimeZone SYDNEY = {600, 60, {10, 1, 1, 2, 0}, {4, 1, 1, 3, 0}};

TEST(TimeZone, ChangesItsClocksAtTheLastSunday) {
  EXPECT_EQ(localTime(BERLIN, SUMMER - 1), SUMMER + HOUR - 1);
  EXPECT_EQ(localTime(BERLIN, SUMMER), SUMMER + 2 * HOUR);
  EXPECT_EQ(localTime(BERLIN, WINTER - 1), WINTER + 2 * HOUR - 1);
  EXPECT_EQ(localTime(BERLIN, WINTER), WINTER + HOUR);
  EXPECT_FALSE(isDaylightSaving(BERLIN, SUMMER - 1));
  EXPECT_TRUE(isDaylightSaving(BERLIN, SUMMER));
  EXPECT_TRUE(isDaylightSaving(BERLIN, WINTER - 1));
  EXPECT_FALSE(isDaylightSaving(BERLIN, WINTER));
}

// 2026-04-04 16:00 UTC and 2026-10-03 16:00 UTC.
TEST(TimeZone, RunsOverTheEndOfTheYearInTheSouth) {
  constexpr int64_t END = 1'775'318'400 * S;
  constexpr int64_t BEGIN = 1'791'043'200 * S;
  EXPECT_TRUE(isDaylightSaving(SYDNEY, END - 1));
  EXPECT_FALSE(isDaylightSaving(SYDNEY, END));
  EXPECT_FALSE(isDaylightSaving(SYDNEY, BEGIN - 1));
  EXPECT_TRUE(isDaylightSaving(SYDNEY, BEGIN));
  EXPECT_EQ(localTime(SYDNEY, BEGIN), BEGIN + 11 * HOUR);
}

TEST(TimeZone, OneHourIsLeftOutAndOneComesTwice) {
  for (const bool isDaylight : {false, true}) {
    EXPECT_EQ(utcOf(BERLIN, SUMMER + HOUR - 1, isDaylight), SUMMER - 1);
    EXPECT_EQ(utcOf(BERLIN, SUMMER + HOUR, isDaylight), std::nullopt);
    EXPECT_EQ(utcOf(BERLIN, SUMMER + 2 * HOUR - 1, isDaylight), std::nullopt);
    EXPECT_EQ(utcOf(BERLIN, SUMMER + 2 * HOUR, isDaylight), SUMMER);
    EXPECT_EQ(utcOf(BERLIN, WINTER + HOUR - 1, isDaylight), WINTER - HOUR - 1);
    EXPECT_EQ(utcOf(BERLIN, WINTER + 2 * HOUR, isDaylight), WINTER + HOUR);
  }
  EXPECT_EQ(utcOf(BERLIN, WINTER + HOUR, true), WINTER - HOUR);
  EXPECT_EQ(utcOf(BERLIN, WINTER + HOUR, false), WINTER);
}

// Each hour of many years there and back.
TEST(TimeZone, ThereAndBackIsTheSameTime) {
  for (const TimeZone& zone : {TimeZone{}, TimeZone{-210, 0, {}, {}}, BERLIN, SYDNEY,
                               TimeZone{0, -60, {10, 5, 1, 2, 0}, {3, 5, 1, 1, 0}}}) {
    for (int64_t utc = 1'000'000'000 * S; utc < 1'200'000'000 * S; utc += HOUR / 2) {
      ASSERT_EQ(utcOf(zone, localTime(zone, utc), isDaylightSaving(zone, utc)), utc) << zone.bias;
    }
  }
}

TEST(TimeZone, TakesAnyTime) {
  for (const int64_t time :
       {INT64_MIN, int64_t{-1}, int64_t{0}, 100 * HOUR, INT64_MAX - 100 * HOUR, INT64_MAX}) {
    for (const TimeZone& zone : {BERLIN, SYDNEY, TimeZone{-1439, 0, {}, {}},
                                 TimeZone{1439, -1439, {1, 1, 1, 0, 0}, {12, 5, 7, 23, 59}}}) {
      localTime(zone, time);
      utcOf(zone, time, true);
    }
  }
}

TEST(TimeZone, IsValidWithChangesThatExist) {
  EXPECT_TRUE(isValid(TimeZone{}));
  EXPECT_TRUE(isValid(BERLIN));
  EXPECT_TRUE(isValid(TimeZone{60, 0, {99, 99, 99, 99, 99}, {}})) << "no daylight saving time";
  EXPECT_FALSE(isValid(TimeZone{1440, 0, {}, {}}));
  EXPECT_FALSE(isValid(TimeZone{-1440, 0, {}, {}}));
  EXPECT_FALSE(isValid(TimeZone{1400, 60, BERLIN.daylightStart, BERLIN.standardStart}));
  EXPECT_FALSE(isValid(TimeZone{60, 60, {}, BERLIN.standardStart}));
  for (const ClockChange& change :
       {ClockChange{13, 5, 1, 2, 0}, ClockChange{3, 0, 1, 2, 0}, ClockChange{3, 6, 1, 2, 0},
        ClockChange{3, 5, 0, 2, 0}, ClockChange{3, 5, 8, 2, 0}, ClockChange{3, 5, 1, 24, 0},
        ClockChange{3, 5, 1, 2, 60}}) {
    EXPECT_FALSE(isValid(TimeZone{60, 60, change, BERLIN.standardStart}));
    EXPECT_FALSE(isValid(TimeZone{60, 60, BERLIN.daylightStart, change}));
  }
}

/// A TimeTransformationRule: Berlin.
std::vector<uint8_t> berlinRule() {
  std::vector<uint8_t> rule = {0, 60, 0, 60, 3, 5, 1, 2, 0, 10, 5, 1, 3, 0, 80, 0};
  rule.resize(96);
  return rule;
}

TEST(SetTimezone, TakesTheRuleAtAnEdgeAndIsDoneInTheNextCall) {
  TestCpu cpu;
  TestArea rule{scl::TypeKind::Struct, "TimeTransformationRule", 96, berlinRule()};
  TestBlock block(cpu, "SET_TIMEZONE");
  block.refer("TimeZone", rule);
  const auto outputs = [&](int64_t req) {
    block.set("REQ", req);
    block.call();
    return std::vector<int64_t>{block.get("DONE"), block.get("BUSY"), block.get("ERROR"),
                                block.get("STATUS")};
  };
  EXPECT_EQ(outputs(0), (std::vector<int64_t>{0, 0, 0, 0x7000}));
  EXPECT_EQ(cpu.facts.timeZone.bias, 0);
  EXPECT_EQ(outputs(1), (std::vector<int64_t>{0, 1, 0, 0x7001}));
  EXPECT_EQ(outputs(1), (std::vector<int64_t>{1, 0, 0, 0x0000}));
  EXPECT_EQ(outputs(1), (std::vector<int64_t>{0, 0, 0, 0x7000}));
  EXPECT_EQ(cpu.facts.timeZone.bias, 60);
  EXPECT_EQ(cpu.facts.timeZone.standardStart.month, 10);
  rule.bytes[4] = 13;
  EXPECT_EQ(outputs(0), (std::vector<int64_t>{0, 0, 0, 0x7000}));
  EXPECT_EQ(outputs(1), (std::vector<int64_t>{0, 0, 1, 0x808F}));
  EXPECT_EQ(outputs(1), (std::vector<int64_t>{0, 0, 0, 0x7000}));
  EXPECT_EQ(cpu.facts.timeZone.daylightStart.month, 3);
  rule = {scl::TypeKind::Byte, "Byte", 1, berlinRule()};
  block.refer("TimeZone", rule);
  outputs(0);
  EXPECT_EQ(outputs(1), (std::vector<int64_t>{0, 0, 1, 0x808F})) << "another type";
}

TEST(RdLocT, TellsLocalTimeAndWhetherItIsDaylightSaving) {
  for (const int64_t utc : {SUMMER - S, SUMMER, WINTER - S, WINTER}) {
    TestCpu cpu;
    cpu.facts.timeZone = BERLIN;
    cpu.clock = SimulatedClock(utc);
    TestArea out{scl::TypeKind::DTL, "DTL", 12, std::vector<uint8_t>(12)};
    TestBlock block(cpu, "RD_LOC_T");
    block.refer("OUT", out);
    block.call();
    EXPECT_EQ(out.bytes, scl::dtlBytes(localTime(BERLIN, utc)));
    EXPECT_EQ(block.result(), isDaylightSaving(BERLIN, utc) ? 1 : 0);
  }
}

TEST(WrLocT, SetsTheClockFromLocalTime) {
  struct Case {
    int64_t local;
    int64_t dst;
    int64_t utc;  // 0: refused
  };
  for (const Case& one : {Case{SUMMER + 2 * HOUR, 0, SUMMER},
                          {SUMMER + HOUR, 0, 0},
                          {WINTER + HOUR, 1, WINTER - HOUR},
                          {WINTER + HOUR, 0, WINTER}}) {
    TestCpu cpu;
    cpu.facts.timeZone = BERLIN;
    TestArea local{scl::TypeKind::DTL, "DTL", 12, scl::dtlBytes(one.local)};
    TestBlock block(cpu, "WR_LOC_T");
    block.refer("LOCTIME", local);
    block.set("DST", one.dst);
    block.call();
    EXPECT_EQ(block.result() & 0xFFFF, one.utc == 0 ? 0x8089 : 0);
    EXPECT_EQ(cpu.clock.utc() + cpu.facts.clockOffset, one.utc == 0 ? cpu.clock.utc() : one.utc);
    local = {scl::TypeKind::Int, "Int", 2, {0, 0}};
    block.refer("LOCTIME", local);
    block.call();
    EXPECT_EQ(block.result() & 0xFFFF, 0x8081);
  }
}

}  // namespace
}  // namespace vcpu
