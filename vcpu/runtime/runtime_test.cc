// The runtime of the printed C, and what it asks of the host, as C++: tables of known answers.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "scl/library/standard_function.h"
#include "vcpu/runtime/host.h"

namespace vcpu::s7 {
namespace {

int faults = 0;

const S7Host& countingHost() {
  static const S7Host host = [] {
    S7Host table{};
    table.fault = [](S7Cpu*, i32, SourceLine) { faults++; };
    table.workUsedUp = [](S7Cpu*, SourceLine) -> i32 { return 1; };
    return table;
  }();
  return host;
}

struct Runtime : testing::Test {
  Runtime() {
    faults = 0;
    cpu.host = &countingHost();
    cpu.scratch = scratch;
    cpu.eno = 1;
    cpu.work = 1000;
  }
  S7Cpu cpu{};
  u8 scratch[8] = {};
};

TEST_F(Runtime, MostSignificantByteStandsFirst) {
  u8 image[8];
  s7Store64(image, 0x0102030405060708);
  EXPECT_EQ(image[0], 1);
  EXPECT_EQ(image[7], 8);
  EXPECT_EQ(s7Load16(image), 0x0102);
  EXPECT_EQ(s7Load32(image + 4), 0x05060708u);
  s7StoreF32(image, 1.0f);
  EXPECT_EQ(s7Load32(image), 0x3F800000u);
}

TEST_F(Runtime, EveryNotANumberIsStoredAlike) {
  u8 image[8];
  s7StoreF32(image, -std::numeric_limits<f32>::quiet_NaN());
  EXPECT_EQ(s7Load32(image), 0x7FC00000u);
  s7StoreF64(image, -std::numeric_limits<f64>::signaling_NaN());
  EXPECT_EQ(s7Load64(image), 0x7FF8000000000000u);
}

TEST_F(Runtime, MissingElementIsTheScratchAndAFault) {
  u8 array[6] = {};
  EXPECT_EQ(s7Element(&cpu, array, 3, 1, 3, 2, 1), array + 4);
  EXPECT_EQ(faults, 0);
  for (i64 index :
       {i64{0}, i64{4}, i64{-1}, std::numeric_limits<i64>::min(), std::numeric_limits<i64>::max()}) {
    faults = 0;
    EXPECT_EQ(s7Element(&cpu, array, index, 1, 3, 2, 1), scratch) << index;
    EXPECT_EQ(faults, 1) << index;
  }
  EXPECT_EQ(s7At(&cpu, array, s7Row(1, 2, s7Index(&cpu, 5, 0, 2, 1)), 2), scratch);
  EXPECT_EQ(s7Row(1, 2, 1), 3u);
}

TEST_F(Runtime, MissingBitReadsFalseAndIsNotWritten) {
  u8 bits[2] = {0xFF, 0};
  EXPECT_EQ(s7LoadBit(bits, 7), 1);
  EXPECT_EQ(s7LoadBit(bits, 8), 0);
  EXPECT_EQ(s7LoadBit(bits, S7_NONE), 0);
  s7StoreBit(bits, S7_NONE, 1);
  s7StoreBit(bits, 9, 1);
  EXPECT_EQ(bits[1], 2);
}

TEST_F(Runtime, DivisionNeverTraps) {
  EXPECT_EQ(s7DivideI32(&cpu, -7, 2, 1), -3);
  EXPECT_EQ(s7ModuloI32(&cpu, -7, 2, 1), -1);
  EXPECT_EQ(s7DivideI32(&cpu, std::numeric_limits<i32>::min(), -1, 1), std::numeric_limits<i32>::min());
  EXPECT_EQ(s7ModuloI64(&cpu, std::numeric_limits<i64>::min(), -1, 1), 0);
  EXPECT_EQ(cpu.eno, 1);
  EXPECT_EQ(s7DivideU64(&cpu, 5, 0, 1), 0u);
  EXPECT_EQ(cpu.eno, 0);
  EXPECT_EQ(faults, 1);
}

TEST_F(Runtime, ShiftsByTheWidthLeaveNothingButTheSign) {
  EXPECT_EQ(s7ShiftLeft(1, 16, 16), 0u);
  EXPECT_EQ(s7ShiftRight(0x8000, 15, 16), 1u);
  EXPECT_EQ(s7ShiftRight(~u64{0}, 64, 64), 0u);
  EXPECT_EQ(s7ShiftLeft(1, -1, 32), 0u);
  EXPECT_EQ(s7ShiftRightSigned(-8, 2, 16), -2);
  EXPECT_EQ(s7ShiftRightSigned(-8, 99, 16), -1);
  EXPECT_EQ(s7ShiftRightSigned(8, 99, 16), 0);
  EXPECT_EQ(s7RotateLeft(0x81, 1, 8) & 0xFF, 3u);
  EXPECT_EQ(s7RotateRight(1, 64, 64), 1u);
  EXPECT_EQ(s7Swap(0x1234, 16), 0x3412u);
}

TEST_F(Runtime, NarrowingTellsByEno) {
  EXPECT_EQ(s7Narrow(&cpu, 100, -128, 127), 100);
  EXPECT_EQ(cpu.eno, 1);
  s7Narrow(&cpu, 128, -128, 127);
  EXPECT_EQ(cpu.eno, 0);
}

TEST_F(Runtime, BlocksNestTwentyFourDeep) {
  for (int i = 0; i < S7_NESTING_MAX; i++) EXPECT_EQ(s7Enter(&cpu, 0, 1), 0) << i;
  EXPECT_EQ(s7Enter(&cpu, 0, 1), 1);
  EXPECT_EQ(faults, 1);
}

TEST_F(Runtime, BlockIsNotEnteredWhenTheWorkIsUsedUp) {
  cpu.work = 0;
  EXPECT_EQ(s7Enter(&cpu, 0, 1), 1);
}

TEST_F(Runtime, BlockIsNotEnteredWhenTheStackIsUsedUp) {
  cpu.stackLimit = reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - 100'000;
  EXPECT_EQ(s7Enter(&cpu, 1000, 1), 0);
  EXPECT_EQ(s7Enter(&cpu, 101'000, 1), 1);
  EXPECT_EQ(faults, 1);
}

TEST_F(Runtime, RoundsHalfToEvenAndStaysInRange) {
  auto round = static_cast<i32>(scl::StandardFunction::Round);
  struct Case {
    f64 x;
    i64 rounded;
    u8 eno;
  };
  const i64 high = std::numeric_limits<i64>::max();
  for (Case one : {Case{10.5, 10, 1}, Case{11.5, 12, 1}, Case{-0.5, 0, 1}, Case{32767.4, 32767, 1},
                   Case{32767.6, 32767, 0}, Case{-32769, -32768, 0}, Case{NAN, 0, 0},
                   Case{INFINITY, 32767, 0}, Case{-INFINITY, -32768, 0}}) {
    cpu.eno = 1;
    EXPECT_EQ(toSigned(&cpu, round, one.x, -32768, 32767), one.rounded) << one.x;
    EXPECT_EQ(cpu.eno, one.eno) << one.x;
  }
  EXPECT_EQ(toSigned(&cpu, round, 9.3e18, -high - 1, high), high);
  EXPECT_EQ(toSigned(&cpu, round, 9223372036854774784.0, -high - 1, high), 9223372036854774784);
  EXPECT_EQ(toUnsigned(&cpu, round, 18446744073709549568.0), 18446744073709549568u);
  EXPECT_EQ(toUnsigned(&cpu, round, -1.0), 0u);
}

TEST_F(Runtime, IntegerPowers) {
  EXPECT_EQ(integerPower(3, 4), 81);
  EXPECT_EQ(integerPower(-2, 63), std::numeric_limits<i64>::min());
  EXPECT_EQ(integerPower(2, 64), 0);
  EXPECT_EQ(integerPower(7, 0), 1);
  EXPECT_EQ(integerPower(2, -1), 0);
  EXPECT_EQ(integerPower(-1, -3), -1);
}

}  // namespace
}  // namespace vcpu::s7
