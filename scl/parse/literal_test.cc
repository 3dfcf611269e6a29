#include "scl/parse/literal.h"

#include <gtest/gtest.h>

namespace scl {
namespace {

Constant valueOf(std::string_view text) {
  std::optional<LiteralFault> fault;
  const Literal literal = decodeLiteral(Dialect::Tia, text, fault);
  EXPECT_FALSE(fault) << text << ": " << fault->sentence;
  EXPECT_EQ(literal.text, text);
  return literal.value;
}

int64_t number(std::string_view text) {
  return std::get<int64_t>(valueOf(text));
}
double real(std::string_view text) {
  return std::get<double>(valueOf(text));
}
std::string text(std::string_view literal) {
  return std::get<std::string>(valueOf(literal));
}

TEST(Literal, Integers) {
  EXPECT_EQ(number("0"), 0);
  EXPECT_EQ(number("1_000_000"), 1'000'000);
  EXPECT_EQ(number("16#FF"), 255);
  EXPECT_EQ(number("16#ffff_ffff_ffff_ffff"), -1);  // the 64-bit pattern
  EXPECT_EQ(number("18446744073709551615"), -1);
  EXPECT_EQ(number("2#1_0000000"), 128);
  EXPECT_EQ(number("8#17"), 15);
}

TEST(Literal, IntegersOfAType) {
  EXPECT_EQ(number("INT#-32768"), -32768);
  EXPECT_EQ(number("int#+5"), 5);
  EXPECT_EQ(number("SINT#16#80"), -128);
  EXPECT_EQ(number("DINT#16#7FFF_FFFF"), 2147483647);
  EXPECT_EQ(number("LINT#-9223372036854775808"), INT64_MIN);
  EXPECT_EQ(number("ULINT#18446744073709551615"), -1);
  EXPECT_EQ(number("B#16#FF"), 255);
  EXPECT_EQ(number("DW#16#8000_0000"), 2147483648);
  EXPECT_EQ(number("BOOL#1"), 1);
  EXPECT_EQ(number("BOOL#false"), 0);
  EXPECT_EQ(number("True"), 1);
  EXPECT_EQ(number("CHAR#'A'"), 65);
  EXPECT_EQ(number("CHAR#'$0A'"), 10);
  EXPECT_EQ(number("WCHAR#'€'"), 0x20AC);
}

TEST(Literal, Reals) {
  EXPECT_EQ(real("1.0"), 1.0);
  EXPECT_EQ(real("1_0.2_5"), 10.25);
  EXPECT_EQ(real("1.0E-12"), 1e-12);
  EXPECT_EQ(real("1e3"), 1000.0);
  EXPECT_EQ(real("REAL#5"), 5.0);
  EXPECT_EQ(real("LREAL#-1.5E+300"), -1.5e300);
  EXPECT_EQ(real("1.0E-999"), 0.0);
  // The shortest text of the largest Real is a little larger as a double.
  EXPECT_EQ(real("REAL#3.4028235e38"), 3.4028235e38);
}

TEST(Literal, Texts) {
  EXPECT_EQ(text("''"), "");
  EXPECT_EQ(text("'it$'s $$5'"), "it's $5");
  EXPECT_EQ(text("'$L$n$P$r$T'"), "\n\n\f\r\t");
  EXPECT_EQ(text("'$0A$41'"), "\nA");
  EXPECT_EQ(text("'$E4'"), "ä");  // the character of that number
  EXPECT_EQ(text("'$00'"), std::string(1, '\0'));
  EXPECT_EQ(text("'größe'"), "größe");
  EXPECT_EQ(text("WSTRING#'$20AC'"), "€");
  EXPECT_EQ(text("STRING#'a'"), "a");
}

TEST(Literal, TimesInTheUnitOfTheirType) {
  EXPECT_EQ(number("T#1d2h3m4s5ms"), ((26 * 60 + 3) * 60 + 4) * 1000 + 5);
  EXPECT_EQ(number("time#1d_2h"), 26 * 3'600'000);
  EXPECT_EQ(number("T#-24d20h31m23s648ms"), INT32_MIN);
  EXPECT_EQ(number("T#24d20h31m23s647ms"), INT32_MAX);
  EXPECT_EQ(number("T#1.5s"), 1500);
  EXPECT_EQ(number("T#90s"), 90'000);
  EXPECT_EQ(number("T#0ms"), 0);
  EXPECT_EQ(number("LT#1us2ns"), 1002);
  EXPECT_EQ(number("LTIME#-106751d23h47m16s854ms775us808ns"), INT64_MIN);
}

// S7-300/400: base in bits 12 and 13, three BCD digits below.
TEST(Literal, S5TimesAsTheirWord) {
  EXPECT_EQ(number("S5T#0ms"), 0x0000);
  EXPECT_EQ(number("S5T#10ms"), 0x0001);
  EXPECT_EQ(number("S5T#9s990ms"), 0x0999);
  EXPECT_EQ(number("S5T#10s"), 0x1100);
  EXPECT_EQ(number("S5TIME#2h46m30s"), 0x3999);
}

TEST(Literal, DatesInTheUnitOfTheirType) {
  EXPECT_EQ(number("D#1990-01-01"), 0);
  EXPECT_EQ(number("D#2000-03-01"), 3712);
  EXPECT_EQ(number("DATE#2169-06-06"), 65535);
  EXPECT_EQ(number("TOD#23:59:59.999"), 86'399'999);
  EXPECT_EQ(number("TOD#1:2:3"), 3'723'000);
  EXPECT_EQ(number("LTOD#00:00:00.000000001"), 1);
  EXPECT_EQ(number("DT#1990-01-01-00:00:00"), 631'152'000'000'000'000);
  EXPECT_EQ(number("DTL#1970-01-01-00:00:00.5"), 500'000'000);
  EXPECT_EQ(number("LDT#2262-04-11-23:47:16.854775807"), INT64_MAX);
}

TEST(Literal, TellsItsForm) {
  const auto formOf = [](std::string_view literal) {
    std::optional<LiteralFault> fault;
    return decodeLiteral(Dialect::Tia, literal, fault).form;
  };
  EXPECT_EQ(formOf("TRUE"), Literal::Form::Bool);
  EXPECT_EQ(formOf("BOOL#0"), Literal::Form::Bool);
  EXPECT_EQ(formOf("5"), Literal::Form::Integer);
  EXPECT_EQ(formOf("CHAR#'a'"), Literal::Form::Integer);
  EXPECT_EQ(formOf("REAL#5"), Literal::Form::Real);
  EXPECT_EQ(formOf("'a'"), Literal::Form::String);
  EXPECT_EQ(formOf("WSTRING#'a'"), Literal::Form::WString);
  EXPECT_EQ(formOf("T#1s"), Literal::Form::Timed);
  EXPECT_EQ(formOf("D#2020-01-01"), Literal::Form::Timed);
}

}  // namespace
}  // namespace scl
