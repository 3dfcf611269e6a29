#include <gtest/gtest.h>

#include "vcpu/access/big_endian.h"
#include "vcpu/testing/block.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

TestArea timeArea(scl::TypeKind kind = scl::TypeKind::LTime, const char* name = "LTime") {
  return {kind, name, 8, std::vector<uint8_t>(8, 0xEE)};
}

/// RET_VAL of a call with this mode, with what it wrote to INFO.
std::pair<int64_t, int64_t> answer(TestCpu& cpu, int mode, int ob) {
  TestArea time = timeArea();
  TestBlock block(cpu, "RT_INFO");
  block.set("MODE", mode);
  block.set("OB", ob);
  block.refer("INFO", time);
  block.call();
  return {block.result() & 0xFFFF, loadBigEndian<int64_t>(time.bytes.data())};
}

constexpr int64_t UNTOUCHED = static_cast<int64_t>(0xEEEE'EEEE'EEEE'EEEE);

TEST(RtInfo, TellsHowLongAnObRanAndTheCycleTimes) {
  TestCpu cpu;
  cpu.facts.runTimes = {{1, 1234}, {35, 77}};
  cpu.facts.shortestCycleMs = 2;
  cpu.facts.longestCycleMs = 9;
  cpu.facts.lastCycleMs = 5;
  using Answer = std::pair<int64_t, int64_t>;
  EXPECT_EQ(answer(cpu, 1, 1), Answer(0, 1234));
  EXPECT_EQ(answer(cpu, 1, 35), Answer(0, 77));
  EXPECT_EQ(answer(cpu, 23, 1), Answer(0, 2'000'000));
  EXPECT_EQ(answer(cpu, 24, 1), Answer(0, 9'000'000));
  EXPECT_EQ(answer(cpu, 25, 1), Answer(0, 5'000'000));
}

TEST(RtInfo, IsZeroInTheFirstRunOfAnOb) {
  TestCpu cpu;
  cpu.facts.organizationBlock = 1;
  EXPECT_EQ(answer(cpu, 1, 1), (std::pair<int64_t, int64_t>(0, 0)));
}

TEST(RtInfo, RefusesWhatItDoesNotKnowAndWritesNothing) {
  TestCpu cpu;
  using Answer = std::pair<int64_t, int64_t>;
  EXPECT_EQ(answer(cpu, 1, 40), Answer(0x8081, UNTOUCHED));
  for (const int mode : {0, 2, 22, 26, 65535}) EXPECT_EQ(answer(cpu, mode, 1), Answer(0x8080, UNTOUCHED));
}

TEST(RtInfo, TakesATimeOf64BitsOnly) {
  TestCpu cpu;
  for (const auto& [kind, name, size] : {std::tuple{scl::TypeKind::Time, "Time", 4u},
                                         {scl::TypeKind::Struct, "Large", 8u},
                                         {scl::TypeKind::LReal, "LReal", 8u}}) {
    TestArea other{kind, name, size, std::vector<uint8_t>(size, 0xEE)};
    TestBlock block(cpu, "RT_INFO");
    block.set("MODE", 1);
    block.refer("INFO", other);
    block.call();
    EXPECT_EQ(block.result() & 0xFFFF, 0x8082) << name;
    EXPECT_EQ(other.bytes, std::vector<uint8_t>(size, 0xEE)) << name;
  }
}

TEST(RtInfo, InAProgramGivesTheRunTimeOfTheLastCycle) {
  Station station(compiled(R"(
DATA_BLOCK "Load"
  STRUCT
    number : OB_ANY := 1; time : LTime := LT#5s; code : Int := -1;
  END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Load".code := RT_INFO(MODE := 1, OB := "Load".number, INFO := "Load".time);
END_ORGANIZATION_BLOCK
)"));
  station.cpu.start();
  for (int cycle = 0; cycle < 3; ++cycle) station.cpu.scanOnce();
  EXPECT_EQ(station.value("\"Load\".code"), "0");
  EXPECT_EQ(station.value("\"Load\".time"), "LT#0ms") << "the clock of the test stands";
  EXPECT_TRUE(station.cpu.facts().runTimes.contains(1));
}

}  // namespace
}  // namespace vcpu
