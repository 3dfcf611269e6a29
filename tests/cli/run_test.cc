#include <gtest/gtest.h>

#include <csignal>

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
  Ended noToml = s7mqtt({"run", TESTDATA});
  EXPECT_EQ(noToml.code, 1);
  EXPECT_TRUE(says(noToml, "station.toml")) << noToml.said;
}

TEST(Run, CtrlCEndsItInOrder) {
  tests::Folder folder;
  tests::Child child({S7MQTT, "run", sample("main.scl")}, folder / "output");
  ASSERT_TRUE(
      tests::eventually(tests::Seconds(20), [&] { return child.output().find("RUN") != std::string::npos; }));
  child.signal(SIGINT);
  EXPECT_EQ(child.wait(tests::Seconds(5)), 0);
  EXPECT_NE(child.output().find("ended after"), std::string::npos) << child.output();
}

}  // namespace
}  // namespace cli_test
