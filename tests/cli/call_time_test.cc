// Several calls of one block: time that passes between them, and values that change.

#include <gtest/gtest.h>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

Ended delay(std::vector<std::string> more) {
  std::vector<std::string> words = {"call", sample("delay.scl"), "--block", "Delay", "--compiler", "tcc"};
  words.insert(words.end(), more.begin(), more.end());
  return s7mqtt(words);
}

TEST(CallTime, ATimerRunsByTheStepFromCallToCall) {
  const Ended ended = delay({"--in", "go=TRUE", "--times", "6", "--step", "100ms", "--json"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.said,
            R"({"call":1,"ms":0,"return":null,"outputs":{"q":false,"et":"T#0ms","edges":1},"inouts":{}}
{"call":2,"ms":100,"return":null,"outputs":{"q":false,"et":"T#100ms","edges":1},"inouts":{}}
{"call":3,"ms":200,"return":null,"outputs":{"q":false,"et":"T#200ms","edges":1},"inouts":{}}
{"call":4,"ms":300,"return":null,"outputs":{"q":false,"et":"T#300ms","edges":1},"inouts":{}}
{"call":5,"ms":400,"return":null,"outputs":{"q":false,"et":"T#400ms","edges":1},"inouts":{}}
{"call":6,"ms":500,"return":null,"outputs":{"q":true,"et":"T#500ms","edges":1},"inouts":{}}
)");
}

TEST(CallTime, AnS5TimerRunsByTheStepFromCallToCall) {
  const Ended ended = s7mqtt({"call",       sample("s5/lamp.scl"),
                              "--block",    "Lamp",
                              "--dialect",  "classic",
                              "--compiler", "tcc",
                              "--in",       "which=%T5",
                              "--in",       "starts=C7",
                              "--in",       "go=TRUE",
                              "--at",       "3:go=FALSE",
                              "--times",    "4",
                              "--step",     "100ms",
                              "--json"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.said,
            R"({"call":1,"ms":0,"return":null,"outputs":{"on":true,"left":"S5T#250ms","count":1},"inouts":{}}
{"call":2,"ms":100,"return":null,"outputs":{"on":true,"left":"S5T#150ms","count":1},"inouts":{}}
{"call":3,"ms":200,"return":null,"outputs":{"on":true,"left":"S5T#50ms","count":1},"inouts":{}}
{"call":4,"ms":300,"return":null,"outputs":{"on":false,"left":"S5T#0ms","count":1},"inouts":{}}
)");
}

TEST(CallTime, ATimerIsHandedOverByItsNumber) {
  for (const char* value : {"5", "%C5", "%MW0", "%T99999", "x"}) {
    const Ended ended =
        s7mqtt({"call", sample("s5/lamp.scl"), "--block", "Lamp", "--dialect", "classic", "--compiler", "tcc",
                "--in", std::string("which=") + value, "--in", "starts=C7"});
    EXPECT_NE(ended.code, 0) << value;
    EXPECT_TRUE(says(ended, std::string(value) + " is no value of type Timer. It takes one like %T5."))
        << ended.said;
  }
}

TEST(CallTime, ValuesChangeFromTheirCallOn) {
  const Ended ended = delay({"--in", "go=TRUE", "--at", "2:go=FALSE", "--at", "3:go=TRUE", "--times", "4"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(says(ended, "    1  q = false")) << ended.said;
  EXPECT_TRUE(says(ended, "edges = 2\n    4  q = false")) << ended.said;
  EXPECT_EQ(
      delay({"--at", "1:go=TRUE", "--json"}).said,
      "{\"call\":1,\"return\":null,\"outputs\":{\"q\":false,\"et\":\"T#0ms\",\"edges\":1},\"inouts\":{}}\n");
}

TEST(CallTime, WithoutStepOnlyTheLastCallIsShownUnlessJsonIsAskedFor) {
  EXPECT_TRUE(delay({"--times", "3"}).said.starts_with("q = false\n"));
  EXPECT_TRUE(says(delay({"--times", "2", "--json"}), "{\"call\":2,\"return\""));
  EXPECT_TRUE(delay({"--json"}).said.starts_with("{\"return\""));
}

TEST(CallTime, StepsAreTimesInAnyUnit) {
  for (const char* step : {"100ms", "T#100ms", "LT#100ms", "0.1s", "100000us", "t#0.1S"}) {
    EXPECT_TRUE(says(delay({"--times", "2", "--step", step, "--json"}), "\"ms\":100,")) << step;
  }
  EXPECT_TRUE(says(delay({"--times", "2", "--step", "1ns", "--json"}), "\"ms\":1e-06,"));
  for (const char* step : {"0ms", "-5ms", "100", "fast", "", "100ms; x := 1"}) {
    const Ended ended = delay({"--times", "2", "--step", step});
    if (*step == '\0') continue;  // as if it were not there
    EXPECT_EQ(ended.code, 2) << step;
    EXPECT_TRUE(says(ended, "write 100ms, 2s or 1m30s")) << ended.said;
  }
}

TEST(CallTime, AnEndlessLoopStopsUnderAStandingClockToo) {
  const Ended ended =
      s7mqtt({"call", sample("delay.scl"), "--block", "Spin", "--compiler", "tcc", "--step", "1s"});
  EXPECT_EQ(ended.code, 3) << ended.said;
  EXPECT_TRUE(says(ended, "delay.scl:29")) << ended.said;
}

TEST(CallTime, WrongLaterValuesAreRefusedBeforeTheFirstCall) {
  struct Case {
    const char* at;
    int code;
    const char* says;
  };
  for (const Case& one :
       {Case{"go=TRUE", 2, "CALL:PATH=VALUE, as in 6:go=TRUE"}, Case{"0:go=TRUE", 2, "CALL:PATH=VALUE"},
        Case{"-1:go=TRUE", 2, "CALL:PATH=VALUE"}, Case{"2:go", 2, "6:go=TRUE"},
        Case{"3:go=TRUE", 2, "there is no call 3, --times is 2"},
        Case{"2:went=TRUE", 1, "no parameter 'went'"},
        Case{"2:go=maybe", 1, "maybe is no value of type Bool"}}) {
    const Ended ended = delay({"--times", "2", "--at", one.at});
    EXPECT_EQ(ended.code, one.code) << one.at;
    EXPECT_TRUE(says(ended, one.says)) << ended.said;
    EXPECT_FALSE(says(ended, "edges = ")) << ended.said;
  }
}

}  // namespace
}  // namespace cli_test
