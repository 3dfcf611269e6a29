#include "telecontrol/json/json_number.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string_view>

namespace tele {
namespace {

JsonText textOf(std::string_view json) {
  JsonText text;
  text.length = static_cast<int32_t>(json.size());
  std::copy(json.begin(), json.end(), text.bytes.elements);
  return text;
}

struct Scaled {
  NumberFit fit;
  int32_t value;
  bool operator==(const Scaled&) const = default;
};

void PrintTo(const Scaled& scaled, std::ostream* out) {
  *out << static_cast<int>(scaled.fit) << " " << scaled.value;
}

Scaled scaled(std::string_view json, int32_t decimals) {
  JsonNumber number;
  const JsonText text = textOf(json);
  EXPECT_EQ(readNumber(number, text, 0), text.length) << json;
  Scaled result{};
  result.fit = scaleNumber(number, decimals, result.value);
  return result;
}

TEST(JsonNumber, IsScaledToDecimals) {
  using enum NumberFit;
  EXPECT_EQ(scaled("20.5", 1), (Scaled{Exact, 205}));
  EXPECT_EQ(scaled("20.5", 2), (Scaled{Exact, 2050}));
  EXPECT_EQ(scaled("20.50", 1), (Scaled{Exact, 205}));
  EXPECT_EQ(scaled("20.55", 1), (Scaled{TooFine, 0}));
  EXPECT_EQ(scaled("-0.007", 3), (Scaled{Exact, -7}));
  EXPECT_EQ(scaled("2.05e1", 1), (Scaled{Exact, 205}));
  EXPECT_EQ(scaled("2050E-2", 1), (Scaled{Exact, 205}));
  EXPECT_EQ(scaled("1e3", 0), (Scaled{Exact, 1000}));
  EXPECT_EQ(scaled("-0", 6), (Scaled{Exact, 0}));
  EXPECT_EQ(scaled("0e9999", 6), (Scaled{Exact, 0}));
  EXPECT_EQ(scaled("0.000000000000000000", 0), (Scaled{Exact, 0}));
  EXPECT_EQ(scaled("16777215", 0), (Scaled{Exact, 16777215}));
  EXPECT_EQ(scaled("16777216", 0), (Scaled{TooLarge, 0}));
  EXPECT_EQ(scaled("-16777216", 0), (Scaled{TooLarge, 0}));
  EXPECT_EQ(scaled("16.777216", 6), (Scaled{TooLarge, 0}));
  EXPECT_EQ(scaled("1e99999999999", 0), (Scaled{TooLarge, 0}));
  EXPECT_EQ(scaled("1e-99999999999", 0), (Scaled{TooFine, 0}));
  EXPECT_EQ(scaled("1000000000000000000000000", 0), (Scaled{TooLarge, 0}));
  EXPECT_EQ(scaled("1.0000000000000000000", 2), (Scaled{Exact, 100}));
  EXPECT_EQ(scaled("1.00000000000001", 2), (Scaled{TooFine, 0}));
  EXPECT_EQ(scaled("123456789.5", 0), (Scaled{TooLarge, 0}));
  EXPECT_EQ(scaled("1.2345678901", 6), (Scaled{TooFine, 0}));
  EXPECT_EQ(scaled("99999999999999999", 0), (Scaled{TooLarge, 0}));
}

// What comes out where 64-bit floating point was computed with.
TEST(JsonNumber, IsRoundedToFifteenDigits) {
  using enum NumberFit;
  EXPECT_EQ(scaled("1.1400000000000001", 2), (Scaled{Exact, 114}));
  EXPECT_EQ(scaled("1.5899999999999999", 2), (Scaled{Exact, 159}));
  EXPECT_EQ(scaled("-0.30000000000000004", 1), (Scaled{Exact, -3}));
  EXPECT_EQ(scaled("9999999.9999999999", 0), (Scaled{Exact, 10000000}));
  EXPECT_EQ(scaled("0.99999999999999989", 0), (Scaled{Exact, 1}));
  EXPECT_EQ(scaled("0.9999999999999995", 0), (Scaled{Exact, 1}));
  EXPECT_EQ(scaled("0.9999999999999994", 0), (Scaled{TooFine, 0}));
  EXPECT_EQ(scaled("1.00000000000001", 6), (Scaled{TooFine, 0}));
  EXPECT_EQ(scaled("1.99999999999999", 6), (Scaled{TooFine, 0}));
  for (int32_t hundredths = 0; hundredths < 100000; ++hundredths) {
    ASSERT_EQ(scaled(fmt::format("{}", 0.07 + hundredths / 100.0), 2), (Scaled{Exact, hundredths + 7}));
  }
}

TEST(JsonNumber, IsNoneWithoutDigitsOrWithALeadingZero) {
  for (const char* json : {"-", "+1", ".5", "1.", "1.e3", "1e", "1e+", "01", "-01", "e1", ""}) {
    JsonNumber number;
    const JsonText text = textOf(json);
    EXPECT_NE(readNumber(number, text, 0), text.length == 0 ? 0 : text.length) << json;
  }
}

// Each number that a value can have, written by std::to_chars and in forms with an exponent.
TEST(JsonNumber, IsTheValueThatWasWritten) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    const auto value = static_cast<int32_t>(random() % (2 * VALUE_MAX + 1)) - VALUE_MAX;
    const auto decimals = static_cast<int32_t>(random() % 7);
    const double real = value / std::pow(10, decimals);
    for (const std::string& json :
         {fmt::format("{}", real), fmt::format("{:.{}f}", real, decimals), fmt::format("{:.8e}", real)}) {
      ASSERT_EQ(scaled(json, decimals), (Scaled{NumberFit::Exact, value})) << json;
    }
  }
}

}  // namespace
}  // namespace tele
