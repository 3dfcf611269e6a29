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

/// A data block with a variable v0, v1, .. for each row.
template <class Rows>
std::string programWith(const Rows& rows) {
  std::string program = "DATA_BLOCK \"Data\"\nSTRUCT\n";
  for (size_t i = 0; i < std::size(rows); i++)
    program += "  v" + std::to_string(i) + " : " + rows[i].type + ";\n";
  return program + "END_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
}

TEST(CsvText, IsAsWideAsEachValueOfItsType) {
  Station station(compiled(programWith(COLUMNS)));
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
  Station station(compiled(programWith(COLUMNS)));
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

// What a recipe says of a value is read back as that value.
TEST(CsvText, IsReadBackAsItWasWritten) {
  Station station(compiled(programWith(COLUMNS)));
  for (size_t i = 0; i < std::size(COLUMNS); i++) {
    const Column& column = COLUMNS[i];
    const auto value = station.cpu.find("\"Data\".v" + std::to_string(i));
    if (column.value != nullptr) {
      ASSERT_TRUE(setValue(*value, column.value));
    }
    const std::vector<uint8_t> before(value->bytes.begin(), value->bytes.end());
    const std::string text = shortText(*value);
    std::ranges::fill(value->bytes, 0xFF);
    EXPECT_TRUE(storeText(*value, text)) << column.type << text;
    EXPECT_TRUE(storeText(*value, "  " + text + " ")) << column.type << text;
    // A control character is a blank in the file.
    const bool hasControl =
        column.value != nullptr && std::string_view(column.value).find("$") != std::string::npos;
    if (!hasControl) {
      EXPECT_EQ(formatValue(*value),
                formatValue(
                    {std::span(const_cast<uint8_t*>(before.data()), before.size()), value->bit, value->type}))
          << column.type;
    }
  }
}

struct BadText {
  const char* type;
  const char* text;
};

const BadText BAD_TEXTS[] = {{"Bool", ""},
                             {"Bool", "2"},
                             {"Bool", "yes"},
                             {"Byte", "256"},
                             {"Byte", "-1"},
                             {"Byte", "16#10"},
                             {"SInt", "128"},
                             {"SInt", "-129"},
                             {"USInt", "256"},
                             {"Int", "32768"},
                             {"Int", "1.5"},
                             {"Int", ""},
                             {"Int", "x"},
                             {"Int", "1 2"},
                             {"UInt", "65536"},
                             {"Word", "65536"},
                             {"DInt", "2147483648"},
                             {"UDInt", "4294967296"},
                             {"DWord", "-1"},
                             {"LInt", "9223372036854775808"},
                             {"ULInt", "18446744073709551616"},
                             {"Real", ""},
                             {"Real", "1e99"},
                             {"Real", "1,5"},
                             {"LReal", "1e999"},
                             {"LReal", "a"},
                             {"Time", "2147483648"},
                             {"Time", "T#5s"},
                             {"LTime", "9223372036854775808"},
                             {"S5Time", "-1"},
                             {"S5Time", "99999999"},
                             {"Date", "2026-13-01"},
                             {"Date", "29.11.2026"},
                             {"Time_Of_Day", "25:00:00"},
                             {"Time_Of_Day", "12"},
                             {"LTime_Of_Day", "12:00"},
                             {"Date_And_Time", "2026-11-29"},
                             {"DTL", "now"},
                             {"LDT", "2026-11-29-12:00:00."},
                             {"DTL", "2026-11-29-12:00:00)"},
                             {"Char", "ab"},
                             {"Char", "\"\""},
                             {"WChar", "ab"},
                             {"String[3]", "\"a"},
                             {"String[3]", "a\"b"},
                             {"String[3]", "\"a\"b\""},
                             {"WString[3]", "\""}};

TEST(CsvText, IsNoValueOfItsTypeAndChangesNothing) {
  Station station(compiled(programWith(BAD_TEXTS)));
  for (size_t i = 0; i < std::size(BAD_TEXTS); i++) {
    const auto value = station.cpu.find("\"Data\".v" + std::to_string(i));
    const std::string before = formatValue(*value);
    EXPECT_FALSE(storeText(*value, BAD_TEXTS[i].text)) << BAD_TEXTS[i].type << " " << BAD_TEXTS[i].text;
    EXPECT_EQ(formatValue(*value), before) << BAD_TEXTS[i].type;
  }
}

const Column OTHER_FORMS[] = {{"Bool", "TRUE", "true"},
                              {"Bool", "FALSE", "False"},
                              {"Real", "2.0", "2"},
                              {"Real", "150.0", "1.5E+2"},
                              {"String[3]", "'abc'", "\"abcdef\""},
                              {"String[3]", "'abc'", "abc"},
                              {"String[3]", "'a\"b'", "\"a\"\"b\""},
                              {"WString[2]", "WSTRING#'ab'", "\"abc\""},
                              // A point in time that the type does not hold.
                              {"Date_And_Time", "DT#1990-01-01-00:00:00.000", "2300-01-01-00:00:00"},
                              {"DTL", "DTL#1970-01-01-00:00:00.000000000", "2026-13-01-00:00:00"}};

TEST(CsvText, IsReadInOtherFormsToo) {
  Station station(compiled(programWith(OTHER_FORMS)));
  for (size_t i = 0; i < std::size(OTHER_FORMS); i++) {
    const auto value = station.cpu.find("\"Data\".v" + std::to_string(i));
    EXPECT_TRUE(storeText(*value, OTHER_FORMS[i].text)) << OTHER_FORMS[i].text;
    EXPECT_EQ(formatValue(*value), OTHER_FORMS[i].value) << OTHER_FORMS[i].text;
  }
}

}  // namespace
}  // namespace vcpu
