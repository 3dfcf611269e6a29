#include "scl/types/conversions.h"

#include <gtest/gtest.h>

#include "scl/types/elementary_types.h"

namespace scl {
namespace {

using enum TypeKind;

const Type& type(TypeKind kind) {
  return *elementaryType(kind);
}

// The table of docs/scl-dialect.md, one row for each of its cells that decides something.
TEST(Conversions, FollowTheTableOfTheDialect) {
  struct Row {
    TypeKind from, to;
    Fit fit;
  };
  const Row rows[] = {
      {Bool, Byte, Fit::Safe},    {Bool, Int, Fit::None},      {Byte, Bool, Fit::None},
      {Byte, Word, Fit::Safe},    {Word, Byte, Fit::Lossy},    {Word, Int, Fit::Safe},
      {DWord, Int, Fit::Lossy},   {Int, Word, Fit::Safe},      {Int, Byte, Fit::Lossy},
      {Int, DInt, Fit::Safe},     {DInt, Int, Fit::Lossy},     {UInt, Int, Fit::Safe},
      {Int, Real, Fit::Safe},     {LInt, Real, Fit::Lossy},    {LInt, LReal, Fit::Safe},
      {Real, Int, Fit::Lossy},    {LReal, ULInt, Fit::Lossy},  {Real, Byte, Fit::None},
      {Real, Word, Fit::None},    {Real, LWord, Fit::None},    {LReal, DWord, Fit::None},
      {LReal, LWord, Fit::Lossy}, {Real, Bool, Fit::None},     {Real, Time, Fit::None},
      {Byte, Real, Fit::None},    {Word, LReal, Fit::None},    {DWord, LReal, Fit::None},
      {LWord, Real, Fit::None},   {LWord, LReal, Fit::Lossy},  {Real, LReal, Fit::Safe},
      {LReal, Real, Fit::Lossy},  {DWord, Real, Fit::Lossy},   {Real, DWord, Fit::Lossy},
      {Char, Byte, Fit::Safe},    {Byte, Char, Fit::Safe},     {Word, Char, Fit::None},
      {Char, WChar, Fit::None},   {WChar, Word, Fit::Safe},    {Time, DInt, Fit::Safe},
      {DInt, Time, Fit::Safe},    {Time, Int, Fit::None},      {LInt, Time, Fit::None},
      {Time, LTime, Fit::Safe},   {LTime, Time, Fit::None},    {TimeOfDay, Time, Fit::None},
      {Date, Word, Fit::Safe},    {DTL, LDateTime, Fit::None}, {DateAndTime, LDateTime, Fit::Safe},
      {S5Time, Time, Fit::None},  {S5Time, Word, Fit::Safe},   {Int, Variant, Fit::None},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(implicitFit(type(row.from), type(row.to)), row.fit)
        << type(row.from).name << " to " << type(row.to).name;
  }
}

TEST(Conversions, FunctionsExistForWhatDoesNotHappenByItself) {
  EXPECT_TRUE(explicitConversionExists(type(Real), type(DInt)));
  EXPECT_TRUE(explicitConversionExists(type(DTL), type(TimeOfDay)));
  EXPECT_TRUE(explicitConversionExists(type(S5Time), type(Time)));
  EXPECT_FALSE(explicitConversionExists(type(Real), type(Bool)));
  EXPECT_FALSE(explicitConversionExists(type(Date), type(Real)));
  EXPECT_EQ(conversionRemedy(type(TimeOfDay), type(Time)), "use TOD_TO_TIME");
  EXPECT_EQ(conversionRemedy(type(Variant), type(Time)), "");
}

TEST(Conversions, UnequalOperandsMeetInOneType) {
  struct Row {
    TypeKind a, b, common;
  };
  const Row rows[] = {
      {Int, DInt, DInt},    {Int, UInt, DInt},  {UInt, DInt, DInt},  {ULInt, Int, LInt},
      {USInt, SInt, Int},   {Byte, Word, Word}, {Byte, Int, Int},    {DWord, Int, DInt},
      {DWord, UInt, UDInt}, {Int, Real, Real},  {LInt, Real, LReal}, {Real, LReal, LReal},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(commonNumber(type(row.a), type(row.b)), &type(row.common))
        << type(row.a).name << type(row.b).name;
    EXPECT_EQ(commonNumber(type(row.b), type(row.a)), &type(row.common))
        << type(row.b).name << type(row.a).name;
  }
  EXPECT_EQ(commonNumber(type(DWord), type(Real)), nullptr);
  EXPECT_EQ(commonBits(type(Byte), type(DInt)), &type(DWord));
  EXPECT_EQ(commonBits(type(Bool), type(Int)), nullptr);
  EXPECT_EQ(commonComparable(type(Bool), type(Bool)), &type(Bool));
  EXPECT_EQ(commonComparable(type(Time), type(LTime)), &type(LTime));
  EXPECT_EQ(commonComparable(type(TimeOfDay), type(Date)), nullptr);
}

}  // namespace
}  // namespace scl
