#include "station/station_file.h"

#include <gtest/gtest.h>

#include "station/sources.h"

namespace station {
namespace {

const std::filesystem::path FILE_NAME = TESTDATA "/testdata/station.toml";

std::string failureOf(std::string_view text) {
  auto file = parseStationFile(text, FILE_NAME);
  return file ? "" : file.failure().substr(std::string(TESTDATA "/testdata/").size());
}

TEST(StationFile, TellsNameCpuCycleSourcesAndStartValues) {
  auto file = parseStationFile(R"(
    name = "Pump station"
    cpu = "S7-1516"
    cycle_ms = 20
    sources = ["counter.scl"]
    [set]
    '"Config".port' = "1884"
  )",
                               FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->name, "Pump station");
  EXPECT_EQ(file->family, &vcpu::CpuFamily::S7_1500);
  EXPECT_EQ(file->cycleMs, 20);
  ASSERT_EQ(file->sources.size(), 1U);
  EXPECT_EQ(file->sources[0], TESTDATA "/testdata/counter.scl");
  ASSERT_EQ(file->startValues.size(), 1U);
  EXPECT_EQ(file->startValues[0].first, "\"Config\".port");
  EXPECT_EQ(file->startValues[0].second, "1884");
}

TEST(StationFile, OfTheTwoCycleTimesTheOneNotGivenFollowsTheOther) {
  struct Case {
    const char* given;
    int cycleMs;
    int watchdogMs;
  };
  for (const Case& one :
       {Case{"", 10, 150}, Case{"cycle_ms = 1000", 1000, 1000}, Case{"cycle_ms = 150", 150, 150},
        Case{"watchdog_ms = 9", 9, 9}, Case{"watchdog_ms = 9\ncycle_ms = 0", 0, 9}}) {
    const auto file = parseStationFile(std::string("sources = [\"counter.scl\"]\n") + one.given, FILE_NAME);
    ASSERT_TRUE(file) << one.given << ": " << file.failure();
    EXPECT_EQ(file->cycleMs, one.cycleMs) << one.given;
    EXPECT_EQ(file->watchdogMs, one.watchdogMs) << one.given;
  }
}

TEST(StationFile, TellsTheDialectOfItsSources) {
  auto tia = parseStationFile("sources = [\"counter.scl\"]\ndialect = \"tia\"", FILE_NAME);
  auto classic = parseStationFile("sources = [\"counter.scl\"]\ndialect = \"classic\"", FILE_NAME);
  auto named =
      parseStationFile("sources = [\"counter.scl\"]\ndialect = \"classic\"\ncpu = \"S7-1511\"", FILE_NAME);
  ASSERT_TRUE(tia && classic && named);
  EXPECT_EQ(tia->dialect, &scl::Dialect::Tia);
  EXPECT_EQ(tia->cpuName, "S7-1500");
  EXPECT_EQ(classic->dialect, &scl::Dialect::Classic);
  EXPECT_EQ(classic->cpuName, "S7-300");
  EXPECT_EQ(classic->family, &vcpu::CpuFamily::S7_300);
  EXPECT_EQ(classic->memory.areas.bitMemory, 2048);
  EXPECT_EQ(classic->memory.areas.timers, 256);
  EXPECT_EQ(named->family, &vcpu::CpuFamily::S7_1500);
}

TEST(StationFile, AnEntryThatEndsInTxtIsAListOfSources) {
  auto file = parseStationFile("sources = [\"lists/inner.txt\", \"counter.scl\"]", FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->sources,
            (std::vector<std::string>{TESTDATA "/testdata/counter.scl", TESTDATA "/testdata/counter.scl"}));
}

TEST(StationFile, AFaultInAListIsToldThere) {
  EXPECT_TRUE(failureOf("sources = [\"lists/gap.txt\"]")
                  .starts_with("lists/gap.txt:2:3: error: there is no source file"));
}

TEST(StationFile, SaysWhatTheCommunicationOfTheCpuDoes) {
  auto file = parseStationFile(R"(
    sources = ["counter.scl"]
    [[communication]]
    block = "TCON"
    jobs = [2, 5]
    calls = 20
    status = "16#80C4"
    [[communication]]
    block = "TRCV"
    empty = true
  )",
                               FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  ASSERT_EQ(file->communication.size(), 2u);
  const vcpu::CommunicationRule& tcon = file->communication[0];
  EXPECT_EQ(tcon.block, vcpu::CommunicationBlock::Tcon);
  EXPECT_EQ(tcon.firstJob, 2u);
  EXPECT_EQ(tcon.lastJob, 5u);
  EXPECT_EQ(tcon.calls, 20u);
  EXPECT_EQ(tcon.status, 0x80C4);
  const vcpu::CommunicationRule& trcv = file->communication[1];
  EXPECT_EQ(trcv.block, vcpu::CommunicationBlock::Trcv);
  EXPECT_EQ(trcv.calls, 0u);
  EXPECT_TRUE(trcv.empty);
}

TEST(StationFile, NumbersOfDataBlocksAndTheAreasOfTheCpu) {
  auto file = parseStationFile(
      "cpu = \"S7-1211C\"\nsources = [\"counter.scl\"]\n[db_numbers]\nRecipe = 7\n\"A b\" = 65535\n",
      FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->memory.areas.inputs, 1024);
  EXPECT_EQ(file->memory.areas.bitMemory, 4096);
  EXPECT_EQ(file->memory.areas.timers, 0);
  EXPECT_EQ(file->memory.areas.counters, 0);
  std::map<std::string, int32_t> numbers;
  for (const scl::DataBlockNumber& one : file->memory.dataBlockNumbers) numbers[one.name] = one.number;
  EXPECT_EQ(numbers, (std::map<std::string, int32_t>{{"Recipe", 7}, {"A b", 65535}}));
}

// What only the sources can tell is a fault of the check, at its place in the file.
TEST(StationFile, TheCardIsAFolderBesideTheFile) {
  const std::string sources = "sources = [\"counter.scl\"]\n";
  auto file = parseStationFile(sources, FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->cardFolder, "");
  file = parseStationFile(sources + "[card]\nfolder = \"card\"\n", FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->cardFolder, TESTDATA "/testdata/card");
  file = parseStationFile(sources + "[card]\nfolder = \"/var/card\"\n", FILE_NAME);
  ASSERT_TRUE(file) << file.failure();
  EXPECT_EQ(file->cardFolder, "/var/card");
}

TEST(StationFile, ACardWithoutAFolderIsRefused) {
  const std::string sources = "sources = [\"counter.scl\"]\n";
  const char* const folder = "the 'folder' of the card must be a path in quotes, as in \"card\"";
  const std::pair<const char*, std::string> cases[] = {
      {"card = 1", "station.toml:2:8: error: 'card' must be a table: [card] and below it folder = \"card\""},
      {"[card]", std::string("station.toml:2:1: error: ") + folder},
      {"[card]\nfolder = 1", std::string("station.toml:3:10: error: ") + folder},
      {"[card]\nfolder = \"\"", std::string("station.toml:3:10: error: ") + folder},
      {"[card]\nfolder = \"a\\u0000b\"", std::string("station.toml:3:10: error: ") + folder},
      {"[card]\nsize = 1", "station.toml:3:1: error: unknown key 'size'; a card has folder"}};
  for (const auto& [text, failure] : cases) EXPECT_EQ(failureOf(sources + text), failure);
}

TEST(StationFile, ANumberOfNoDataBlockOrOfTwoIsAFault) {
  struct Case {
    const char* numbers;
    const char* says;
  };
  for (const Case one :
       {Case{"Nothing = 7", "station.toml:3:1: error SCL102: there is no data block \"Nothing\""},
        {"PLANT = 7\nplant = 8", "station.toml:4:1: error SCL100: \"Plant\" has the number 7"},
        {"Plant = 7", ""}}) {
    auto file =
        parseStationFile(std::string("sources = [\"counter.scl\"]\n[db_numbers]\n") + one.numbers, FILE_NAME);
    ASSERT_TRUE(file) << file.failure();
    auto checked = checkSources(file->sources, scl::Dialect::Tia, file->memory);
    ASSERT_TRUE(checked) << checked.failure();
    std::string faults;
    for (const scl::Diagnostic& fault : checked->diagnostics.list()) faults += scl::toText(fault) + "\n";
    EXPECT_NE(faults.find(one.says), std::string::npos) << faults;
    EXPECT_EQ(faults.empty(), *one.says == '\0') << faults;
  }
}

TEST(StationFile, AFaultNamesItsPlaceAndTheRemedy) {
  struct Case {
    const char* text;
    const char* says;
  };
  const Case cases[] = {
      {"name = \"x\"\nsorces = []",
       "station.toml:2:1: error: unknown key 'sorces'; a station has name, cpu, dialect, sources"},
      {"name = \"x\"", "no 'sources': list the SCL files"},
      {"sources = []", "must be a list of at least one SCL file"},
      {"sources = [\"missing.scl\"]", "station.toml:1:12: error: there is no source file 'missing.scl'"},
      {"name = \"x\"\nsources = [\"counter.scl\",\n  \"missing.txt\"]",
       "station.toml:3:3: error: there is no source file 'missing.txt'"},
      {"sources = [1]", "a source must be a file name in quotes"},
      {"sources = [\"counter.scl\"]\ncpu = \"LOGO!\"",
       "station.toml:2:7: error: unknown cpu 'LOGO!'; write a CPU of"},
      {"sources = [\"counter.scl\"]\ncycle_ms = -1",
       "'cycle_ms' must be a whole number of milliseconds, 0..6000"},
      {"sources = [\"counter.scl\"]\nwatchdog_ms = 0",
       "'watchdog_ms' must be a whole number of milliseconds, 1..6000"},
      {"sources = [\"counter.scl\"]\ncycle_ms = \"10\"", "'cycle_ms' must be a whole number"},
      {"sources = [\"counter.scl\"]\ndialect = \"step7\"", "unknown dialect 'step7'"},
      {"sources = [\"counter.scl\"]\nwatchdog_ms = 150\ncycle_ms = 151",
       "station.toml:3:12: error: the shortest cycle is 151 ms and the longest 150 ms"},
      {"sources = [\"counter.scl\"]\ndb_numbers = 5", "'db_numbers' must be a table"},
      {"sources = [\"counter.scl\"]\n[db_numbers]\nA = 0",
       "station.toml:3:5: error: the number of A must be a whole number, 1..65535"},
      {"sources = [\"counter.scl\"]\n[db_numbers]\nA = \"7\"", "the number of A must be a whole number"},
      {"sources = [\"counter.scl\"]\n[set]\na = 5", "the value of a must be an SCL literal in quotes"},
      {"sources = [\"counter.scl\"]\nset = 5", "'set' must be a table"},
      {"sources = [\"counter.scl\"]\n[communication]", "'communication' must be a list of tables"},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TUSEND\"",
       "station.toml:3:9: error: 'block' must be \"TCON\""},
      {"sources = [\"counter.scl\"]\n[[communication]]\ncalls = 1", "'block' must be \"TCON\""},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TCON\"\ncall = 1",
       "unknown key 'call'; [[communication]] has block, jobs"},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TCON\"\njobs = [5, 2]",
       "'jobs' must be the first job and the last one"},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TCON\"\ncalls = -1",
       "'calls' must be a whole number"},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TCON\"\nstatus = \"80C4\"",
       "'status' must be a STATUS of an error"},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TCON\"\nstatus = \"16#7002\"",
       "'status' must be a STATUS of an error"},
      {"sources = [\"counter.scl\"]\n[[communication]]\nblock = \"TCON\"\nempty = true",
       "'empty' must be true or false, and true only"},
      {"name = ", "station.toml:1:"},
  };
  for (const Case& one : cases) {
    EXPECT_NE(failureOf(one.text).find(one.says), std::string::npos) << one.text << "\n"
                                                                     << failureOf(one.text);
  }
}

