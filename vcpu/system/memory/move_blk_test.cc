#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

TestArea ints(const std::vector<int>& values) {
  TestArea area{scl::TypeKind::Int, "Int", 2, {}};
  for (const int value : values) {
    area.bytes.push_back(static_cast<uint8_t>(value >> 8));
    area.bytes.push_back(static_cast<uint8_t>(value));
  }
  return area;
}

class MoveBlk : public testing::Test {
 protected:
  void move(std::string_view name, TestArea& in, TestArea& out, int64_t count) {
    TestBlock block(cpu, name);
    block.refer("IN", in);
    block.refer("OUT", out);
    block.set("COUNT", count);
    block.call();
  }

  int64_t moveVariant(TestArea& src, int64_t srcIndex, TestArea& dest, int64_t destIndex, int64_t count) {
    TestBlock block(cpu, "MOVE_BLK_VARIANT");
    block.refer("SRC", src);
    block.refer("DEST", dest);
    block.set("COUNT", count);
    block.set("SRC_INDEX", srcIndex);
    block.set("DEST_INDEX", destIndex);
    block.call();
    return block.result() & 0xFFFF;
  }

  int64_t moveBytes(TestArea& from, TestArea& to) {
    TestBlock block(cpu, "BLKMOV");
    block.refer("SRCBLK", from);
    block.refer("DSTBLK", to);
    block.call();
    return block.result() & 0xFFFF;
  }

  TestCpu cpu;
  TestArea source = ints({10, 11, 12, 13});
  TestArea target = ints({0, 0, 0});
};

TEST_F(MoveBlk, CopiesCountElements) {
  move("MOVE_BLK", source, target, 2);
  EXPECT_EQ(target.bytes, ints({10, 11, 0}).bytes);
}

TEST_F(MoveBlk, CopiesWhatFits) {
  move("UMOVE_BLK", source, target, 100);
  EXPECT_EQ(target.bytes, ints({10, 11, 12}).bytes);
}

