#include <gtest/gtest.h>

#include <algorithm>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

// Of no hardware identifier and no address is there a module, a device or a component.
TEST(Hardware, IsNotThere) {
  struct Case {
    const char* block;
    const char* parameter;
    int64_t result;
  };
  for (const Case& one : {Case{"DeviceStates", "LADDR", 0x8091},
                          {"ModuleStates", "LADDR", 0x8091},
                          {"GET_DIAG", "LADDR", 0x8090},
                          {"LOG2GEO", "LADDR", 0x8090},
                          {"RD_ADDR", "LADDR", 0x8090},
                          {"LOG2MOD", "ADDR", 0x8093}}) {
    TestCpu cpu;
    TestBlock block(cpu, one.block);
    for (int64_t number = 0; number <= 0xFFFF; ++number) {
      block.set(one.parameter, number);
      block.call();
      ASSERT_EQ(block.result() & 0xFFFF, one.result) << one.block << " " << number;
    }
  }
}

TEST(Hardware, WhatIsNotFoundIsZeroAndTheVariablesStay) {
  for (const char* name :
       {"DeviceStates", "ModuleStates", "GET_DIAG", "LOG2GEO", "RD_ADDR", "LOG2MOD", "GEO2LOG", "IO2MOD"}) {
    TestCpu cpu;
    TestBlock block(cpu, name);
    TestArea area{scl::TypeKind::Byte, "Byte", 1, std::vector<uint8_t>(64, 0xEE)};
    for (const std::string& reference : block.references()) block.refer(reference, area);
    for (const char* output : {"CNT_DIAG", "LADDR", "HWID", "PIADDR", "PICOUNT", "PQADDR", "PQCOUNT"}) {
      const bool isInput = std::string_view(output) == "LADDR" &&
                           !std::string_view(name).starts_with("GEO2") &&
                           !std::string_view(name).starts_with("IO2");
      if (block.has(output) && !isInput) block.set(output, 5);
    }
    block.call();
    for (const char* output : {"CNT_DIAG", "LADDR", "HWID", "PIADDR", "PICOUNT", "PQADDR", "PQCOUNT"}) {
      if (block.has(output)) {
        EXPECT_EQ(block.get(output), 0) << name << " " << output;
      }
    }
    EXPECT_EQ(area.bytes, std::vector<uint8_t>(64, 0xEE)) << name;
  }
}

TEST(Hardware, GetDiagKnowsThreeModes) {
  TestCpu cpu;
  TestBlock block(cpu, "GET_DIAG");
  for (int64_t mode = 0; mode <= 0xFFFF; ++mode) {
    block.set("MODE", mode);
    block.call();
    ASSERT_EQ(block.result() & 0xFFFF, mode <= 2 ? 0x8090 : 0x8080) << mode;
  }
}

TEST(Hardware, Io2ModNeedsAVariable) {
  TestCpu cpu;
  TestArea area{scl::TypeKind::Word, "Word", 2, {0, 0}};
  TestBlock block(cpu, "IO2MOD");
  block.call();
  EXPECT_EQ(block.result() & 0xFFFF, 0x8092);
  block.refer("ADDR", area);
  block.call();
  EXPECT_EQ(block.result() & 0xFFFF, 0x8090);
}

// HWTYPE, AREA, IOSYSTEM, STATION, SLOT, SUBSLOT
TEST(Hardware, Geo2LogNamesThePartOfTheAddressThatIsNotThere) {
  struct Case {
    std::vector<uint8_t> address;
    int64_t result;
  };
  for (const Case& one : {Case{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0x8091},
                          {{0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0x8091},
                          {{0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0x8091},
                          {{1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0x8091},
                          {{0, 1, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0}, 0x8094},
                          {{0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0x8094},
                          {{0, 4, 0, 0, 0, 100, 0, 1, 0, 1, 0, 0}, 0x8094},
                          {{0, 4, 0, 9, 0, 0, 0, 1, 0, 1, 0, 0}, 0x8095},
                          {{0, 5, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1}, 0x8096}}) {
    TestCpu cpu;
    TestArea area{scl::TypeKind::Struct, "GEOADDR", 12, one.address};
    TestBlock block(cpu, "GEO2LOG");
    block.refer("GEOADDR", area);
    block.call();
    EXPECT_EQ(block.result() & 0xFFFF, one.result) << int{one.address[1]};
    area.typeName = "Other";
    block.refer("GEOADDR", area);
    block.call();
    EXPECT_EQ(block.result() & 0xFFFF, 0x8091);
  }
}

}  // namespace
}  // namespace vcpu
