// The host around a command: its folders, its compiler, its files.

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "tests/cli/host.h"

namespace cli_test {
namespace {

TEST_F(Host, AMissingFolderForTemporaryFilesIsNamed) {
  const std::string file = write("f.scl", SEVEN);
  const Ended ended = s7mqttHere({"call", file, "--block", "F"}, {"TMPDIR=" + path("none")});
  EXPECT_EQ(ended.code, 4) << ended.said;
  EXPECT_EQ(ended.said, "s7mqtt: There is no folder for temporary files: TMPDIR=" + path("none") +
                            ": No such file or directory\n");
}

// The compiler and all it has started are gone, and so is the folder.
TEST_F(Host, AnInterruptedCompileLeavesNothingBehind) {
  const std::string file = write("f.scl", SEVEN);
  const std::string compiler = endlessCompiler();
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    fs::remove(path("cc.pid"));
    tests::Child child(inFolder({"call", file, "--block", "F"}, {"CC=" + compiler}), folder_ / "output");
    long group = 0;
    ASSERT_TRUE(tests::eventually(tests::Seconds(20),
                                  [&] { return bool{std::ifstream(path("cc.pid")) >> group} && group > 0; }));
    child.signal(signal);
    EXPECT_EQ(child.wait(tests::Seconds(10)), 128 + signal);
    EXPECT_TRUE(fs::is_empty(path("tmp"))) << signal;
    EXPECT_TRUE(tests::eventually(tests::Seconds(10), [&] {
      return kill(-static_cast<pid_t>(group), 0) != 0;
    })) << "a compiler is left";
  }
}

TEST_F(Host, ACompilerThatTakesTooLongIsReplaced) {
  const std::string file = write("f.scl", SEVEN);
  const Ended ended =
      s7mqttHere({"call", file, "--block", "F", "--cc-seconds", "1.5"}, {"CC=" + endlessCompiler()});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.said,
            "Compiling 1 statements with cc ... (--compiler tcc starts at once)\n"
            "cc has taken 1.5 s: going on with tcc, whose code is slower (--cc-seconds gives cc more time)\n"
            "return = 7\n");
  EXPECT_TRUE(fs::is_empty(path("tmp")));
}

TEST_F(Host, ACacheThatOthersMayWriteToIsNotUsed) {
  const std::string file = write("f.scl", SEVEN);
  const fs::path cache = fs::path(path("cache")) / "mqtt-for-s7";
  fs::create_directory(cache);
  fs::permissions(cache, fs::perms::all);
  const Ended open = s7mqttHere({"call", file, "--block", "F"});
  EXPECT_EQ(open.code, 0);
  EXPECT_TRUE(says(open, "compiled code is not kept there\nreturn = 7\n")) << open.said;
  EXPECT_TRUE(fs::is_empty(cache));
  fs::permissions(cache, fs::perms::owner_all);
  if (geteuid() == 0) {
    ASSERT_EQ(chown(cache.c_str(), 1, 1), 0);
    EXPECT_TRUE(says(s7mqttHere({"call", file, "--block", "F"}), "belongs to another user"));
    EXPECT_TRUE(fs::is_empty(cache));
    ASSERT_EQ(chown(cache.c_str(), 0, 0), 0);
  }
  EXPECT_EQ(s7mqttHere({"call", file, "--block", "F"}).said, "return = 7\n");
  EXPECT_FALSE(fs::is_empty(cache));
}

TEST_F(Host, DevicesAreNoSourcesAndPipesAre) {
  for (const char* device : {"/dev/zero", "/dev/urandom", "/dev/null", "/dev/full"}) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"check", device}, {"call", device, "--block", "F"}, {"run", device}}) {
      const Ended ended = s7mqtt(words);
      EXPECT_EQ(ended.code, 1) << ended.said;
      EXPECT_EQ(ended.said, std::string(device) + ": error: this is a device, not a file\n");
    }
  }
  fs::create_directory(path("station"));
  fs::create_symlink("/dev/zero", path("station/station.toml"));
  const Ended station = s7mqtt({"run", path("station")});
  EXPECT_EQ(station.code, 1);
  EXPECT_TRUE(says(station, "station.toml: error: this is a device, not a file")) << station.said;

  const std::string program = S7MQTT;
  Ended pipe;
  pipe.said = tests::outputOf({"sh", "-c",
                               "cat " + sample("half.scl") + " | " + program +
                                   " call /dev/stdin --block Half --compiler tcc --in whole=7"},
                              &pipe.code);
  EXPECT_EQ(pipe.said, "return = 3\nodd = true\n");
  Ended endless;
  endless.said =
      tests::outputOf({"sh", "-c", "cat /dev/zero | " + program + " check /dev/stdin"}, &endless.code);
  EXPECT_EQ(endless.code, 1);
  EXPECT_TRUE(says(endless, "this is too long for a source")) << endless.said;
}

// An address space of 500 MB, and a source that needs more.
TEST_F(Host, WhereMemoryEndsASentenceSaysSo) {
  const std::string deep = write("deep.scl", std::string(20 << 20, '('));
  std::string statements = "FUNCTION \"F\" : Int\nBEGIN\n";
  for (int i = 0; i < (3 << 20); ++i) statements += "#F:=1;\n";
  const std::string wide = write("wide.scl", statements + "END_FUNCTION\n");
  for (const std::string& file : {deep, wide}) {
    Ended ended;
    ended.said = tests::outputOf(
        {"sh", "-c", "ulimit -c 0; ulimit -v 500000; exec " + std::string(S7MQTT) + " check " + file},
        &ended.code);
    EXPECT_EQ(ended.code, 4) << ended.said;
    EXPECT_EQ(ended.said, "s7mqtt: there is not enough memory for this\n");
  }
}

TEST_F(Host, AFaultIsToldWithItsTruePlaceInAnyNumberOfBlocksAndLines) {
  const std::string fault =
      "FUNCTION \"Z\" : Int\nVAR_TEMP a : Array[0..1] of Int; i : Int; END_VAR\nBEGIN\n #i := 5;\n"
      " #Z := #a[#i];\nEND_FUNCTION\n";
  std::string many;
  for (int i = 0; i < 16'390; ++i) {
    std::string name("A");
    name += std::to_string(i);
    many.append("FUNCTION \"").append(name).append("\" : Int\nBEGIN\n #").append(name);
    many.append(" := 1;\nEND_FUNCTION\n");
  }
  const Ended blocks = s7mqtt(
      {"call", write("many.scl", many), write("zlast.scl", fault), "--block", "Z", "--compiler", "tcc"});
  EXPECT_EQ(blocks.code, 3);
  EXPECT_TRUE(says(blocks, "zlast.scl:5)")) << blocks.said;
  const Ended lines = s7mqtt(
      {"call", write("line.scl", std::string(300'000, '\n') + fault), "--block", "Z", "--compiler", "tcc"});
  EXPECT_EQ(lines.code, 3);
  EXPECT_TRUE(says(lines, "line.scl:300005)")) << lines.said;
}

}  // namespace
}  // namespace cli_test
