#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "vcpu/access/big_endian.h"
#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t PRESET = 0x0123;

int64_t bcd(int64_t number) {
  return number / 100 << 8 | number / 10 % 10 << 4 | number % 10;
}

/// What the manual says of a row of calls, each a bit for CU, CD, S and R.
int64_t countAfter(int64_t count, const std::vector<unsigned>& calls, bool hasUp, bool hasDown) {
  constexpr unsigned CU = 1, CD = 2, S = 4, R = 8;
  unsigned seen = 0;
  for (unsigned inputs : calls) {
    if (!hasUp) inputs &= ~CU;
    if (!hasDown) inputs &= ~CD;
    const unsigned edges = inputs & ~seen;
    const bool both = (edges & CU) != 0 && (edges & CD) != 0;
    if (!both && (edges & CU) != 0 && count < 999) ++count;
    if (!both && (edges & CD) != 0 && count > 0) --count;
    seen = inputs;
    if ((edges & S) != 0) {
      count = 123;
      seen &= ~(CU | CD);  // "will count in the next scan cycle even if there was no change"
    }
    if ((inputs & R) != 0) count = 0;
  }
  return count;
}

constexpr std::array<const char*, 3> NAMES = {"S_CU", "S_CD", "S_CUD"};

class S5Counter : public testing::Test {
 protected:
  static void give(TestBlock& counter, unsigned inputs) {
    constexpr std::array<const char*, 4> INPUTS = {"CU", "CD", "S", "R"};
    for (size_t i = 0; i < INPUTS.size(); ++i) {
      if (counter.has(INPUTS[i])) counter.set(INPUTS[i], inputs >> i & 1);
    }
  }

  TestCpu cpu;
};

// Every function over every row of four values of its inputs, from both limits and the counts beside them.
TEST_F(S5Counter, CountsAsTheManualSaysOverEveryRowOfInputs) {
  constexpr size_t LENGTH = 4;
  for (const char* name : NAMES) {
    TestBlock counter(cpu, name);
    counter.set("C_NO", 7);
    counter.set("PV", PRESET);
    for (const int64_t first : {0, 1, 500, 998, 999}) {
      for (unsigned row = 0; row < 1U << 4 * LENGTH; ++row) {
        cpu.counters.restart();
        storeBigEndian<uint16_t>(&cpu.counterWords[14], static_cast<uint16_t>(bcd(first)));
        std::vector<unsigned> calls;
        for (size_t n = 0; n < LENGTH; ++n) {
          calls.push_back(row >> 4 * n & 15);
          give(counter, calls.back());
          counter.call();
        }
        const int64_t count = countAfter(first, calls, counter.has("CU"), counter.has("CD"));
        ASSERT_FALSE(counter.fault());
        ASSERT_EQ(counter.get("CV"), count) << fmt::format("{} from {} row {:x}", name, first, row);
        ASSERT_EQ(counter.result(), bcd(count)) << fmt::format("{} from {} row {:x}", name, first, row);
        ASSERT_EQ(counter.get("Q"), count > 0);
      }
    }
  }
}

TEST_F(S5Counter, CountsUpTo999AndDownTo0) {
  TestBlock counter(cpu, "S_CUD");
  counter.set("C_NO", 0);
  for (int i = 1; i <= 1001; ++i) {
    give(counter, 0);
    counter.call();
    give(counter, 1);
    counter.call();
    ASSERT_EQ(counter.get("CV"), std::min(i, 999));
    ASSERT_EQ(counter.result(), bcd(std::min(i, 999)));
  }
  for (int i = 998; i >= -2; --i) {
    give(counter, 0);
    counter.call();
    give(counter, 2);
    counter.call();
    ASSERT_EQ(counter.get("CV"), std::max(i, 0));
  }
}

TEST_F(S5Counter, ANumberThatIsNoneIsAProgrammingError) {
  for (const char* name : NAMES) {
    TestBlock counter(cpu, name);
    for (const int64_t number : {-1, -32768, 256, 32767}) {
      counter.set("C_NO", number);
      counter.call();
      ASSERT_TRUE(counter.fault()) << number;
      EXPECT_EQ(counter.fault()->id, ProgrammingError::Id::CounterNumber);
      EXPECT_EQ(counter.fault()->sentence,
                fmt::format("C_NO is {}: this CPU has the counters C0 to C255.", number));
    }
    for (const int64_t number : {0, 255}) {
      counter.set("C_NO", number);
      counter.call();
      EXPECT_FALSE(counter.fault()) << number;
    }
  }
}

TEST_F(S5Counter, APresetThatIsNoBcdIsAProgrammingErrorWhereItSetsTheCounter) {
  TestBlock counter(cpu, "S_CU");
  counter.set("C_NO", 1);
  for (int64_t preset = 0; preset <= 0xFFFF; ++preset) {
    const bool isBcd = (preset >> 8 & 0xF) <= 9 && (preset >> 4 & 0xF) <= 9 && (preset & 0xF) <= 9;
    counter.set("PV", preset);
    counter.set("S", 0);
    counter.call();
    ASSERT_FALSE(counter.fault()) << preset;
    counter.set("S", 1);
    counter.call();
    ASSERT_EQ(counter.fault().has_value(), !isBcd) << preset;
    if (!isBcd) continue;
    ASSERT_EQ(counter.result(), preset & 0xFFF);
  }
}

}  // namespace
}  // namespace vcpu
