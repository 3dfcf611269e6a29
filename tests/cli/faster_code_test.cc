// s7mqtt run begins with the in-process compiler's code and goes on with that of the system's compiler.

#include <gtest/gtest.h>

#include <sys/types.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/cli/host.h"

namespace cli_test {
namespace {

class FasterCode : public Host {
 protected:
  FasterCode() { fs::copy_file(sample("main.scl"), path("main.scl")); }

  std::vector<std::string> run(std::vector<std::string> more) const {
    more.insert(more.begin(), {"run", path("main.scl")});
    return more;
  }

  /// A compiler that writes that it was started, and then does this.
  std::string compiler(const std::string& script) const {
    const std::string file = write("cc", "#!/bin/sh\ntouch " + path("started") + "\n" + script + "\n");
    fs::permissions(file, fs::perms::owner_all);
    return "CC=" + file;
  }

  /// Options of a compiler whose code makes this file as soon as a function of it is called.
  std::string thatLeaves(const std::string& file) const {
    const std::string hook =
        write("hook.c",
              "#define HOOK __attribute__((no_instrument_function, visibility(\"hidden\")))\n"
              "int creat(const char *, unsigned);\n"
              "HOOK void __cyg_profile_func_enter(void *f, void *from) { creat(\"" +
                  file +
                  "\", 0600); }\n"
                  "HOOK void __cyg_profile_func_exit(void *f, void *from) {}\n");
    return "-finstrument-functions -include " + hook;
  }

  bool compilerStarted() const { return fs::exists(path("started")); }

  int filesInCache() const {
    const fs::path cache = fs::path(path("cache")) / "mqtt-for-s7";
    if (!fs::exists(cache)) return 0;
    return static_cast<int>(std::distance(fs::directory_iterator(cache), fs::directory_iterator()));
  }

  /// The process group of endlessCompiler(), when it runs.
  pid_t group() const {
    long number = 0;
    EXPECT_TRUE(tests::eventually(
        tests::Seconds(20), [&] { return bool{std::ifstream(path("cc.pid")) >> number} && number > 0; }));
    return static_cast<pid_t>(number);
  }

  /// Lets the command go on for twenty cycles behind that text, and ends it in order.
  std::string saidUntil(const std::string& text, const std::vector<std::string>& words,
                        const std::vector<std::string>& variables) const {
    fs::remove(path("output"));
    tests::Child child(inFolder(words, variables), folder_ / "output");
    EXPECT_TRUE(tests::eventually(tests::Seconds(60), [&] {
      const std::string output = child.output();
      const size_t found = output.find(text);
      return found != std::string::npos &&
             std::count(output.begin() + static_cast<long>(found), output.end(), '\n') > 20;
    }));
    child.signal(SIGTERM);
    EXPECT_EQ(child.wait(tests::Seconds(10)), 0);
    EXPECT_TRUE(noTemporaryFiles());
    return child.output();
  }

  /// Whether the command talks about the compiler of the system.
  static bool namesCc(const std::string& said) {
    return std::ranges::any_of(std::vector{"cc's", "cc is", "cc was", "cc has"},
                               [&](const char* text) { return said.find(text) != std::string::npos; });
  }

