// SEG and BCDCPL.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

TEST(Seg, ShowsEachDigitInItsByte) {
  TestCpu cpu;
  TestBlock block(cpu, "SEG");
  for (const auto& [digits, patterns] : {std::pair{0x0123u, 0x3F065B4Fu},
                                         {0x4567u, 0x666D7D07u},
                                         {0x89ABu, 0x7F67777Cu},
                                         {0xCDEFu, 0x395E7971u},
                                         {0x0000u, 0x3F3F3F3Fu}}) {
    block.set("IN", digits);
    block.call();
    EXPECT_EQ(static_cast<uint32_t>(block.get("OUT")), patterns) << fmt::format("{:04X}", digits);
  }
}

TEST(Bcdcpl, IsTenMillionsLessTheNumber) {
  TestCpu cpu;
  TestBlock block(cpu, "BCDCPL");
  const auto bcd = [](uint32_t number) {
    return static_cast<uint32_t>(std::stoul(fmt::format("{}", number), nullptr, 16));
  };
  for (const uint32_t number : {0u, 1u, 9u, 10u, 1'234'567u, 9'000'000u, 9'999'999u, 5'000'000u}) {
    block.set("IN", bcd(number));
    block.call();
    EXPECT_EQ(static_cast<uint32_t>(block.result()), bcd(10'000'000 - number)) << number;
  }
}

TEST(Bcdcpl, DoesNotLookAtTheEighthDigit) {
  TestCpu cpu;
  TestBlock block(cpu, "BCDCPL");
  block.set("IN", 0xF0000001);
  block.call();
  EXPECT_EQ(block.result(), 0x09999999);
}

TEST(Bcdcpl, OfADigitThatIsNoBcdIsZero) {
  TestCpu cpu;
  TestBlock block(cpu, "BCDCPL");
  for (int digit = 0; digit < 7; ++digit) {
    for (uint32_t value = 0xA; value <= 0xF; ++value) {
      block.set("IN", value << (4 * digit));
      block.call();
      EXPECT_EQ(block.result(), 0) << digit << " " << value;
    }
  }
}

}  // namespace
}  // namespace vcpu
