#include "station/organization_block_properties.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "station/station_file.h"
#include "vcpu/cpu/organization_blocks.h"

namespace station {
namespace {

const std::filesystem::path FILE_NAME = TESTDATA "/testdata/station.toml";

using Properties = std::map<int, vcpu::OrganizationBlockProperties>;

vcpu::Result<StationFile> stationWith(const std::string& lines, const std::string& cpu = "S7-1516") {
  return parseStationFile(fmt::format("sources = [\"counter.scl\"]\ncpu = \"{}\"\n{}", cpu, lines),
                          FILE_NAME);
}

std::string failureOf(const std::string& lines, const std::string& cpu = "S7-1516") {
  auto file = stationWith(lines, cpu);
  return file ? "" : file.failure().substr(std::string(TESTDATA "/testdata/").size());
}

// The interval of each in microseconds.
TEST(OrganizationBlockProperties, AreReadInBothUnitsAndInTheShortForm) {
  auto file = stationWith(R"(
[ob.OB30]
interval_us = 500
phase_us = 20
priority = 17
events_queued = 3
[ob.ob31]
interval_ms = 50
phase_ms = 5
[ob.OB121]
priority = 26
[ob.OB1]
priority = 1
[interval_ms]
OB38 = 60000
ob37 = 1
)");
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->organizationBlocks, (Properties{{1, {.priority = 1}},
                                                  {30, {500, 20, 17, 3}},
                                                  {31, {50'000, 5'000, 0, 1}},
                                                  {37, {.intervalMicroseconds = 1'000}},
                                                  {38, {.intervalMicroseconds = 60'000'000}},
                                                  {121, {.priority = 26}}}));
}

TEST(OrganizationBlockProperties, OfATimeOfDayInterruptAreItsStartAndPeriod) {
  using vcpu::TimeOfDayPeriod;
  constexpr int64_t START = 1'795'933'800'000'000'000;  // 2026-11-29 06:30
  const std::pair<const char*, TimeOfDayPeriod> executions[] = {
      {"once", TimeOfDayPeriod::Once},
      {"every minute", TimeOfDayPeriod::EveryMinute},
      {"hourly", TimeOfDayPeriod::Hourly},
      {"daily", TimeOfDayPeriod::Daily},
      {"weekly", TimeOfDayPeriod::Weekly},
      {"yearly", TimeOfDayPeriod::Yearly},
      {"end of month", TimeOfDayPeriod::EndOfMonth}};
  for (const auto& [name, period] : executions) {
    for (const bool isLocal : {false, true}) {
      auto file =
          stationWith(fmt::format("[ob.\"Time of day\"]\nstart = 2026-11-29T06:30:00\nexecution = "
                                  "\"{}\"\nlocal_time = {}\npriority = 3\n",
                                  name, isLocal));
      ASSERT_TRUE(file) << file.failure();
      Properties expected;
      expected[10].priority = 3;
      expected[10].timeOfDay = {START, period, isLocal};
      EXPECT_EQ(file->organizationBlocks, expected) << name;
    }
  }
  auto file = stationWith("[ob.OB17]\nstart = 2026-11-28 06:30:00\nexecution = \"monthly\"\n[ob.OB16]\n");
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->organizationBlocks.at(17).timeOfDay->period, TimeOfDayPeriod::Monthly);
  EXPECT_FALSE(file->organizationBlocks.at(16).timeOfDay);
}

// The ends of each range, for each kind of OB and each family.
TEST(OrganizationBlockProperties, TakeTheEndsOfTheirRangesAndNothingBeyond) {
  struct Range {
    const char* cpu;
    const char* block;
    const char* key;
    int64_t least;
    int64_t most;
  };
  for (const Range& range : {Range{"S7-1516", "OB30", "interval_us", 100, 60'000'000},
                             {"S7-1516", "OB30", "interval_ms", 1, 60'000},
                             {"S7-1516", "OB38", "phase_us", 0, 60'000'000},
                             {"S7-1214C", "OB30", "interval_us", 1'000, 60'000'000},
                             {"S7-1214C", "OB30", "interval_ms", 1, 60'000},
                             {"S7-1214C", "OB30", "phase_ms", 0, 60'000},
                             {"S7-315", "OB35", "interval_ms", 1, 60'000},
                             {"S7-1516", "OB30", "events_queued", 1, 12},
                             {"S7-1516", "OB1", "priority", 1, 1},
                             {"S7-1516", "OB100", "priority", 1, 1},
                             {"S7-1516", "OB30", "priority", 2, 24},
                             {"S7-414", "OB38", "priority", 2, 24},
                             {"S7-1516", "OB10", "priority", 2, 24},
                             {"S7-1516", "OB23", "priority", 2, 24},
                             {"S7-1516", "OB80", "priority", 22, 22},
                             {"S7-1516", "OB121", "priority", 2, 26}}) {
    const auto with = [&](int64_t value) {
      return failureOf(fmt::format("[ob.{}]\n{} = {}\n", range.block, range.key, value), range.cpu);
    };
    const std::string what = fmt::format("{} {} {}", range.cpu, range.block, range.key);
    EXPECT_EQ(with(range.least), "") << what;
    EXPECT_EQ(with(range.most), "") << what;
    for (const int64_t outside : {range.least - 1, range.most + 1, INT64_MIN, INT64_MAX}) {
      EXPECT_TRUE(with(outside).starts_with("station.toml:4:")) << what << " = " << outside;
    }
  }
}

// An OB of every number: either it takes a priority, or a sentence says why not.
TEST(OrganizationBlockProperties, OfAnObThatIsNotCalledAreRefusedWithTheReason) {
  for (int number = 1; number <= 130; ++number) {
    const vcpu::OrganizationBlockKind* kind = vcpu::organizationBlockKind(number);
    const std::string failure = failureOf(fmt::format("[ob.OB{}]\n", number));
    const std::string place = "station.toml:3:5: error: ";
    if (kind == nullptr) {
      EXPECT_EQ(failure, fmt::format("{}'OB{}' is no OB whose kind is known; write a number, as in OB30",
                                     place, number));
    } else if (!kind->isCalled) {
      EXPECT_EQ(failure, fmt::format("{}OB{} is a {}, and the virtual CPU has no event that starts one",
                                     place, number, kind->name));
    } else {
      EXPECT_EQ(failure, "") << number;
    }
  }
}

TEST(OrganizationBlockProperties, AFaultNamesItsPlaceAndTheRemedy) {
  struct Case {
    const char* lines;
    const char* says;
    const char* cpu = "S7-1516";
  };
  for (
      const Case& one : {
          Case{"ob = 5", "station.toml:3:6: error: 'ob' must be a table: [ob.OB30]"},
          {"[ob]\nOB30 = 5", "station.toml:4:8: error: 'OB30' must be a table: [ob.OB30] and below it"},
          {"[ob.Pump]", "station.toml:3:5: error: 'Pump' is no OB whose kind is known"},
          {"[ob.OB30]\nperiod = 5",
           "station.toml:4:1: error: unknown key 'period'; an organization block has "
           "interval_ms, interval_us, phase_ms, phase_us, priority, events_queued, start, execution, "
           "local_time"},
          {"[ob.OB1]\ninterval_ms = 5",
           "station.toml:4:1: error: OB1 is a program cycle OB, and 'interval_ms' belongs to cyclic "
           "interrupts"},
          {"[ob.OB30]\ninterval_ms = 5\ninterval_us = 5000",
           "station.toml:5:15: error: OB30 has both 'interval_ms' and 'interval_us'; write one of them"},
          {"[ob.OB30]\ninterval_ms = 5\n[interval_ms]\nOB30 = 5",
           "station.toml:6:1: error: OB30 has its interval already"},
          {"[interval_ms]\nOB30 = 5\nob30 = 6", "station.toml:5:1: error: OB30 has its interval already"},
          {"[ob.OB30]\n[ob.ob30]", "station.toml:4:5: error: OB30 is there twice"},
          {"[ob.OB30]\ninterval_ms = 0",
           "station.toml:4:15: error: the interval of OB30 must be a whole number of milliseconds, 1..60000"},
          {"[ob.OB30]\ninterval_ms = 2.5", "the interval of OB30 must be a whole number of milliseconds"},
          {"[ob.OB30]\ninterval_us = 99",
           "the interval of OB30 must be a whole number of microseconds, 100..60000000"},
          {"[ob.OB30]\ninterval_us = 1500",
           "must be a whole number of microseconds, 1000..60000000, a multiple of 1000 on an S7-1214C",
           "S7-1214C"},
          {"[ob.OB30]\nphase_us = 1",
           "the phase offset of OB30 must be a whole number of microseconds, 0..60000000, a multiple of 1000",
           "S7-1214C"},
          {"[ob.OB30]\npriority = 25",
           "station.toml:4:12: error: the priority of a cyclic interrupt must be a whole number, 2..24"},
          {"[ob.OB1]\npriority = 2", "the priority of a program cycle OB is 1 and cannot be changed"},
          {"[ob.OB80]\npriority = 26", "the priority of a time error OB is 22 and cannot be changed"},
          {"[ob.OB35]\npriority = 12", "the priorities of OBs of an S7-315 cannot be changed", "S7-315"},
          {"[ob.OB30]\nevents_queued = \"3\"", "the 'events_queued' of OB30 must be a whole number, 1..12"},
          {"interval_ms = 5", "station.toml:3:15: error: 'interval_ms' must be a table"},
          {"[interval_ms]\nOB1 = 5",
           "station.toml:4:1: error: 'OB1' is no cyclic interrupt; write OB30 .. OB38"},
          {"[ob.OB10]\nstart = 2026-11-29 06:30:00",
           "station.toml:3:1: error: OB10 needs both 'start' and 'execution', or neither of them"},
          {"[ob.OB10]\nexecution = \"daily\"", "OB10 needs both 'start' and 'execution'"},
          {"[ob.OB10]\nlocal_time = true", "OB10 needs both 'start' and 'execution'"},
          {"[ob.OB10]\nstart = 2026-11-29 06:30:01\nexecution = \"daily\"",
           "station.toml:4:9: error: the 'start' of OB10 must be a date and a time without seconds, "
           "1990..2089, "
           "as in start = 2026-11-29 06:30:00"},
          {"[ob.OB10]\nstart = 1989-12-31 00:00:00\nexecution = \"daily\"", "the 'start' of OB10 must be"},
          {"[ob.OB10]\nstart = 2090-01-01 00:00:00\nexecution = \"daily\"", "the 'start' of OB10 must be"},
          {"[ob.OB10]\nstart = 2026-11-29 06:30:00Z\nexecution = \"daily\"", "the 'start' of OB10 must be"},
          {"[ob.OB10]\nstart = 2026-11-29\nexecution = \"daily\"", "the 'start' of OB10 must be"},
          {"[ob.OB10]\nstart = \"daily\"\nexecution = \"daily\"", "the 'start' of OB10 must be"},
          {"[ob.OB10]\nstart = 2026-11-29 06:30:00\nexecution = \"never\"",
           "station.toml:5:13: error: the 'execution' of OB10 must be one of: once, every minute, hourly, "
           "daily, "
           "weekly, monthly, yearly, end of month"},
          {"[ob.OB10]\nstart = 2026-11-29 06:30:00\nexecution = 5", "the 'execution' of OB10 must be one of"},
          {"[ob.OB10]\nstart = 2026-11-29 06:30:00\nexecution = \"monthly\"",
           "station.toml:4:9: error: OB10 runs monthly, so the day of its 'start' is 1..28"},
          {"[ob.OB10]\nstart = 2026-11-28 06:30:00\nexecution = \"monthly\"\nlocal_time = 1",
           "station.toml:6:14: error: the 'local_time' of OB10 must be true or false"},
          {"[ob.OB10]\ninterval_ms = 5",
           "station.toml:4:1: error: OB10 is a time-of-day interrupt, and 'interval_ms' belongs to cyclic"},
          {"[ob.OB20]\nstart = 2026-11-29 06:30:00",
           "OB20 is a time-delay interrupt, and 'start' belongs to time-of-day interrupts: OB10 .. OB17"},
          {"[interval_ms]\nOB30 = 0",
           "station.toml:4:8: error: the interval of OB30 must be a whole number of milliseconds, 1..60000"},
      }) {
    const std::string failure = failureOf(one.lines, one.cpu);
    EXPECT_NE(failure.find(one.says), std::string::npos) << one.lines << "\n" << failure;
  }
}

}  // namespace
}  // namespace station
