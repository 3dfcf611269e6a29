#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t NS_PER_S = 1'000'000'000;
// 2024-02-29 was a Thursday.
constexpr int64_t LEAP_DAY = 1'709'211'845LL * NS_PER_S + 123'456'789;  // 13:04:05.123456789

std::vector<uint8_t> readAt(int64_t utc, scl::TypeKind kind, const char* typeName, size_t bytes) {
  TestCpu cpu;
  cpu.clock = SimulatedClock(utc);
  TestArea out{kind, typeName, static_cast<uint32_t>(bytes), std::vector<uint8_t>(bytes)};
  TestBlock block(cpu, "RD_SYS_T");
  block.refer("OUT", out);
  block.call();
  EXPECT_EQ(block.result(), 0);
  return out.bytes;
}

TEST(RdSysT, WritesDtl) {
  EXPECT_EQ(readAt(LEAP_DAY, scl::TypeKind::DTL, "DTL", 12),
            (std::vector<uint8_t>{0x07, 0xE8, 2, 29, 5, 13, 4, 5, 0x07, 0x5B, 0xCD, 0x15}));
}

TEST(RdSysT, WritesDateAndTimeInBcd) {
  EXPECT_EQ(readAt(LEAP_DAY, scl::TypeKind::DateAndTime, "Date_And_Time", 8),
            (std::vector<uint8_t>{0x24, 0x02, 0x29, 0x13, 0x04, 0x05, 0x12, 0x35}));
}

TEST(RdSysT, WritesLdt) {
  EXPECT_EQ(readAt(NS_PER_S, scl::TypeKind::LDateTime, "LDT", 8),
            (std::vector<uint8_t>{0, 0, 0, 0, 0x3B, 0x9A, 0xCA, 0}));
}

TEST(RdSysT, RefusesAnotherType) {
  TestCpu cpu;
  TestArea out{scl::TypeKind::Int, "Int", 2, {0x11, 0x22}};
  TestBlock block(cpu, "RD_SYS_T");
  block.refer("OUT", out);
  block.call();
  EXPECT_NE(block.result(), 0);
  EXPECT_EQ(out.bytes, (std::vector<uint8_t>{0x11, 0x22}));
}

// What WR_SYS_T sets in each form is what RD_SYS_T and RD_LOC_T read back, a second later.
TEST(WrSysT, SetsTheTimeOfTheCpu) {
  const struct {
    scl::TypeKind kind;
    const char* name;
    uint32_t bytes;
  } forms[] = {{scl::TypeKind::DTL, "DTL", 12},
               {scl::TypeKind::DateAndTime, "Date_And_Time", 8},
               {scl::TypeKind::LDateTime, "LDT", 8}};
  for (const auto& form : forms) {
    TestCpu cpu;
    TestArea time{form.kind, form.name, form.bytes, readAt(LEAP_DAY, form.kind, form.name, form.bytes)};
    TestBlock write(cpu, "WR_SYS_T");
    write.refer("IN", time);
    write.call();
    EXPECT_EQ(write.result(), 0);
    cpu.clock.advance(1000);
    for (const char* name : {"RD_SYS_T", "RD_LOC_T"}) {
      TestBlock read(cpu, name);
      read.refer("OUT", time);
      read.call();
      EXPECT_EQ(time.bytes, readAt(LEAP_DAY + NS_PER_S, form.kind, form.name, form.bytes)) << form.name;
    }
  }
}

TEST(WrSysT, RefusesATimeThatDoesNotExist) {
  const std::vector<uint8_t> times[] = {
      {0x07, 0xE8, 2, 30, 1, 0, 0, 0, 0, 0, 0, 0},              // February 30
      {0xFF, 0xFF, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0},               // the year 65535
      {0x07, 0xB1, 12, 31, 1, 23, 59, 59, 0, 0, 0, 0},          // before 1970
      {0x08, 0xD6, 4, 12, 1, 0, 0, 0, 0, 0, 0, 0},              // behind the last nanosecond of 2262
      {0x07, 0xE8, 2, 29, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF},  // more nanoseconds than a second has
  };
  for (const std::vector<uint8_t>& bytes : times) {
    TestCpu cpu;
    TestArea time{scl::TypeKind::DTL, "DTL", 12, bytes};
    TestBlock write(cpu, "WR_SYS_T");
    write.refer("IN", time);
    write.call();
    EXPECT_NE(write.result(), 0) << int{bytes[1]};
    EXPECT_EQ(cpu.facts.clockOffset, 0) << int{bytes[1]};
  }
}

}  // namespace
}  // namespace vcpu
