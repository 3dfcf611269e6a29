#include "scl/types/layout.h"

#include <gtest/gtest.h>

#include "scl/types/elementary_types.h"
#include "scl/types/initial_image.h"

namespace scl {
namespace {

/// Offsets variables of these kinds one behind the other; "offset.bit" of each, then the size.
std::vector<std::string> offsets(const std::vector<TypeKind>& kinds) {
  Layout layout;
  std::vector<std::string> result;
  for (TypeKind kind : kinds) {
    const ImageOffset offset = layout.add(*elementaryType(kind));
    result.push_back(std::to_string(offset.byte) + "." + std::to_string(offset.bit));
  }
  result.push_back(std::to_string(layout.bytes()));
  return result;
}

using Offsets = std::vector<std::string>;
using enum TypeKind;

TEST(Layout, BoolsShareAByteAndTheNinthOpensAnother) {
  EXPECT_EQ(offsets({Bool, Bool, Bool}), (Offsets{"0.0", "0.1", "0.2", "2"}));
  EXPECT_EQ(offsets({Bool, Bool, Bool, Bool, Bool, Bool, Bool, Bool, Bool}).at(8), "1.0");
}

TEST(Layout, BytesFollowAtOnceAndWiderTypesStartEven) {
  EXPECT_EQ(offsets({Byte, SInt, Char, Int, USInt, LReal, Bool, Byte, Bool}),
            (Offsets{"0.0", "1.0", "2.0", "4.0", "6.0", "8.0", "16.0", "17.0", "18.0", "20"}));
}

TEST(Layout, SixtyFourBitsNeedOnlyAnEvenByte) {
  EXPECT_EQ(offsets({Int, LInt, DTL}).at(1), "2.0");
}

TEST(Layout, ASectionStartsEven) {
  Layout layout;
  layout.add(*elementaryType(Bool));
  layout.startSection();
  EXPECT_EQ(layout.add(*elementaryType(Bool)).byte, 2);
}

TEST(Layout, ArraysPackBitsAndBytesAndEndEven) {
  EXPECT_EQ(arrayBytes(*elementaryType(Bool), {{0, 15}}), 2);
  EXPECT_EQ(arrayBytes(*elementaryType(Bool), {{0, 16}}), 4);
  EXPECT_EQ(arrayBytes(*elementaryType(Byte), {{1, 3}}), 4);
  EXPECT_EQ(arrayBytes(*elementaryType(Int), {{-1, 1}, {0, 1}}), 12);
}

TEST(Layout, AnArrayOfMoreBytesThanSixtyFourBitsCountIsRefused) {
  Bounds all{INT32_MIN, INT32_MAX};
  EXPECT_LT(arrayBytes(*elementaryType(LWord), {all, all}), 0);
}

// Calendar dates with known weekdays: 1970-01-01 Thursday, 2000-02-29 Tuesday, 2024-12-31 Tuesday.
TEST(InitialImage, DatesInTheirS7Form) {
  EXPECT_EQ(dtlBytes(0), (std::vector<uint8_t>{0x07, 0xB2, 1, 1, 5, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(dtlBytes(951'782'400'000'000'000 + 1),
            (std::vector<uint8_t>{0x07, 0xD0, 2, 29, 3, 0, 0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(dateAndTimeBytes(1'735'689'599'123'000'000),
            (std::vector<uint8_t>{0x24, 0x12, 0x31, 0x23, 0x59, 0x59, 0x12, 0x33}));
  EXPECT_EQ(elementaryType(DateAndTime)->initialImage, (std::vector<uint8_t>{0x90, 1, 1, 0, 0, 0, 0, 2}));
}

TEST(InitialImage, NumbersAreBigEndian) {
  std::vector<uint8_t> image(8);
  encode(image, 2, 0, *elementaryType(DInt), Constant{int64_t{-2}});
  EXPECT_EQ(image, (std::vector<uint8_t>{0, 0, 0xFF, 0xFF, 0xFF, 0xFE, 0, 0}));
  encode(image, 0, 3, *elementaryType(Bool), Constant{int64_t{1}});
  EXPECT_EQ(image[0], 0x08);
}

TEST(InitialImage, AStringHoldsItsMaximumItsLengthAndLatin1) {
  Type text;
  text.kind = String;
  text.length = 4;
  std::vector<uint8_t> image(6, 0xFF);
  encode(image, 0, 0, text, Constant{std::string("a\u00e4\u20ac")});
  EXPECT_EQ(image, (std::vector<uint8_t>{4, 3, 'a', 0xE4, '?', 0}));
}

TEST(ElementaryTypes, KnowTheirNamesAndRanges) {
  EXPECT_EQ(findElementaryType("tOd"), elementaryType(TimeOfDay));
  EXPECT_EQ(findLiteralType("DW"), elementaryType(DWord));
  EXPECT_EQ(findElementaryType("Intt"), nullptr);
  EXPECT_TRUE(inRange(*elementaryType(SInt), -128));
  EXPECT_FALSE(inRange(*elementaryType(SInt), 128));
  EXPECT_FALSE(inRange(*elementaryType(Byte), -1));
  EXPECT_EQ(wrapTo(*elementaryType(Int), 40'000), -25'536);
  EXPECT_EQ(rangeText(*elementaryType(LInt)), "-9223372036854775808..9223372036854775807");
}

}  // namespace
}  // namespace scl