TEST_F(MoveBlk, CopiesBitsFromAnyBit) {
  TestArea from{scl::TypeKind::Bool, "Bool", 0, {0b1011'0000}};
  TestArea to{scl::TypeKind::Bool, "Bool", 0, {0xFF, 0x00}};
  move("MOVE_BLK", from, to, 6);
  EXPECT_EQ(to.bytes, (std::vector<uint8_t>{0b1111'0000, 0}));
}

TEST_F(MoveBlk, OverlappingElementsArriveWhole) {
  TestBlock block(cpu, "MOVE_BLK");
  TestArea array = ints({1, 2, 3, 4});
  block.refer("IN", array);
  block.set("COUNT", 3);
  block.refer("OUT", array, 1);  // array[1]
  block.call();
  EXPECT_EQ(array.bytes, ints({1, 1, 2, 3}).bytes);
}

TEST_F(MoveBlk, FillsCountElements) {
  TestArea value = ints({7});
  move("FILL_BLK", value, target, 2);
  EXPECT_EQ(target.bytes, ints({7, 7, 0}).bytes);
  move("UFILL_BLK", value, target, 100);
  EXPECT_EQ(target.bytes, ints({7, 7, 7}).bytes);
}

TEST_F(MoveBlk, FillsInTheWidthOfTheTarget) {
  TestArea value = ints({-2});
  TestArea array{scl::TypeKind::SInt, "SInt", 1, {0, 0}};
  TestArea doubles{scl::TypeKind::DInt, "DInt", 4, std::vector<uint8_t>(4)};
  move("FILL_BLK", value, array, 2);
  move("FILL_BLK", value, doubles, 1);
  EXPECT_EQ(array.bytes, (std::vector<uint8_t>{0xFE, 0xFE}));
  EXPECT_EQ(doubles.bytes, (std::vector<uint8_t>{0xFF, 0xFF, 0xFF, 0xFE}));
}

TEST_F(MoveBlk, VariantCountsIndicesFromZero) {
  EXPECT_EQ(moveVariant(source, 2, target, 1, 2), 0);
  EXPECT_EQ(target.bytes, ints({0, 12, 13}).bytes);
}

TEST_F(MoveBlk, VariantCopiesAllOrNothing) {
  TestArea words{scl::TypeKind::Word, "Word", 2, std::vector<uint8_t>(6)};
  TestArea pumps{scl::TypeKind::Struct, "Pump", 2, std::vector<uint8_t>(6)};
  TestArea valves{scl::TypeKind::Struct, "Valve", 2, std::vector<uint8_t>(6)};
  TestArea bits{scl::TypeKind::Bool, "Bool", 0, {0}};
  EXPECT_EQ(moveVariant(pumps, 0, valves, 0, 1), 0x80B4);
  EXPECT_EQ(moveVariant(source, 0, target, 0, 0), 0x8281);
  EXPECT_EQ(moveVariant(source, -1, target, 0, 1), 0x8382);
  EXPECT_EQ(moveVariant(source, 3, target, 0, 2), 0x8383);
  EXPECT_EQ(moveVariant(source, 0, target, -1, 1), 0x8482);
  EXPECT_EQ(moveVariant(source, 0, target, 0, 4), 0x8483);
  EXPECT_EQ(moveVariant(source, 1, target, 2, 2), 0x8483);
  EXPECT_EQ(moveVariant(source, 0, target, 0, 0xFFFFFFFF), 0x8383);
  EXPECT_EQ(moveVariant(source, 0, words, 0, 1), 0x80B4);
  EXPECT_EQ(moveVariant(bits, 0, target, 0, 1), 0x8154);
  EXPECT_EQ(moveVariant(source, 0, bits, 0, 1), 0x8554);
  EXPECT_EQ(target.bytes, ints({0, 0, 0}).bytes);
}

TEST_F(MoveBlk, BlkmovMovesTheSmallerOfBothLengths) {
  TestArea array{scl::TypeKind::Byte, "Byte", 1, std::vector<uint8_t>(3)};
  EXPECT_EQ(moveBytes(source, array), 0);
  EXPECT_EQ(array.bytes, (std::vector<uint8_t>{0, 10, 0}));
  EXPECT_EQ(moveBytes(array, source), 0);
  EXPECT_EQ(source.bytes, (std::vector<uint8_t>{0, 10, 0, 11, 0, 12, 0, 13}));
}

// "If only the source area is STRING data type, the characters will be moved that are actually contained in
// the character string. ... If the source and destination area are both STRING data type, the current length
// of the character string in the destination area is set to the number of characters actually moved."
TEST_F(MoveBlk, BlkmovMovesTheCharactersOfAString) {
  TestArea text{scl::TypeKind::String, "String", 8, {6, 3, 'a', 'b', 'c', 'x', 'x', 'x'}};
  TestArea array{scl::TypeKind::Byte, "Byte", 1, {1, 1, 1, 1, 1}};
  TestArea shorter{scl::TypeKind::String, "String", 4, {2, 0, 0, 0}};
  EXPECT_EQ(moveBytes(text, array), 0);
  EXPECT_EQ(array.bytes, (std::vector<uint8_t>{'a', 'b', 'c', 1, 1}));
  EXPECT_EQ(moveBytes(text, shorter), 0);
  EXPECT_EQ(shorter.bytes, (std::vector<uint8_t>{2, 2, 'a', 'b'}));
}

TEST_F(MoveBlk, BlkmovRefusesWideText) {
  TestArea text{scl::TypeKind::WString, "WString", 8, std::vector<uint8_t>(8)};
  EXPECT_EQ(moveBytes(text, target), 0x8152);
  EXPECT_EQ(moveBytes(target, text), 0x8352);
}

}  // namespace
}  // namespace vcpu
