// The values that `s7mqtt call` takes and shows.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

Ended call(const std::string& file, const std::string& block, std::vector<std::string> more) {
  std::vector<std::string> words = {"call", sample(file), "--block", block, "--compiler", "tcc"};
  words.insert(words.end(), more.begin(), more.end());
  return s7mqtt(words);
}

TEST(CallValues, AParameterOfEveryTypeIsGivenAsLiteralAndShownAsJson) {
  struct Case {
    const char* name;
    const char* literal;
    const char* json;
  };
  const Case cases[] = {
      {"bool", R"(TRUE)", R"(true)"},
      {"octet", R"(16#A5)", R"(165)"},
      {"w", R"(16#FFFF)", R"(65535)"},
      {"dw", R"(16#FFFF_FFFF)", R"(4294967295)"},
      {"lw", R"(16#FFFF_FFFF_FFFF_FFFF)", R"(18446744073709551615)"},
      {"si", R"(-128)", R"(-128)"},
      {"i", R"(-32768)", R"(-32768)"},
      {"di", R"(-2147483648)", R"(-2147483648)"},
      {"li", R"(-9223372036854775808)", R"(-9223372036854775808)"},
      {"usi", R"(255)", R"(255)"},
      {"ui", R"(65535)", R"(65535)"},
      {"udi", R"(4294967295)", R"(4294967295)"},
      {"uli", R"(18446744073709551615)", R"(18446744073709551615)"},
      {"re", R"(0.1)", R"(0.1)"},
      {"lr", R"(0.1)", R"(0.1)"},
      {"c", R"('$'')", R"("'")"},
      {"wc", R"(WCHAR#'ä')", R"("ä")"},
      {"s", R"('Grün $$5')", R"("Grün $5")"},
      {"ws", R"(WSTRING#'€ ü')", R"("€ ü")"},
      {"s5", R"(S5T#1s500ms)", R"("S5T#1s500ms")"},
      {"ti", R"(T#-1s)", R"("T#-1s")"},
      {"lt", R"(LT#1ns)", R"("LT#1ns")"},
      {"d", R"(D#2024-02-29)", R"("D#2024-02-29")"},
      {"tod", R"(TOD#12:30:00)", R"("TOD#12:30:00.000")"},
      {"ltod", R"(LTOD#12:30:00)", R"("LTOD#12:30:00.000000000")"},
      {"dt", R"(DT#2024-01-31-12:30:00)", R"("DT#2024-01-31-12:30:00.000")"},
      {"ldt", R"(LDT#2024-01-31-12:30:00)", R"("LDT#2024-01-31-12:30:00.000000000")"},
      {"dtl", R"(DTL#2024-01-31-12:30:00)", R"("DTL#2024-01-31-12:30:00.000000000")"},
      {"octets", R"([1, 2, 16#FF])", R"("0102ff")"},
      {"reals", R"([0.1, 1.5])", R"([0.1,1.5])"},
  };
  std::vector<std::string> words;
  std::string expected;
  for (const Case& one : cases) {
    words.insert(words.end(), {"--in", std::string(one.name) + "=" + one.literal});
    expected += (expected.empty() ? "\"" : ",\"") + std::string(one.name) + "\":" + one.json;
  }
  words.emplace_back("--json");
  const Ended ended = call("every_type.scl", "Every", words);
  EXPECT_EQ(ended.said, R"({"return":null,"outputs":{},"inouts":{)" + expected + "}}\n");
}

// 0.1 is no number of binary digits; what is shown has to be read as the same Real again, and no longer than
// that needs.
TEST(CallValues, ARealIsShownInTheShortestFormThatReadsBack) {
  for (const char* text : {"0.1", "0.3", "16777216.0", "1.1754944e-38", "1e-45", "3.4028235e+38", "-7.25e-09",
                           "123456.79", "1.0", "-0.0", "-1.1912845e+20", "9.024095e+19"}) {
    const Ended ended = call("every_type.scl", "Quotient",
                             {"--in", std::string("a=") + text, "--in", "b=1.0", "--in",
                              std::string("c=") + text, "--in", "d=1.0", "--json"});
    const auto json = nlohmann::json::parse(ended.said, nullptr, false);
    ASSERT_FALSE(json.is_discarded()) << ended.said;
    const auto shown = json["outputs"]["single"].get<double>();
    EXPECT_EQ(shown, std::strtod(text, nullptr)) << ended.said;
    EXPECT_TRUE(says(ended, std::string("\"single\":") + text)) << ended.said;
    EXPECT_EQ(json["outputs"]["double"].get<double>(), std::strtod(text, nullptr)) << ended.said;
  }
}

TEST(CallValues, WhatIsNoNumberIsAWord) {
  const auto quotient = [](const std::string& a) {
    return call("every_type.scl", "Quotient", {"--in", "a=" + a, "--in", "c=" + a, "--json"}).said;
  };
  EXPECT_EQ(quotient("0.0"), R"({"return":null,"outputs":{"single":"NaN","double":"NaN"},"inouts":{}})"
                             "\n");
  EXPECT_EQ(quotient("1.0"),
            R"({"return":null,"outputs":{"single":"Infinity","double":"Infinity"},"inouts":{}})"
            "\n");
  EXPECT_EQ(quotient("-1.0"),
            R"({"return":null,"outputs":{"single":"-Infinity","double":"-Infinity"},"inouts":{}})"
            "\n");
}

TEST(CallValues, PathsLeadIntoStructuresArraysAndParts) {
  const Ended parts = call("structured.scl", "Fc",
                           {"--in", "r.x=2.5", "--in", "a[1]=2", "--in", "m[0,1]=3", "--in", "p[2].y=0.25"});
  EXPECT_EQ(parts.code, 0) << parts.said;
  EXPECT_TRUE(says(parts, "return = 7.75\n")) << parts.said;
  EXPECT_TRUE(
      says(call("structured.scl", "Fc", {"--in", "R.X=1.0", "--in", "w.%X3=TRUE"}), "return = -1.0\n"));
}

TEST(CallValues, WholeStructuresAndArraysAreLists) {
  const Ended lists = call("structured.scl", "Fc",
                           {"--in", "r=(2.5, 1.0)", "--in", "a=[1,2,3]", "--in", "m=[[0, 10], [0, 0]]",
                            "--in", "p=[(x := 1.0), (y := 0.5)]"});
  EXPECT_EQ(lists.code, 0) << lists.said;
  EXPECT_TRUE(says(lists, "return = 19.0\n")) << lists.said;
  EXPECT_TRUE(says(lists, R"(p = [{"x":2.5,"y":1.0},{"x":0.0,"y":0.5}])")) << lists.said;
}

TEST(CallValues, AListGivesAnOpenArrayItsSize) {
  EXPECT_EQ(call("structured.scl", "SumOf", {"--in", "list=[1, 3(10), -1]"}).said, "return = 30\n");
  const Ended bits = call("open.scl", "Bits", {"--in", "a=[TRUE, FALSE]"});
  EXPECT_EQ(bits.code, 1);
  EXPECT_TRUE(says(bits, "whole bytes")) << bits.said;
  EXPECT_TRUE(says(call("open.scl", "Texts", {"--in", "a=['ab', 'x']", "--json"}), R"("a":["ab","x"])"));
  EXPECT_EQ(call("structured.scl", "SumOf", {}).code, 2);
  EXPECT_EQ(call("structured.scl", "SumOf", {"--in", "list[0]=1"}).code, 1);
}

TEST(CallValues, WrongPathsSayWhatThereIs) {
  struct Case {
    const char* in;
    const char* says;
  };
  for (const Case& one :
       {Case{"r.z=1.0", "There is no member z in \"Point\". There are: x, y."},
        Case{"a[3]=1", "The index 3 of a is not in 0..2."}, Case{"a.x=1", "has no member x"},
        Case{"r[1]=1", "r is no array"}, Case{"m[0]=1", "m has 2 dimensions"}, Case{"r.x=1,5", "Write 1.5."},
        Case{"a=[1,2,x]", "value 3 of the list"}, Case{"t=2024-01-01", "Write DTL#2024-01-01-00:00:00."},
        Case{"rr=1", "it has r, a, m, w, t, p"}, Case{"a[=1", "a"}, Case{"\"r=1", "--in"}}) {
    const Ended ended = call("structured.scl", "Fc", {"--in", one.in});
    EXPECT_NE(ended.code, 0) << one.in;
    EXPECT_TRUE(says(ended, one.says)) << one.in << ": " << ended.said;
  }
}

TEST(CallValues, ATextThatItsStringCannotHoldIsRefused) {
  struct Case {
    const char* in;
    const char* says;
  };
  for (const Case& one : {Case{"a=['12345', '123456']", "value 2 of the list"},
                          Case{"a=['123456789']", "The text has 9 characters, String[5] takes 5."},
                          Case{"a=['12€']", "not in Latin-1"}, Case{"a=['?', '€?']", "not in Latin-1"}}) {
    const Ended ended = call("open.scl", "Texts", {"--in", one.in});
    EXPECT_EQ(ended.code, 1) << one.in;
    EXPECT_TRUE(says(ended, one.says)) << one.in << ": " << ended.said;
  }
  EXPECT_EQ(call("open.scl", "Texts", {"--in", "a=['12345', '\u00e9\u00e9\u00e9\u00e9?']"}).code, 0);
}

TEST(CallValues, NothingStandsBehindAValue) {
  for (const char* behind : {"; // x", ";", " // x\n;", "; n : Int", " (* x", "; END_VAR VAR_TEMP"}) {
    const Ended ended = call("structured.scl", "Fc", {"--in", fmt::format("a[1]=1{}", behind)});
    EXPECT_NE(ended.code, 0) << behind;
  }
}

TEST(CallValues, StaticsAreShownOnRequest) {
  const Ended ended = call("structured.scl", "Fb", {"--in", "r.x=1.5", "--times", "2", "--statics"});
  EXPECT_EQ(ended.said, "sum = 1.5\np = {\"x\":2.0,\"y\":0.0}\ncalls = 2\nkept = {\"x\":1.5,\"y\":0.0}\n");
  EXPECT_TRUE(says(call("structured.scl", "Fb", {"--statics", "--json"}), R"("statics":{"calls":1,)"));
  EXPECT_FALSE(says(call("structured.scl", "Fb", {"--json"}), "statics"));
  EXPECT_TRUE(says(call("structured.scl", "Fb", {"--in", "calls=1"}), "'calls' is a static variable of Fb"));
  const Ended function = call("structured.scl", "Fc", {"--statics"});
  EXPECT_EQ(function.code, 2);
  EXPECT_TRUE(says(function, "has no static variables")) << function.said;
}

TEST(CallValues, AReferenceIsNullFromOutsideAndShowsWhetherItRefersToSomething) {
  EXPECT_EQ(call("references.scl", "Refer", {"--in", "refers=TRUE"}).said,
            "return = \"a reference\"\ngivenIsNull = true\nalso = \"a reference\"\n");
  EXPECT_EQ(call("references.scl", "Refer", {"--in", "refers=FALSE"}).said,
            "return = \"NULL\"\ngivenIsNull = true\nalso = \"NULL\"\n");
  const Ended given = call("references.scl", "Refer", {"--in", "given=5"});
  EXPECT_NE(given.code, 0);
  EXPECT_TRUE(says(given, "there it is NULL")) << given.said;
}

}  // namespace
}  // namespace cli_test