  static bool isGone(pid_t group) {
    return tests::eventually(tests::Seconds(10), [&] { return kill(-group, 0) != 0; });
  }
};

// The compiler is held until the run has shown its first values, so the run has begun without it. Its code
// leaves a file behind when it runs.
TEST_F(FasterCode, RunsWhenItIsReadyAndIsThereAtTheNextStart) {
  const std::string held = compiler("while ! test -e " + path("go") + "; do sleep 0.01; done\nexec cc " +
                                    thatLeaves(path("entered")) + " \"$@\"");
  tests::Child child(inFolder(run({"--watch", "Plant.count"}), {held}), folder_ / "output");
  const auto hasSaid = [&](const char* text) {
    return tests::eventually(tests::Seconds(60),
                             [&] { return child.output().find(text) != std::string::npos; });
  };
  ASSERT_TRUE(hasSaid("Plant.count = 5\n")) << child.output();
  EXPECT_EQ(child.output().find("cc's code runs"), std::string::npos) << child.output();
  EXPECT_FALSE(fs::exists(path("entered")));
  write("go", "");
  ASSERT_TRUE(hasSaid("cc's code runs since cycle ")) << child.output();
  EXPECT_TRUE(fs::exists(path("entered")));
  const size_t line = child.output().find("cc's code runs since cycle ");
  const std::string cycle = child.output().substr(line + 27, child.output().find('.', line) - line - 27);
  EXPECT_NE(child.output().find("Plant.count = " + cycle + "\n"), std::string::npos) << child.output();
  child.signal(SIGTERM);
  EXPECT_EQ(child.wait(tests::Seconds(10)), 0);
  EXPECT_TRUE(noTemporaryFiles());
  EXPECT_EQ(filesInCache(), 1);

  for (const char* before : {"started", "entered"}) fs::remove(path(before));
  const Ended next = s7mqttHere(run({"--cycles", "3"}), {held});
  EXPECT_EQ(next.code, 0);
  EXPECT_FALSE(namesCc(next.said)) << next.said;
  EXPECT_FALSE(compilerStarted());
  EXPECT_TRUE(fs::exists(path("entered")));
}

TEST_F(FasterCode, IsGivenUpWhenTheCompilerFailsWhichIsSaidOnce) {
  struct Case {
    const char* script;    ///< of the compiler
    std::string variable;  ///< of the environment; empty: CC, which names that compiler
    const char* says;
  };
  const Case cases[] = {
      {"echo no such flag >&2; exit 1", "", "cc has made no code, tcc's goes on: no such flag\n"},
      {"exit 1", "", "' failed without a message.\n"},
      {"kill -KILL $$", "", "' failed without a message.\n"},
      {"exit 0", "", "The compiled program cannot be loaded: "},
      {"", "CC=/no/such/compiler",
       "The C compiler '/no/such/compiler' cannot be started: No such file or directory."},
      {"", "TMPDIR=" + path("none"), "There is no folder for temporary files: TMPDIR="},
  };
  for (const Case& one : cases) {
    const std::string variable = one.variable.empty() ? compiler(one.script) : one.variable;
    const std::string said = saidUntil("cc has made no code", run({"--watch", "Plant.count"}), {variable});
    EXPECT_NE(said.find(one.says), std::string::npos) << said;
    const size_t first = said.find("cc has made no code");
    EXPECT_EQ(said.find("cc has made no code", first + 1), std::string::npos) << said;
    EXPECT_NE(said.find("Plant.count = ", first), std::string::npos) << said;
    EXPECT_EQ(filesInCache(), 0);
  }
  const Ended later = s7mqttHere(run({"--seconds", "1.3"}), {compiler("exit 1")});
  EXPECT_EQ(later.code, 0);
  EXPECT_FALSE(says(later, "cc is still compiling")) << later.said;
}

TEST_F(FasterCode, IsNotWaitedForAtTheEnd) {
  for (const std::vector<std::string>& limit : {std::vector<std::string>{"--cycles", "1"},
                                                {"--cycles", "30"},
                                                {"--seconds", "0.3"},
                                                {"--set", "Plant.index=4"}}) {
    const Ended ended = s7mqttHere(run(limit), {"CC=" + endlessCompiler()});
    EXPECT_EQ(ended.code, limit[0] == "--set" ? 3 : 0) << ended.said;
    EXPECT_FALSE(namesCc(ended.said)) << ended.said;
    EXPECT_TRUE(noTemporaryFiles()) << ended.said;
  }
}

TEST_F(FasterCode, IsTalkedAboutWhenItTakesLong) {
  const Ended ended = s7mqttHere(run({"--seconds", "1.5"}), {"CC=" + endlessCompiler()});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(says(ended,
                   "s  cc is still compiling 2 statements; until it is done tcc's code runs, which is "
                   "slower.\n"
                   "cc was not done: the next run begins with tcc's code, too (--compiler cc waits for "
                   "cc).\nmain: ended after"))
      << ended.said;
  EXPECT_TRUE(noTemporaryFiles());
}

TEST_F(FasterCode, HasTheTimeThatIsGiven) {
  const std::string said =
      saidUntil("(--cc-seconds gives cc more time).\n",
                run({"--cc-seconds", "0.3", "--watch", "Plant.count"}), {"CC=" + endlessCompiler()});
  EXPECT_NE(said.find("s  cc has taken 0.3 s and was ended: tcc's code goes on, which is slower "
                      "(--cc-seconds gives cc more time).\n"),
            std::string::npos)
      << said;
  EXPECT_EQ(said.find("cc was not done"), std::string::npos) << said;
  EXPECT_TRUE(isGone(group()));
}

// At its start, when the run shows its first line, and while the compiler works.
TEST_F(FasterCode, LeavesNothingBehindASignal) {
  const std::string endless = "CC=" + endlessCompiler();
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    for (const bool compiles : {false, true}) {
      for (const char* before : {"cc.pid", "output"}) fs::remove(path(before));
      tests::Child child(inFolder(run({}), {endless}), folder_ / "output");
      pid_t compiler = 0;
      if (compiles) compiler = group();
      if (!compiles) {
        ASSERT_TRUE(tests::eventually(tests::Seconds(20),
                                      [&] { return child.output().find("RUN") != std::string::npos; }));
      }
      child.signal(signal);
      EXPECT_EQ(child.wait(tests::Seconds(10)), 0);
      EXPECT_NE(child.output().find("ended after"), std::string::npos) << child.output();
      EXPECT_TRUE(noTemporaryFiles()) << signal;
      if (compiles) {
        EXPECT_TRUE(isGone(compiler)) << "a compiler is left";
      }
    }
  }
}

// What is wrong with the command or its files is told before a compiler begins.
TEST_F(FasterCode, IsNotBegunForARunThatDoesNotBegin) {
  const std::string cc = compiler("exit 1");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--set", "Plant.none=1"},
                                                {"--watch", "Plant.none"},
                                                {"--retain", path("tmp")}}) {
    EXPECT_NE(s7mqttHere(run(words), {cc}).code, 0);
    EXPECT_FALSE(compilerStarted()) << words[0];
  }
}

TEST_F(FasterCode, IsNotAskedForWithACompilerOfOnesChoice) {
  const std::string failing = compiler("echo no such flag >&2; exit 1");
  const Ended tcc = s7mqttHere(run({"--cycles", "30", "--compiler", "tcc"}), {failing});
  EXPECT_EQ(tcc.code, 0);
  EXPECT_FALSE(namesCc(tcc.said)) << tcc.said;
  EXPECT_FALSE(compilerStarted());
  const Ended cc = s7mqttHere(run({"--cycles", "30", "--compiler", "cc"}), {failing});
  EXPECT_EQ(cc.code, 4);
  EXPECT_EQ(cc.said, "s7mqtt: no such flag\n\n");
  EXPECT_TRUE(compilerStarted());
}

}  // namespace
}  // namespace cli_test