TEST(StationFile, AMissingFileIsNamed) {
  auto file = readStationFile("/nowhere/station.toml");
  ASSERT_FALSE(file);
  EXPECT_NE(file.failure().find("/nowhere/station.toml"), std::string::npos);
}

// The operating system would read the file whose name ends before the zero.
TEST(StationFile, ASourceWhoseNameHasAZeroByteIsNoFile) {
  for (const std::string ending : {"x", ".txt", ".csv", ""}) {
    const std::string failure = failureOf("sources = [\"counter.scl\\u0000" + ending + "\"]");
    EXPECT_TRUE(failure.starts_with("station.toml:1:12: error: there is no source file")) << failure;
  }
}

TEST(StationFile, ATableWithoutANameIsRefused) {
  for (const char* head : {"[", "[ ", "[=", "[ = 1", "[]", "[[=", "[.", "[\n"})
    EXPECT_TRUE(failureOf(head).starts_with("station.toml:1:")) << head;
}

TEST(StationFile, ALetterBehindAKeyIsRefused) {
  for (const char* text : {"a ç", "a.e \u00ff", "a \u00a0", "a \u2029", "a \u3001", "\u00e7", "a = \u00e7"})
    EXPECT_TRUE(failureOf(text).starts_with("station.toml:1:")) << text;
}

TEST(StationFile, AKeyOfTooManyPartsIsRefused) {
  std::string key = "a";
  for (int i = 0; i < 1000; ++i) key += ".a";
  EXPECT_TRUE(failureOf(key + " = 1").starts_with("station.toml:1:1: error: unknown key 'a'"))
      << failureOf(key + " = 1");
  for (int i = 0; i < 300'000; ++i) key += ".a";
  for (const std::string& line : {key + " = 1", "[" + key + "]", "x = {" + key + " = 1}"})
    EXPECT_TRUE(
        failureOf("name = \"x\"\n" + line).starts_with("station.toml:2:1: error: more than 1000 points"))
        << line.substr(0, 9);
}

}  // namespace
}  // namespace station
