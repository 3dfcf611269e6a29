#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <regex>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

class Record : public testing::Test {
 protected:
  std::string path(const char* name = "run.recording") const { return (folder_ / name).string(); }

  /// The lines of --watch.
  static std::vector<std::string> watched(const Ended& ended) {
    std::vector<std::string> lines;
    const std::regex line(R"(\d+\.\d{3} s  ".*)");
    for (std::sregex_iterator it(ended.said.begin(), ended.said.end(), line), end; it != end; ++it)
      lines.push_back(it->str());
    return lines;
  }

  tests::Folder folder_;
};

TEST_F(Record, AReplayShowsWhatTheRunShowed) {
  const Ended live = s7mqtt({"run", sample("main.scl"), "--cycles", "20", "--set", "\"Plant\".count=100",
                             "--record", path(), "--watch", "\"Plant\".count"});
  EXPECT_EQ(live.code, 0) << live.said;
  const Ended again = s7mqtt({"run", sample("main.scl"), "--replay", path(), "--watch", "\"Plant\".count"});
  EXPECT_EQ(again.code, 0) << again.said;
  EXPECT_EQ(watched(again).size(), 20u) << again.said;
  EXPECT_TRUE(says(again, "\"Plant\".count = 120\n")) << again.said;
  EXPECT_TRUE(says(again, "and 20 cycles.")) << again.said;
  const Ended part =
      s7mqtt({"run", sample("main.scl"), "--replay", path(), "--watch", "\"Plant\".count", "--cycles", "7"});
  EXPECT_EQ(part.code, 0) << part.said;
  EXPECT_EQ(watched(part).size(), 7u) << part.said;
}

TEST_F(Record, AStopIsReplayedWithItsDiagnosticBuffer) {
  const std::vector<std::string> run = {"run", sample("main.scl"), "--set", "\"Plant\".index=4"};
  std::vector<std::string> live = run;
  live.insert(live.end(), {"--record", path()});
  EXPECT_EQ(s7mqtt(live).code, 3);
  const Ended again = s7mqtt({"run", sample("main.scl"), "--replay", path()});
  EXPECT_EQ(again.code, 3) << again.said;
  EXPECT_TRUE(says(again, "main.scl:17")) << again.said;
}

TEST_F(Record, ItTakesTheRetentiveDataAlong) {
  const std::string retain = path("retained");
  const std::vector<std::string> run = {"run",  sample("main.scl"), "--cycles",       "3", "--retain",
                                        retain, "--watch",          "\"Plant\".count"};
  EXPECT_EQ(s7mqtt(run).code, 0);
  std::vector<std::string> recorded = run;
  recorded.insert(recorded.end(), {"--record", path()});
  const Ended live = s7mqtt(recorded);
  EXPECT_EQ(live.code, 0) << live.said;
  const Ended again = s7mqtt({"run", sample("main.scl"), "--replay", path(), "--watch", "\"Plant\".count"});
  EXPECT_EQ(again.code, 0) << again.said;
  EXPECT_TRUE(says(live, "\"Plant\".count = 6\n")) << live.said;
  EXPECT_TRUE(says(again, "\"Plant\".count = 6\n")) << again.said;
}

TEST_F(Record, AnotherProgramAndADamagedFileAreTold) {
  EXPECT_EQ(s7mqtt({"run", sample("main.scl"), "--cycles", "3", "--record", path()}).code, 0);
  std::ofstream(path("short")) << "s7mqtt recording 1\nstart\n";
  const Ended cut = s7mqtt({"run", sample("main.scl"), "--replay", path("short")});
  EXPECT_EQ(cut.code, 0) << cut.said;
  EXPECT_TRUE(says(cut, "ends here, in its middle")) << cut.said;
  std::ofstream(path("bad")) << "s7mqtt recording 1\nset \"Plant\".nothing = 1\nstart\nend\n";
  const Ended bad = s7mqtt({"run", sample("main.scl"), "--replay", path("bad")});
  EXPECT_EQ(bad.code, 1) << bad.said;
  EXPECT_TRUE(says(bad, "nothing")) << bad.said;
  const Ended other = s7mqtt({"run", sample("delay.scl"), "--replay", path()});
  EXPECT_EQ(other.code, 1) << other.said;
  const Ended none = s7mqtt({"run", sample("main.scl"), "--replay", sample("main.scl")});
  EXPECT_EQ(none.code, 1) << none.said;
  EXPECT_TRUE(says(none, "no recording")) << none.said;
  const Ended twice = s7mqtt({"run", sample("main.scl"), "--cycles", "3", "--record", path()});
  EXPECT_EQ(twice.code, 4) << twice.said;
  EXPECT_TRUE(says(twice, "not overwritten")) << twice.said;
}

TEST_F(Record, ARunThatWasKilledIsReplayedButForItsLastSecond) {
  {
    tests::Child child({S7MQTT, "run", sample("main.scl"), "--record", path(), "--watch", "\"Plant\".count"},
                       folder_ / "output");
    const auto recorded = [&] {
      return std::filesystem::exists(path()) ? std::filesystem::file_size(path()) : 0;
    };
    ASSERT_TRUE(tests::eventually(tests::Seconds(20), [&] { return recorded() > 4096; }));
    const auto before = recorded();
    ASSERT_TRUE(tests::eventually(tests::Seconds(20), [&] { return recorded() > before; }));
    child.signal(SIGKILL);
    EXPECT_EQ(child.wait(tests::Seconds(5)), 128 + SIGKILL);
  }
  const Ended again = s7mqtt({"run", sample("main.scl"), "--replay", path(), "--watch", "\"Plant\".count"});
  EXPECT_EQ(again.code, 0) << again.said;
  EXPECT_TRUE(says(again, "ends here, in its middle")) << again.said;
  EXPECT_GT(watched(again).size(), 20u) << again.said;
}

TEST_F(Record, AReplayTakesNothingFromOutside) {
  for (const std::vector<std::string>& extra : std::vector<std::vector<std::string>>{
           {"--set", "\"Plant\".count=1"}, {"--record", path("x")}, {"--retain", path("y")}}) {
    std::vector<std::string> words = {"run", sample("main.scl"), "--replay", path()};
    words.insert(words.end(), extra.begin(), extra.end());
    const Ended ended = s7mqtt(words);
    EXPECT_EQ(ended.code, 2) << ended.said;
    EXPECT_TRUE(says(ended, extra.front())) << ended.said;
  }
}

TEST_F(Record, AStationWithAMemoryCardIsNotRecorded) {
  std::ofstream(path("main.scl")) << std::ifstream(sample("main.scl")).rdbuf();
  std::ofstream(path("station.toml")) << "sources = [\"main.scl\"]\n[card]\nfolder = \"card\"\n";
  for (const char* option : {"--record", "--replay"}) {
    const Ended ended = s7mqtt({"run", path("."), option, path(), "--cycles", "1"});
    EXPECT_EQ(ended.code, 1) << ended.said;
    EXPECT_TRUE(says(ended, "a recording does not hold what a memory card answered")) << ended.said;
  }
  EXPECT_FALSE(std::filesystem::exists(path()));
  EXPECT_FALSE(std::filesystem::exists(path("card")));
}

}  // namespace
}  // namespace cli_test
