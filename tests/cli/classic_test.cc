// Sources of S7-SCL V5.x on the command line.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

const std::string SOURCE = "classic/doubled.scl";

TEST(Classic, ReadAsTiaItIsNamedOnce) {
  const Ended ended = s7mqtt({"check", sample(SOURCE)});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "doubled.scl:10:1: error SCL031")) << ended.said;
  EXPECT_TRUE(says(ended, "--dialect classic reads it")) << ended.said;
  EXPECT_EQ(std::count(ended.said.begin(), ended.said.end(), '\n'), 1) << ended.said;
}

TEST(Classic, IsCheckedWithoutAdviceForTiaPortal) {
  const Ended ended = s7mqtt({"check", sample(SOURCE), "--dialect", "classic"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.said, "");
}

TEST(Classic, TheDialectOfAStationIsThatOfItsFolder) {
  EXPECT_EQ(s7mqtt({"check", sample("classic")}).code, 0);
  EXPECT_EQ(s7mqtt({"check", sample("classic"), "--dialect", "tia"}).code, 1);
}

TEST(Classic, BlocksAreCalled) {
  for (const char* compiler : {"cc", "tcc"}) {
    const Ended ended = s7mqtt({"call", sample(SOURCE), "--block", "doubled", "--in", "n=21", "--dialect",
                                "classic", "--compiler", compiler});
    EXPECT_EQ(ended.said, "return = 42\n");
    EXPECT_EQ(ended.code, 0);
  }
}

TEST(Classic, RunsOnAnS7300UnlessTheStationSaysOtherwise) {
  const std::vector<std::string> end = {"--cycles", "3", "--compiler", "tcc", "--watch", "%MW2"};
  std::vector<std::string> ofStation = {"run", sample("classic")};
  std::vector<std::string> ofSource = {"run", sample(SOURCE), "--dialect", "classic"};
  for (std::vector<std::string>* words : {&ofStation, &ofSource}) {
    words->insert(words->end(), end.begin(), end.end());
    const Ended ended = s7mqtt(*words);
    EXPECT_EQ(ended.code, 0) << ended.said;
    EXPECT_TRUE(says(ended, "RUN on a virtual S7-300")) << ended.said;
    EXPECT_TRUE(says(ended, "%MW2 = 16#E")) << ended.said;
  }
}

TEST(Classic, S5TimersAndCountersAreWatchedAndSet) {
  const Ended ended = s7mqtt({"run",        sample("s5/lamp.scl"),
                              "--dialect",  "classic",
                              "--cycles",   "3",
                              "--compiler", "tcc",
                              "--set",      "%C7=16#122",
                              "--set",      "%C8=16#999",
                              "--set",      "%T6=S5T#3s",
                              "--watch",    "%C7",
                              "--watch",    "%C8",
                              "--watch",    "%T6"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  for (const char* line : {"%C7 = 16#123", "%C8 = 16#999", "%T6 = S5T#3s"})
    EXPECT_TRUE(says(ended, line)) << ended.said;
}

TEST(Classic, ATimerThatTheCpuLacksCannotBeWatched) {
  const Ended ended = s7mqtt({"run", sample("s5/lamp.scl"), "--dialect", "classic", "--cycles", "1",
                              "--compiler", "tcc", "--watch", "%T256"});
  EXPECT_NE(ended.code, 0);
  EXPECT_TRUE(says(ended, "%T256: this CPU has the timers T0 to T255")) << ended.said;
}

TEST(Classic, ASourceOfTiaPortalIsNamedOnce) {
  const Ended ended = s7mqtt({"check", sample("half.scl"), "--dialect", "classic"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "this source is SCL of TIA Portal")) << ended.said;
  EXPECT_EQ(std::count(ended.said.begin(), ended.said.end(), '\n'), 1) << ended.said;
}

}  // namespace
}  // namespace cli_test
