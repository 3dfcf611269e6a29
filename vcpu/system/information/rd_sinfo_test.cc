#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

class RdSinfo : public testing::Test {
 protected:
  int64_t read() {
    TestBlock block(cpu, "RD_SINFO");
    block.refer("TOP_SI", top);
    block.refer("START_UP_SI", startUp);
    block.call();
    return block.result() & 0xFFFF;
  }

  TestCpu cpu;
  TestArea top{scl::TypeKind::Struct, "SI_classic", 12, std::vector<uint8_t>(12, 0xEE)};
  TestArea startUp{scl::TypeKind::Struct, "SI_classic", 12, std::vector<uint8_t>(12, 0xEE)};
};

// Programs reset themselves when EV_NUM is not 3.
TEST_F(RdSinfo, TellsTheFirstCycleFromTheOthers) {
  cpu.facts.firstScan = true;
  EXPECT_EQ(read(), 0);
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0x11, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
  cpu.facts.firstScan = false;
  cpu.facts.lastCycleMs = 7;
  cpu.facts.shortestCycleMs = 5;
  cpu.facts.longestCycleMs = 300;
  read();
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0x11, 3, 1, 1, 0, 0, 0, 7, 0, 5, 1, 44}));
}

TEST_F(RdSinfo, TellsTheStartupObAlways) {
  read();
  EXPECT_EQ(startUp.bytes, (std::vector<uint8_t>{0x13, 0x81, 27, 100, 0, 0, 0, 0, 0, 0, 0, 0}));
  cpu.facts.organizationBlock = 100;
  read();
  EXPECT_EQ(top.bytes, startUp.bytes);
}

TEST_F(RdSinfo, TellsACyclicInterrupt) {
  cpu.facts.organizationBlock = 35;
  cpu.facts.priority = 13;
  read();
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0x11, 0x36, 13, 35, 0, 0, 0, 0, 0, 0, 0, 0}));
}

TEST_F(RdSinfo, OfAnS7300FillsAnyBytesAsSiClassic) {
  top = {scl::TypeKind::Byte, "Byte", 1, std::vector<uint8_t>(12, 0xEE)};
  EXPECT_EQ(read(), 0x8081);
  cpu.facts.family = &CpuFamily::S7_300;
  EXPECT_EQ(read(), 0);
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0x11, 3, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
}

TEST_F(RdSinfo, FillsTheStructuresOfOptimizedBlocks) {
  top = {scl::TypeKind::Struct, "SI_ProgramCycle", 6, std::vector<uint8_t>(6, 0xEE)};
  startUp = {scl::TypeKind::Struct, "SI_Startup", 6, std::vector<uint8_t>(6, 0xEE)};
  cpu.facts.firstScan = true;
  EXPECT_EQ(read(), 0);
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0xFE, 1, 0, 1, 3, 0}));
  EXPECT_EQ(startUp.bytes, (std::vector<uint8_t>{0xFE, 100, 0, 100, 0, 0}));
  cpu.facts.organizationBlock = 35;
  EXPECT_EQ(read(), 0x8081);
}

TEST_F(RdSinfo, TellsWhatStartedAnInterrupt) {
  startUp = {scl::TypeKind::Struct, "SI_Startup", 6, std::vector<uint8_t>(6, 0xEE)};
  cpu.facts.startEvent = {.isFirst = true, .eventsDiscarded = 258, .sign = 0xABCD, .isSecondTime = true};
  struct Case {
    const char* type;
    uint8_t first;
    uint8_t last;
    std::vector<uint8_t> bytes;  // byte 3 is the OB
  };
  for (Case one : {Case{"SI_TimeOfDay", 10, 17, {0xFE, 10, 0, 0, 2, 0}},
                   {"SI_Delay", 20, 23, {0xFE, 20, 0, 0, 0xAB, 0xCD}},
                   {"SI_Cyclic", 30, 38, {0xFE, 30, 0, 0, 1, 0, 1, 2}}}) {
    for (uint8_t ob = 1; ob <= 38; ++ob) {
      cpu.facts.organizationBlock = ob;
      one.bytes[3] = ob;
      const size_t bytes = one.bytes.size();
      top = {scl::TypeKind::Struct, one.type, static_cast<uint32_t>(bytes),
             std::vector<uint8_t>(bytes, 0xEE)};
      if (one.first <= ob && ob <= one.last) {
        EXPECT_EQ(read(), 0) << one.type << " of OB" << int{ob};
        EXPECT_EQ(top.bytes, one.bytes) << one.type << " of OB" << int{ob};
      } else {
        EXPECT_EQ(read(), 0x8081) << one.type << " of OB" << int{ob};
      }
    }
  }
}

TEST_F(RdSinfo, TellsPeriodOrSignAndDelayAsSiClassic) {
  cpu.facts.priority = 3;
  cpu.facts.startEvent = {.period = 0x0201};
  cpu.facts.organizationBlock = 17;
  read();
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0x11, 0x18, 3, 17, 0, 0, 0x02, 0x01, 0, 0, 0, 0}));
  cpu.facts.startEvent = {.sign = 0xABCD, .delayMs = 60'000};
  cpu.facts.organizationBlock = 23;
  read();
  EXPECT_EQ(top.bytes, (std::vector<uint8_t>{0x11, 0x24, 3, 23, 0, 0, 0xAB, 0xCD, 0, 0, 0xEA, 0x60}));
}

}  // namespace
}  // namespace vcpu
