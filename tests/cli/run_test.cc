#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

TEST(Run, EndsAfterItsCyclesAndWatchesValues) {
  Ended ended = s7mqtt({"run", sample("main.scl"), "--cycles", "5", "--watch", "\"Plant\".count"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  EXPECT_TRUE(says(ended, "\"Plant\".count = 1\n")) << ended.said;
  EXPECT_TRUE(says(ended, "5 cycles")) << ended.said;
}

// By tag and by address, from station.toml and from the command line.
TEST(Run, SetsAndWatchesTagsAndAddresses) {
  Ended ended = s7mqtt({"run", sample("tagged"), "--cycles", "3", "--watch", "\"Lamp\"", "--watch", "%QB0",
                        "--watch", "%MW2", "--watch", "%DB7.DBW0", "--watch", "\"Recipe\".%DBX1.2"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  for (const char* line : {"\"Lamp\" = TRUE\n", "%QB0 = 16#1\n", "%MW2 = 16#4\n", "%DB7.DBW0 = 16#4\n",
                           "\"Recipe\".%DBX1.2 = TRUE\n"}) {
    EXPECT_TRUE(says(ended, line)) << line << ended.said;
  }
  ended = s7mqtt({"run", sample("tagged"), "--cycles", "3", "--set", "%I0.0=FALSE", "--set", "%QB1=7",
                  "--watch", "\"Lamp\"", "--watch", "%QW0"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  EXPECT_TRUE(says(ended, "\"Lamp\" = FALSE\n")) << ended.said;
  EXPECT_TRUE(says(ended, "%QW0 = 16#7\n")) << ended.said;
  for (const char* set : {"\"Strat_Button\"=TRUE", "%I0.8=TRUE", "%IB32768=1", "%DB8.DBW0=1", "%IB0=256"}) {
    ended = s7mqtt({"run", sample("tagged"), "--cycles", "1", "--set", set});
    EXPECT_EQ(ended.code, 1) << set << ended.said;
  }
}

TEST(Run, EstimatesWhatItsScansWouldCostOnRealCpus) {
  Ended ended = s7mqtt({"run", sample("main.scl"), "--cycles", "5", "--estimate"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  for (const char* text :
       {"average scan", "most expensive scan", "CPU 1212C", "CPU 1518", "nothing was measured"}) {
    EXPECT_TRUE(says(ended, text)) << ended.said;
  }
  EXPECT_FALSE(says(s7mqtt({"run", sample("main.scl"), "--cycles", "5"}), "CPU 1212C"));
}

TEST(Run, AFaultStopsThePlcWithTheDiagnosticBuffer) {
  Ended ended = s7mqtt({"run", sample("main.scl"), "--cycles", "5", "--set", "\"Plant\".index=4"});
  EXPECT_EQ(ended.code, 3) << ended.said;
  EXPECT_TRUE(says(ended, "STOP")) << ended.said;
  EXPECT_TRUE(says(ended, "main.scl:17")) << ended.said;
}

TEST(Run, AWrongPathOrValueIsRefusedBeforeAnythingRuns) {
  struct Case {
    const char* set;
    const char* says;
    int code;
  };
  const Case cases[] = {
      {"\"Plant\".cuont=1", "cuont", 1},
      {"\"Plnat\".count=1", "Plnat", 1},
      {"\"Plant\".table[4]=1", "table", 1},
      {"\"Plant\".index=40000", "\"Plant\".index", 1},
      {"\"Plant\".index=high", "\"Plant\".index", 1},
      {"\"Plant\".index", "PATH=VALUE", 2},
  };
  for (const Case& one : cases) {
    Ended ended = s7mqtt({"run", sample("main.scl"), "--cycles", "1", "--set", one.set});
    EXPECT_EQ(ended.code, one.code) << one.set << "\n" << ended.said;
    EXPECT_TRUE(says(ended, one.says)) << one.set << "\n" << ended.said;
    EXPECT_FALSE(says(ended, "RUN")) << ended.said;
  }
}

TEST(Run, ASourceFaultOrAMissingObIsTold) {
  EXPECT_EQ(s7mqtt({"run", sample("broken.scl")}).code, 1);
  Ended noOb = s7mqtt({"run", sample("half.scl")});
  EXPECT_EQ(noOb.code, 1);
  EXPECT_TRUE(says(noOb, "ORGANIZATION_BLOCK \"Main\"")) << noOb.said;
  const Ended empty = s7mqtt({"run", sample("empty")});
  EXPECT_EQ(empty.code, 1);
  EXPECT_TRUE(says(empty, "empty: error: this folder holds no SCL source")) << empty.said;
}

TEST(Run, ASignalEndsItInOrder) {
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    tests::Folder folder;
    tests::Child child({S7MQTT, "run", sample("main.scl")}, folder / "output");
    ASSERT_TRUE(tests::eventually(tests::Seconds(20),
                                  [&] { return child.output().find("RUN") != std::string::npos; }));
    child.signal(signal);
    EXPECT_EQ(child.wait(tests::Seconds(5)), 0);
    EXPECT_NE(child.output().find("ended after"), std::string::npos) << child.output();
  }
}

// The value counts cycles: each has its line, the last one stands right before the end.
TEST(Run, AWatchedValueIsSeenInEachCycle) {
  const Ended ended = s7mqtt({"run", sample("main.scl"), "--cycles", "8", "--watch", "\"Plant\".count"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  for (int count = 1; count <= 8; ++count) {
    EXPECT_TRUE(says(ended, "\"Plant\".count = " + std::to_string(count) + "\n")) << ended.said;
  }
  EXPECT_TRUE(says(ended, "\"Plant\".count = 8\nmain: ended after")) << ended.said;
}

TEST(Run, AValueThatStaysIsShownOnce) {
  const Ended ended = s7mqtt({"run", sample("main.scl"), "--cycles", "8", "--watch", "\"Plant\".index"});
  const size_t first = ended.said.find("\"Plant\".index = ");
  ASSERT_NE(first, std::string::npos) << ended.said;
  EXPECT_EQ(ended.said.find("\"Plant\".index = ", first + 1), std::string::npos) << ended.said;
}

TEST(Run, WarningsOfTheDiagnosticBufferAreShownWhenTheyCome) {
  const Ended ended = s7mqtt({"run", sample("warnings.scl"), "--cycles", "5", "--watch", "\"Plant\".count"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  const size_t third = ended.said.find("\"Plant\".count = 3\n");
  const size_t warning = ended.said.find("s  Division by zero: the result is 0 and ENO is FALSE.");
  const size_t fourth = ended.said.find("\"Plant\".count = 4\n");
  ASSERT_NE(warning, std::string::npos) << ended.said;
  EXPECT_LT(third, warning) << ended.said;
  EXPECT_LT(warning, fourth) << ended.said;
  EXPECT_TRUE(says(ended, "warnings.scl:15)")) << ended.said;
}

TEST(Run, ControlCharactersOfNamesDoNotReachTheTerminal) {
  const std::string name = "\"Pl\x1b[31mant\"";
  tests::Folder folder;
  const std::string file = folder / "odd\x1b.scl";
  std::ofstream(file)
      << "DATA_BLOCK " + name +
             "\nSTRUCT\n n : Int;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n"
             "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n " +
             name + ".n := 1 / " + name +
             ".n;\nEND_ORGANIZATION_BLOCK\nFUNCTION \"F\" : Int\nVAR_INPUT\n \"a\x1b\" : Int;\n"
             "END_VAR\nVAR_OUTPUT\n \"b\x1b\" : Int;\nEND_VAR\nBEGIN\nEND_FUNCTION\n";
  const std::vector<std::string> commands[] = {
      {"run", file, "--cycles", "2", "--watch", name + ".n"},
      {"run", file, "--cycles", "2", "--set", name + ".m=1"},
      {"call", file, "--block", "F"},
      {"call", file, "--block", "F", "--json"},
      {"call", file, "--block", "G\x1b"},
      {"call", file, "--block", "F", "--in", "c\x1b=1"},
      {"check", file},
      {"check", file + "\x9b"},
      {"chek\x1b"},
  };
  for (const std::vector<std::string>& words : commands) {
    const Ended ended = s7mqtt(words);
    EXPECT_FALSE(says(ended, "\x1b")) << ended.said;
    EXPECT_FALSE(says(ended, "\x9b")) << ended.said;
    EXPECT_FALSE(ended.said.empty()) << words[0];
  }
  EXPECT_TRUE(says(s7mqtt(commands[0]), "\\x1B[31mant\".n = ")) << s7mqtt(commands[0]).said;
}

TEST(Run, AStdoutThatTakesNothingIsSaidAndHasItsCode) {
  const std::string program = S7MQTT;
  const std::string main = sample("main.scl");
  const std::string commands[] = {program + " run " + main + " --cycles 3",
                                  program + " check " + sample("broken.scl"),
                                  program + " call " + sample("half.scl") + " --block Half --compiler tcc",
                                  program + " call --help", program + " --version"};
  for (const std::string& command : commands) {
    Ended full;
    full.said = tests::outputOf({"sh", "-c", command + " > /dev/full"}, &full.code);
    EXPECT_EQ(full.code, 4) << command << full.said;
    EXPECT_TRUE(says(full, "stdout cannot be written: No space left on device")) << full.said;
    Ended closed;
    closed.said = tests::outputOf({"sh", "-c", command + " >&-"}, &closed.code);
    EXPECT_EQ(closed.code, 4) << command << closed.said;
    EXPECT_TRUE(says(closed, "stdout is closed")) << closed.said;
  }
  // Nobody looks any longer: the run ends, which without it has no end.
  Ended gone;
  gone.said = tests::outputOf(
      {"sh", "-c", "{ " + program + " run " + main + " --watch Plant.count; echo code $? >&2; } | head -1"},
      &gone.code);
  EXPECT_TRUE(says(gone, "the reader of stdout has gone")) << gone.said;
  EXPECT_TRUE(says(gone, "code 4")) << gone.said;
}

// The data log of one run goes on in the next.
TEST(Run, ADataLogLiesInTheFolderOfTheCard) {
  tests::Folder folder;
  const std::string station = (folder / "station").string();
  std::filesystem::copy(sample("logging"), station);
  for (const int runs : {1, 2}) {
    const Ended ended = s7mqtt({"run", station, "--cycles", "10", "--watch", "\"Plant\".written"});
    EXPECT_EQ(ended.code, 0) << ended.said;
    EXPECT_TRUE(says(ended, "\"Plant\".written = TRUE\n")) << ended.said;
    std::ifstream file(station + "/card/DataLogs/Levels.csv");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::string expected = runs == 1
                                     ? "Record,level\r\n         1,    42\r\n//END\r\n"
                                     : "Record,level\r\n         1,    42\r\n         2,    42\r\n//END\r\n";
    EXPECT_EQ(text, expected);
  }
}

TEST(Run, WithoutACardTheDiagnosticBufferSaysWhatToDo) {
  const Ended ended = s7mqtt({"run", sample("logging/main.scl"), "--cycles", "10"});
  EXPECT_EQ(ended.code, 0) << ended.said;
  EXPECT_TRUE(says(ended, "there is no memory card: name a folder for its files in station.toml, [card]"))
      << ended.said;
}

TEST(Run, ACardThatIsNoFolderIsAFault) {
  tests::Folder folder;
  const std::string station = (folder / "station").string();
  std::filesystem::copy(sample("logging"), station);
  std::ofstream(station + "/card") << "x";
  const Ended ended = s7mqtt({"run", station, "--cycles", "1"});
  EXPECT_EQ(ended.code, 1) << ended.said;
  EXPECT_TRUE(says(ended, "the folder of the memory card, ")) << ended.said;
  EXPECT_TRUE(says(ended, "Not a directory")) << ended.said;
}

// What a closed file left free must not become a source, a socket or the retentive data.
TEST(Run, ClosedStandardFilesAreNoPlaceForOthers) {
  tests::Folder folder;
  const std::string data = folder / "data";
  Ended ended;
  ended.said = tests::outputOf(
      {"sh", "-c",
       std::string(S7MQTT) + " run " + sample("main.scl") + " --cycles 3 --retain " + data + " <&- >&- 2>&-"},
      &ended.code);
  EXPECT_EQ(ended.code, 4);
  const Ended again =
      s7mqtt({"run", sample("main.scl"), "--cycles", "1", "--retain", data, "--watch", "\"Plant\".count"});
  EXPECT_TRUE(says(again, "\"Plant\".count = 4\n")) << again.said;
}

}  // namespace
}  // namespace cli_test
