#include "vcpu/system/card/csv_text.h"

#include <gtest/gtest.h>

#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

struct Column {
  const char* type;
  const char* value;  ///< as SCL writes it; nullptr: what a variable begins with
  const char* text;
};

// Each type with its ends, as wide as each value of it. Widths of the types that an S7-1200 has: S7-1200
// System Manual A5E02486680-AK, p. 528, where a comma is counted, too.
const Column COLUMNS[] = {
    {"Bool", "TRUE", "1"},
    {"Bool", "FALSE", "0"},
    {"Byte", "16#FF", " 255"},
    {"Word", "16#FFFF", " 65535"},
    {"DWord", "16#FFFF_FFFF", " 4294967295"},
    {"LWord", "16#FFFF_FFFF_FFFF_FFFF", "18446744073709551615"},
    {"SInt", "-128", "-128"},
    {"Int", "-32768", "-32768"},
    {"DInt", "-2147483648", "-2147483648"},
    {"LInt", "-9223372036854775807", "-9223372036854775807"},
    {"USInt", "7", "   7"},
    {"UInt", "65535", " 65535"},
    {"UDInt", "4294967295", " 4294967295"},
    {"ULInt", "18446744073709551615", "18446744073709551615"},
    {"Real", "-1.5", "-1.50000000E+00"},
    {"Real", "0.1", " 1.00000001E-01"},
    {"LReal", "-1.7976931348623157E+308", "-1.7976931348623157E+308"},
    {"Char", "'a'", "\"a\""},
    {"Char", "'\"'", "\"'\""},
    {"Char", "'$R'", "\" \""},
    {"WChar", "WCHAR#'a'", "\"a  \""},
    {"String[5]", "'ab'", "\"ab   \""},
    {"String[5]", "'a,\"$N;'", "\"a,' ;\""},
    {"String[1]", nullptr, "\" \""},
    {"WString[2]", "WSTRING#'a'", "\"a     \""},
    {"Time", "T#-24d20h31m23s648ms", "   -2147483648"},
    {"S5Time", "S5T#2s", "          2000"},
    {"LTime", "LT#1us", "                1000"},
    {"Date", "D#2026-11-29", "2026-11-29"},
    {"Time_Of_Day", "TOD#12:30:05.007", "12:30:05.007"},
    {"LTime_Of_Day", "LTOD#12:30:05.007", "12:30:05.007000000"},
    {"Date_And_Time", "DT#2026-11-29-12:30:05.5", "2026-11-29-12:30:05.500"},
    {"LDT", "LDT#2026-11-29-12:30:05.5", "2026-11-29-12:30:05.500000000"},
    {"DTL", "DTL#2026-11-29-12:30:05.5", "2026-11-29-12:30:05.500"},
};

TEST(CsvText, IsAsWideAsEachValueOfItsType) {
  std::string program = "DATA_BLOCK \"Data\"\nSTRUCT\n";
  for (size_t i = 0; i < std::size(COLUMNS); i++)
    program += "  v" + std::to_string(i) + " : " + COLUMNS[i].type + ";\n";
  program += "END_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
  Station station(compiled(program));
  for (size_t i = 0; i < std::size(COLUMNS); i++) {
    const Column& column = COLUMNS[i];
    const auto value = station.cpu.find("\"Data\".v" + std::to_string(i));
    ASSERT_TRUE(value) << value.failure();
    if (column.value != nullptr) {
      const auto set = setValue(*value, column.value);
      ASSERT_TRUE(set) << set.failure();
    }
    EXPECT_TRUE(fitsColumn(*value->type));
    EXPECT_EQ(paddedText(*value), column.text) << column.type;
    EXPECT_EQ(columnCharacters(*value->type), std::string_view(column.text).size()) << column.type;
  }
}

// Whatever bytes a variable holds, its column has its width and ends no line.
TEST(CsvText, HoldsItsWidthWithAnyBytes) {
  std::string program = "DATA_BLOCK \"Data\"\nSTRUCT\n";
  for (size_t i = 0; i < std::size(COLUMNS); i++)
    program += "  v" + std::to_string(i) + " : " + COLUMNS[i].type + ";\n";
  program += "END_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
  Station station(compiled(program));
  for (const uint8_t filling : {0x00, 0x0A, 0x22, 0x7F, 0x80, 0x99, 0xD8, 0xFF}) {
    for (size_t i = 0; i < std::size(COLUMNS); i++) {
      const auto value = station.cpu.find("\"Data\".v" + std::to_string(i));
      std::ranges::fill(value->bytes, filling);
      const std::string text = paddedText(*value);
      EXPECT_EQ(text.size(), columnCharacters(*value->type)) << COLUMNS[i].type << int{filling};
      EXPECT_EQ(text.find_first_of("\r\n"), std::string::npos) << COLUMNS[i].type << int{filling};
    }
  }
}

}  // namespace
}  // namespace vcpu
