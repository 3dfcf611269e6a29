#include <gtest/gtest.h>

#include <numeric>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

class Fill : public testing::Test {
 protected:
  int64_t fill(TestArea& from, TestArea& to) {
    TestBlock block(cpu, "FILL");
    block.refer("BVAL", from);
    block.refer("BLK", to);
    block.call();
    copied = block.copiedBytes();
    return block.result() & 0xFFFF;
  }

  TestCpu cpu;
  uint64_t copied = 0;
};

TestArea bytes(size_t count) {
  TestArea area;
  area.bytes.resize(count);
  return area;
}

// Every length of both, also of a source that is longer: BLK is full, and what does not fit whole is cut.
TEST_F(Fill, RepeatsTheSourceUntilTheDestinationIsFull) {
  for (size_t source = 1; source <= 9; ++source) {
    TestArea pattern = bytes(source);
    std::iota(pattern.bytes.begin(), pattern.bytes.end(), uint8_t{1});
    for (size_t room = 1; room <= 20; ++room) {
      TestArea filled = bytes(room);
      ASSERT_EQ(fill(pattern, filled), 0);
      EXPECT_EQ(copied, room);
      for (size_t i = 0; i < room; ++i) ASSERT_EQ(filled.bytes[i], 1 + i % source) << source << " " << room;
    }
  }
}

// Types do not count, only bytes.
TEST_F(Fill, TakesVariablesOfDifferentTypes) {
  TestArea word{scl::TypeKind::Word, "Word", 2, {0x12, 0x34}};
  TestArea bits{scl::TypeKind::Bool, "Bool", 0, {0, 0, 0}};
  EXPECT_EQ(fill(word, bits), 0);
  EXPECT_EQ(bits.bytes, (std::vector<uint8_t>{0x12, 0x34, 0x12}));
}

TEST_F(Fill, TakesTheCharactersOfAString) {
  TestArea text{scl::TypeKind::String, "String", 6, {4, 2, 'a', 'b', 'x', 'x'}};
  TestArea filled = bytes(5);
  EXPECT_EQ(fill(text, filled), 0);
  EXPECT_EQ(filled.bytes, (std::vector<uint8_t>{'a', 'b', 'a', 'b', 'a'}));
  TestArea other{scl::TypeKind::String, "String", 5, {3, 0, 0, 0, 0}};
  EXPECT_EQ(fill(text, other), 0);
  EXPECT_EQ(other.bytes, (std::vector<uint8_t>{3, 3, 'a', 'b', 'a'}));
}

TEST_F(Fill, OfAnEmptyStringChangesNothing) {
  TestArea text{scl::TypeKind::String, "String", 6, {4, 0, 'a', 'b', 'x', 'x'}};
  TestArea filled{scl::TypeKind::Byte, "Byte", 1, {7, 8}};
  EXPECT_EQ(fill(text, filled), 0);
  EXPECT_EQ(filled.bytes, (std::vector<uint8_t>{7, 8}));
}

// A string whose header says more than its memory holds reads and writes no further than that.
TEST_F(Fill, StaysInTheMemoryOfAString) {
  TestArea text{scl::TypeKind::String, "String", 4, {200, 200, 'a', 'b'}};
  TestArea filled = bytes(5);
  EXPECT_EQ(fill(text, filled), 0);
  EXPECT_EQ(filled.bytes, (std::vector<uint8_t>{'a', 'b', 'a', 'b', 'a'}));
  EXPECT_EQ(fill(filled, text), 0);
  EXPECT_EQ(text.bytes, (std::vector<uint8_t>{200, 2, 'a', 'b'}));
}

TEST_F(Fill, RefusesWhatIsNoBlock) {
  TestArea wide{scl::TypeKind::WString, "WString", 8, std::vector<uint8_t>(8)};
  TestArea character{scl::TypeKind::WChar, "WChar", 2, std::vector<uint8_t>(2)};
  TestArea texts{scl::TypeKind::String, "String", 4, std::vector<uint8_t>(8)};
  TestArea filled = bytes(4);
  for (TestArea* area : {&wide, &character, &texts}) {
    EXPECT_EQ(fill(*area, filled), 0x8152) << area->typeName;
    EXPECT_EQ(fill(filled, *area), 0x8352) << area->typeName;
  }
  TestBlock none(cpu, "FILL");
  none.refer("BLK", filled);
  none.call();
  EXPECT_EQ(none.result() & 0xFFFF, 0x8152);
}

TEST_F(Fill, OfAnAreaThatOverlapsTakesWhatItHeldBefore) {
  std::vector<uint8_t> memory{1, 2, 3, 4, 5, 6};
  TestBlock block(cpu, "FILL");
  block.refer("BVAL", Area{memory.data(), 0, scl::TypeKind::Byte, 1, 3, "Byte"});
  block.refer("BLK", Area{memory.data() + 1, 0, scl::TypeKind::Byte, 1, 5, "Byte"});
  block.call();
  EXPECT_EQ(memory, (std::vector<uint8_t>{1, 1, 2, 3, 1, 2}));
}

}  // namespace
}  // namespace vcpu
