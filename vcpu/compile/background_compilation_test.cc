#include "vcpu/compile/background_compilation.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/child.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

namespace fs = std::filesystem;
using Answer = std::optional<Result<std::shared_ptr<const MachineCode>>>;

/// A small program, and folders for the cache and the temporary files. Its compiler is what `compiler()`
/// writes.
struct Background : testing::Test {
  tests::Folder folder;
  CompileOptions options;
  std::shared_ptr<const PrintedProgram> printed;

  Background() {
    fs::create_directory(folder / "tmp");
    setenv("TMPDIR", (folder / "tmp").c_str(), 1);
    options.cacheFolder = folder / "cache";
    scl::Diagnostics diagnostics;
    printed = *PrintedProgram::of(
        checkedProgram("DATA_BLOCK \"D\"\nSTRUCT\n n : Int;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n"
                       "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n\"D\".n += 1;\nEND_ORGANIZATION_BLOCK\n",
                       "small.scl", diagnostics),
        {});
  }
  ~Background() override {
    unsetenv("CC");
    unsetenv("TMPDIR");
  }

  void compiler(const std::string& script) const {
    std::ofstream(folder / "cc") << "#!/bin/sh\n" << script;
    fs::permissions(folder / "cc", fs::perms::owner_all);
    setenv("CC", (folder / "cc").c_str(), 1);
  }

  static Answer waitFor(BackgroundCompilation& compilation) {
    Answer answer;
    EXPECT_TRUE(
        tests::eventually(tests::Seconds(60), [&] { return (answer = compilation.take()).has_value(); }));
    return answer;
  }

  bool leavesNothing() const { return fs::is_empty(folder / "tmp"); }
};

TEST_F(Background, TheCompilerLeavesTheCycleItsTime) {
  const int own = getpriority(PRIO_PROCESS, 0);
  compiler("nice > " + (folder / "niceness").string() + "\nexec cc \"$@\"\n");
  BackgroundCompilation compilation(printed, options);
  ASSERT_TRUE(*waitFor(compilation));
  int niceness = 0;
  std::ifstream(folder / "niceness") >> niceness;
  EXPECT_EQ(niceness, std::min(own + 10, 19));
  EXPECT_EQ(getpriority(PRIO_PROCESS, 0), own);
}

TEST_F(Background, HandsOverOnceWhatTheCacheThenHas) {
  EXPECT_EQ(MachineCode::cached(*printed, options), nullptr);
  BackgroundCompilation compilation(printed, options);
  const Answer answer = waitFor(compilation);
  ASSERT_TRUE(answer && *answer) << answer->failure();
  EXPECT_EQ(&(**answer)->program(), printed->program.get());
  EXPECT_FALSE(compilation.take());
  EXPECT_TRUE(leavesNothing());
  const auto cached = MachineCode::cached(*printed, options);
  ASSERT_NE(cached, nullptr);
  Station station(cached);
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("D.n"), "1");
}

TEST_F(Background, SaysWhatTheCompilerSaid) {
  compiler("echo no such flag >&2; exit 1\n");
  BackgroundCompilation compilation(printed, options);
  const Answer answer = waitFor(compilation);
  EXPECT_FALSE(*answer);
  EXPECT_EQ(answer->failure(), "no such flag\n");
  EXPECT_FALSE(compilation.take());
  EXPECT_TRUE(leavesNothing());
}

TEST_F(Background, GoesOnAsLongAsItIsAllowedTo) {
  compiler("sleep 1000\n");
  options.goOn = [](double seconds) { return seconds < 0.2; };
  BackgroundCompilation compilation(printed, options);
  const Answer answer = waitFor(compilation);
  EXPECT_FALSE(*answer);
  EXPECT_TRUE(leavesNothing());
}

TEST_F(Background, IsEndedWithAllThatItHasStarted) {
  compiler("touch $TMPDIR/left.s\nsleep 1000 &\necho $$ > " + (folder / "group").string() + "\nwait\n");
  long group = 0;
  {
    BackgroundCompilation compilation(printed, options);
    ASSERT_TRUE(tests::eventually(
        tests::Seconds(20), [&] { return bool{std::ifstream(folder / "group") >> group} && group > 0; }));
    EXPECT_FALSE(compilation.take());
  }
  EXPECT_TRUE(leavesNothing());
  EXPECT_TRUE(tests::eventually(tests::Seconds(10), [&] { return kill(-static_cast<pid_t>(group), 0) != 0; }))
      << "a compiler is left";
}

// It may be that the compiler has not even begun, or that its code is just being put into the cache.
TEST_F(Background, CanBeEndedAtAnyMoment) {
  for (int milliseconds = 0; milliseconds < 100; milliseconds += 5) {
    fs::remove_all(folder / "cache");
    {
      BackgroundCompilation compilation(printed, options);
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    }
    EXPECT_TRUE(leavesNothing()) << milliseconds;
  }
}

TEST_F(Background, AMissingFolderForTemporaryFilesIsNamed) {
  setenv("TMPDIR", (folder / "none").c_str(), 1);
  BackgroundCompilation compilation(printed, options);
  const Answer answer = waitFor(compilation);
  EXPECT_FALSE(*answer);
  EXPECT_NE(answer->failure().find("TMPDIR="), std::string::npos) << answer->failure();
}

}  // namespace
}  // namespace vcpu
