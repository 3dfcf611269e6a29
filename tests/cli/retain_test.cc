#include <gtest/gtest.h>

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

namespace fs = std::filesystem;

/// One file of retentive data and runs with it. "Plant" of main.scl counts its cycles.
class Retain : public testing::Test {
 protected:
  Ended run(std::vector<std::string> more = {"--cycles", "5"}, const std::string& source = "main.scl") {
    std::vector<std::string> words = {"run", sample(source), "--retain", path()};
    words.insert(words.end(), more.begin(), more.end());
    return s7mqtt(words);
  }

  std::string path() const { return folder_ / "data"; }

  std::string contents() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& bytes) const { std::ofstream(path(), std::ios::binary) << bytes; }

  // The count of cycles that the file holds.
  long kept() {
    const Ended ended = run({"--cycles", "1", "--watch", "\"Plant\".count"});
    EXPECT_EQ(ended.code, 0) << ended.said;
    const size_t at = ended.said.find("\"Plant\".count = ");
    return at == std::string::npos ? -1 : std::stol(ended.said.substr(at + 16)) - 1;
  }

  tests::Folder folder_;
};

TEST_F(Retain, ARunGoesOnWhereTheLastEnded) {
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(kept(), 5);
  EXPECT_EQ(kept(), 6);
  EXPECT_FALSE(fs::exists(path() + ".new"));
}

TEST_F(Retain, TheLastCycleIsKeptHoweverTheRunEnds) {
  long before = 0;
  for (int signal : {SIGINT, SIGTERM}) {
    tests::Child child({S7MQTT, "run", sample("main.scl"), "--retain", path()},
                       folder_ / std::to_string(signal));
    ASSERT_TRUE(tests::eventually(tests::Seconds(20),
                                  [&] { return child.output().find("RUN") != std::string::npos; }));
    child.signal(signal);
    EXPECT_EQ(child.wait(tests::Seconds(5)), 0);
    // "main: ended after 0.1 s and 12 cycles, ..."
    const std::string said = child.output();
    const size_t at = said.find(" s and ");
    ASSERT_NE(at, std::string::npos) << said;
    const long now = kept();
    EXPECT_EQ(now, before + std::stol(said.substr(at + 7))) << said;
    before = now + 1;
  }
}

TEST_F(Retain, AStoppedPlcKeepsItsDataToo) {
  EXPECT_EQ(run({"--set", "\"Plant\".index=4"}).code, 3);
  const Ended again = run();
  EXPECT_EQ(again.code, 3) << "the index is retentive: " << again.said;
}

TEST_F(Retain, AKilledRunLosesASecondAtMostAndTheFileIsWhole) {
  long last = 0;
  for (int kill = 0; kill < 3; ++kill) {
    {
      tests::Child child(
          {S7MQTT, "run", sample("main.scl"), "--retain", path(), "--watch", "\"Plant\".count"},
          folder_ / "output");
      const std::string before = contents();
      ASSERT_TRUE(tests::eventually(tests::Seconds(20), [&] { return contents() != before; }));
      const std::string first = contents();
      ASSERT_TRUE(tests::eventually(tests::Seconds(20), [&] { return contents() != first; }));
      child.signal(SIGKILL);
      EXPECT_EQ(child.wait(tests::Seconds(5)), 128 + SIGKILL);
    }
    const long now = kept();
    // The second write comes a second behind the first: some 100 cycles of 10 ms, fewer on a busy machine.
    EXPECT_GT(now, last + 5);
    last = now + 1;
  }
}

TEST_F(Retain, ADamagedFileIsReportedAndLeftAlone) {
  ASSERT_EQ(run().code, 0);
  const std::string whole = contents();
  std::string flipped = whole;
  flipped[whole.size() / 2] ^= 1;
  for (const std::string& damaged :
       {std::string(), whole.substr(0, 4), whole.substr(0, whole.size() - 1), whole + "x", flipped,
        std::string("some text that is no retentive data at all")}) {
    write(damaged);
    const Ended ended = run();
    EXPECT_EQ(ended.code, 1) << ended.said;
    EXPECT_TRUE(says(ended, path() + ": error: ")) << ended.said;
    EXPECT_FALSE(says(ended, "RUN")) << ended.said;
    EXPECT_EQ(contents(), damaged);
  }
  write(whole);
  EXPECT_EQ(kept(), 5);
}

TEST_F(Retain, AnotherProgramIsReportedAndKeepsWhatFitsIfTold) {
  ASSERT_EQ(run().code, 0);
  const std::string before = contents();
  const Ended refused = run({"--cycles", "1"}, "retain_other.scl");
  EXPECT_EQ(refused.code, 1);
  EXPECT_TRUE(says(refused,
                   "\"Plant\".table is of type Array[0..3] of Int in the file and of type "
                   "Array[0..4] of Int in the program"))
      << refused.said;
  EXPECT_EQ(contents(), before);
  const Ended fitted =
      run({"--cycles", "1", "--retain-fitting", "--watch", "\"Plant\".count"}, "retain_other.scl");
  EXPECT_EQ(fitted.code, 0) << fitted.said;
  EXPECT_TRUE(says(fitted, "\"Plant\".count = 5\n")) << fitted.said;
}

TEST_F(Retain, APlaceThatCannotBeWrittenIsReportedBeforeAnythingRuns) {
  fs::create_directory(path());
  Ended ended = run();
  EXPECT_EQ(ended.code, 4) << ended.said;
  EXPECT_TRUE(says(ended, "a folder, not a file")) << ended.said;
  fs::remove(path());

  const Ended nowhere = s7mqtt({"run", sample("main.scl"), "--cycles", "1", "--retain", folder_ / "no/data"});
  EXPECT_EQ(nowhere.code, 4);
  EXPECT_TRUE(says(nowhere, "cannot be written: No such file or directory")) << nowhere.said;

  EXPECT_EQ(s7mqtt({"run", sample("main.scl"), "--cycles", "1", "--retain", "/dev/null"}).code, 4);
  EXPECT_EQ(s7mqtt({"run", sample("main.scl"), "--retain-fitting"}).code, 2);
  for (const Ended& one : {ended, nowhere}) EXPECT_FALSE(says(one, "RUN")) << one.said;
}

TEST_F(Retain, WithoutRightsItIsReportedAndLeftAlone) {
  if (geteuid() == 0) GTEST_SKIP() << "root may do everything";
  ASSERT_EQ(run().code, 0);
  const std::string before = contents();
  fs::permissions(path(), fs::perms::none);
  EXPECT_EQ(run().code, 4);
  fs::permissions(path(), fs::perms::owner_read);
  fs::permissions(fs::path(path()).parent_path(), fs::perms::owner_read | fs::perms::owner_exec);
  const Ended ended = run();
  fs::permissions(fs::path(path()).parent_path(), fs::perms::owner_all);
  EXPECT_EQ(ended.code, 4);
  EXPECT_TRUE(says(ended, "Permission denied")) << ended.said;
  EXPECT_EQ(contents(), before);
}

TEST_F(Retain, AStartValueOfARetentiveVariableIsSaidNotToCount) {
  ASSERT_EQ(run().code, 0);
  const Ended ended = run({"--cycles", "1", "--set", "\"Plant\".count=100", "--watch", "\"Plant\".count"});
  EXPECT_TRUE(says(ended, "\"Plant\".count is retentive")) << ended.said;
  EXPECT_TRUE(says(ended, "\"Plant\".count = 6\n")) << ended.said;
}

}  // namespace
}  // namespace cli_test
