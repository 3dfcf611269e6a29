#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

TEST(Call, TakesATagTableToo) {
  const tests::Folder folder;
  std::ofstream(folder / "a.scl")
      << "FUNCTION \"F\" : Int BEGIN \"Level\" := \"N\" + 1; #F := \"Level\"; END_FUNCTION\n";
  std::ofstream(folder / "a.csv") << "Level,Int,%MW2\nN,Int,4\n";
  for (const char* compiler : {"cc", "tcc"}) {
    const Ended ended = s7mqtt(
        {"call", folder / "a.scl", folder / "a.csv", "--block", "F", "--json", "--compiler", compiler});
    EXPECT_EQ(ended.code, 0) << ended.said;
    EXPECT_TRUE(says(ended, "5")) << ended.said;
  }
}

class Call : public testing::TestWithParam<const char*> {
 protected:
  Ended call(const std::string& block, std::vector<std::string> more) const {
    std::vector<std::string> words = {"call", sample("half.scl"), "--block", block, "--compiler", GetParam()};
    words.insert(words.end(), more.begin(), more.end());
    return s7mqtt(words);
  }
};

TEST_P(Call, PrintsReturnAndOutputs) {
  Ended ended = call("Half", {"--in", "whole=7"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  EXPECT_EQ(ended.said, "return = 3\nodd = true\n");
}

TEST_P(Call, JsonHasReturnOutputsAndInouts) {
  Ended ended = call(
      "Reverse", {"--in", "count=3", "--in", "octets=hex:00ff7f", "--in", "person='M\u00fcller'", "--json"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  EXPECT_EQ(
      nlohmann::json::parse(ended.said, nullptr, false),
      nlohmann::json::parse(
          R"({"return": null, "outputs": {"greeting": "Hello Müller"}, "inouts": {"octets": "7fff0000"}})"))
      << ended.said;
}

TEST_P(Call, AnFbKeepsItsInstanceFromCallToCall) {
  Ended ended = call("sum", {"--in", "addend=5", "--times", "4"});
  EXPECT_EQ(ended.said, "total = 20\n");
}

TEST_P(Call, AFaultStopsTheCpuAndNamesTheLine) {
  Ended ended = call("Reverse", {"--in", "count=10"});
  EXPECT_EQ(ended.code, 3) << ended.said;
  EXPECT_TRUE(says(ended, "half.scl:35")) << ended.said;
}

TEST_P(Call, AnEndlessLoopIsStoppedByTheWatchdog) {
  Ended ended = call("Endless", {});
  EXPECT_EQ(ended.code, 3) << ended.said;
  EXPECT_TRUE(says(ended, "half.scl:6")) << ended.said;
}

TEST_P(Call, WrongInputIsRefusedWithTheRemedy) {
  EXPECT_EQ(call("Half", {"--in", "whole=40000"}).code, 1);
  EXPECT_TRUE(says(call("Half", {"--in", "hole=1"}), "it has whole, odd"));
  EXPECT_TRUE(says(call("Half", {"--in", "hole\n\x1b=1"}), "no parameter 'hole\\x0A\\x1B'")) << "one line";
  EXPECT_EQ(call("Half", {"--in", "whole"}).code, 2);
  EXPECT_EQ(call("Half", {"--in", "odd=TRUE"}).code, 1);
  EXPECT_EQ(call("Reverse", {"--in", "octets=hex:0"}).code, 1);
  EXPECT_EQ(call("Reverse", {"--in", "octets=hex:0011223344"}).code, 1);
  EXPECT_EQ(call("Nothing", {}).code, 1);
}

// An Array[*] is as large as the value it gets.
TEST_P(Call, AnOpenArrayNeedsAValueAndShowsAllOfIt) {
  const auto open = [](const std::string& block, std::vector<std::string> more) {
    std::vector<std::string> words = {"call",       sample("open.scl"), "--block", block,
                                      "--compiler", GetParam(),         "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return s7mqtt(words);
  };
  for (const char* block : {"Bits", "Bytes", "Texts", "Holder"}) {
    const Ended ended = open(block, {});
    EXPECT_EQ(ended.code, 2) << block << ": " << ended.said;
    EXPECT_TRUE(says(ended, "parameter 'a' of block " + std::string(block) + " needs a value")) << ended.said;
    EXPECT_EQ(open(block, {"--in", "a=hex:"}).code, 3) << block;
  }
  for (const char* in : {"A=hex:010203", "\"a\"=hex:010203", "\"a\"=[1, 2, 3]"})
    EXPECT_TRUE(says(open("Bytes", {"--in", in}), R"("a":"010203")")) << in;
  EXPECT_TRUE(
      says(open("Bits", {"--in", "a=hex:05"}), R"("a":[true,false,true,false,false,false,false,false])"));
  EXPECT_TRUE(says(open("Texts", {"--in", "a=hex:05036162630000050178000000"}), R"("a":["abc"])"));
  EXPECT_EQ(open("Any", {}).code, 0);
  EXPECT_EQ(open("Any", {"--in", "a=hex:00"}).code, 0);
}

INSTANTIATE_TEST_SUITE_P(Compilers, Call, testing::Values("cc", "tcc"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace cli_test
