#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

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
  EXPECT_EQ(call("Half", {"--in", "whole"}).code, 2);
  EXPECT_EQ(call("Half", {"--in", "odd=TRUE"}).code, 1);
  EXPECT_EQ(call("Reverse", {"--in", "octets=hex:0"}).code, 1);
  EXPECT_EQ(call("Reverse", {"--in", "octets=hex:0011223344"}).code, 1);
  EXPECT_EQ(call("Nothing", {}).code, 1);
}

INSTANTIATE_TEST_SUITE_P(Compilers, Call, testing::Values("cc", "tcc"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace cli_test
