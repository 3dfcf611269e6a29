#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

TEST(Check, ACleanFileSaysNothing) {
  Ended ended = s7mqtt({"check", sample("half.scl")});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.said, "");
}

TEST(Check, EveryFaultHasItsLine) {
  Ended ended = s7mqtt({"check", sample("broken.scl")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "broken.scl:8:15: error SCL020: expected THEN")) << ended.said;
  EXPECT_TRUE(says(ended, "broken.scl:11:11: error SCL")) << ended.said;  // #wohle
  EXPECT_TRUE(says(ended, "whole")) << ended.said;                        // ... did you mean
  EXPECT_TRUE(says(ended, "broken.scl:12:11: error SCL")) << ended.said;  // a text for an Int
}

TEST(Check, WhatSpeaksAgainstAnImportIsAWarningAndEndsWellAnyhow) {
  Ended ended = s7mqtt({"check", sample("risky.scl")});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(says(ended, "risky.scl:9:12: warning SCL323: with IEC check")) << ended.said;
  EXPECT_FALSE(says(ended, "LInt")) << ended.said;

  ended = s7mqtt({"check", "--cpu", "S7-1200", sample("risky.scl")});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(says(ended, "risky.scl:6:7: warning SCL330: an S7-1200 has no LInt")) << ended.said;
  EXPECT_EQ(s7mqtt({"check", "--cpu", "LOGO!", sample("risky.scl")}).code, 2);
}

TEST(Check, AFileThatIsNotThereIsNamed) {
  Ended ended = s7mqtt({"check", "no-such-file.scl"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "no-such-file.scl: error: there is no such file")) << ended.said;
}

// A type in a folder below, a data block of it, and a block that uses both: none is complete without the
// others.
TEST(Check, AFolderStandsForAllItsSources) {
  Ended ended = s7mqtt({"check", sample("plant")});
  EXPECT_EQ(ended.code, 0) << ended.said;
  EXPECT_EQ(ended.said, "");

  ended = s7mqtt({"check", sample("plant/level.scl")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "there is no type \"Tank\"")) << ended.said;
}

// The folder holds a tag table, a CSV that is none, and a station.toml with the number of a data block.
TEST(Check, PlcTagsComeFromATableBesideTheSources) {
  Ended ended = s7mqtt({"check", sample("tagged")});
  EXPECT_EQ(ended.code, 0) << ended.said;

  ended = s7mqtt({"check", sample("tagged/main.scl"), sample("tagged/tags.csv")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "main.scl:20:3: error SCL109: no data block has the number 7")) << ended.said;

  ended = s7mqtt({"check", sample("tagged/main.scl")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "PLC tags and user constants come from a tag table")) << ended.said;

  ended = s7mqtt({"check", sample("tagged/measured.csv")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "measured.csv:1:1: error SCL033")) << ended.said;
}

// An S7-1200 has 1024 bytes of inputs.
TEST(Check, AddressesLieInTheAreasOfTheCpu) {
  const tests::Folder folder;
  std::ofstream(folder / "a.csv") << "Last,Bool,%I1023.7\nNext,Bool,%I1024.0\n";
  EXPECT_EQ(s7mqtt({"check", folder / "a.csv"}).code, 0);
  const Ended ended = s7mqtt({"check", "--cpu", "S7-1200", folder / "a.csv"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "a.csv:2:1: error SCL108")) << ended.said;
}

TEST(Check, AnS71200HasNoS5TimersAndCounters) {
  const tests::Folder folder;
  std::ofstream(folder / "a.scl") << "FUNCTION \"A\" : Void\nVAR_INPUT\n  n : Int;\nEND_VAR\nVAR_TEMP\n"
                                     "  left : S5Time;\n  count : Word;\nEND_VAR\nBEGIN\n"
                                     "  #left := S_ODT(T_NO := %T5, S := TRUE, TV := S5T#1s);\n"
                                     "  #left := S_ODT(T_NO := #n, S := TRUE, TV := S5T#1s);\n"
                                     "  #count := S_CU(C_NO := #n, CU := TRUE);\nEND_FUNCTION\n";
  std::ofstream(folder / "b.csv") << "Delay,Timer,%T0\n";
  EXPECT_EQ(s7mqtt({"check", folder / "a.scl", folder / "b.csv"}).code, 0);
  const Ended ended = s7mqtt({"check", "--cpu", "S7-1200", folder / "a.scl", folder / "b.csv"});
  EXPECT_EQ(ended.code, 1);
  for (const char* fault : {"a.scl:10:26: error SCL108: %T5: this CPU has no S5 timers, an S7-1200 has none: "
                            "use an instance of TON",
                            "a.scl:11:26: error SCL029: this CPU has no S5 timers",
                            "a.scl:12:26: error SCL029: this CPU has no S5 counters",
                            "b.csv:1:1: error SCL108: %T0: this CPU has no S5 timers"})
    EXPECT_TRUE(says(ended, fault)) << ended.said;
}

TEST(Check, AFileInAFolderIsCheckedOnceThoughItIsNamedToo) {
  const Ended ended = s7mqtt({"check", sample("plant/level.scl"), sample("plant"), sample("plant/../plant")});
  EXPECT_EQ(ended.code, 0) << ended.said;
}

TEST(Check, AFolderWithoutSourcesIsNamed) {
  Ended ended = s7mqtt({"check", sample("empty")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "empty: error: this folder holds no SCL source (.scl, .udt, .db, .awl)"))
      << ended.said;
}

TEST(Check, WrongUseHasItsOwnCode) {
  EXPECT_EQ(s7mqtt({}).code, 2);
  EXPECT_EQ(s7mqtt({"check"}).code, 2);
  EXPECT_EQ(s7mqtt({"check", "--dialect", "pascal", sample("half.scl")}).code, 2);
  EXPECT_EQ(s7mqtt({"check", "--dialect", "TIA", sample("half.scl")}).code, 0);
  EXPECT_EQ(s7mqtt({"chek"}).code, 2);
}

TEST(Check, HelpShowsAnExample) {
  for (const char* command : {"run", "check", "call"}) {
    Ended ended = s7mqtt({command, "--help"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_TRUE(says(ended, std::string("\n  s7mqtt ") + command + " ")) << ended.said;
  }
}

}  // namespace
}  // namespace cli_test
