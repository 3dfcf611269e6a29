// The sources a user imports, taken in one go.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "scl/advice/cpu.h"
#include "scl/advice/walk.h"
#include "scl/library/reserved_names.h"
#include "tests/plc/library.h"

namespace plc_test {
namespace {

const std::string PUMP_STATION = PROJECT_ROOT "/examples/pump-station/station.toml";
const std::string FERMENTER = PROJECT_ROOT "/examples/fermenter/station.toml";
const std::string FILLING_STATION = PROJECT_ROOT "/examples/filling-station/station.toml";
const std::string CALIBRATION = PROJECT_ROOT "/examples/cpu-calibration/station.toml";
const std::string TELEMETRY = PROJECT_ROOT "/examples/telemetry/station.toml";

std::string contentsOf(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool isSource(const std::filesystem::path& file) {
  return file.extension() == ".scl" || file.extension() == ".udt" || file.extension() == ".db";
}

/// Every source in plc and examples.
std::vector<std::string> shippedFiles() {
  std::vector<std::string> files;
  for (const char* folder : {"/plc", "/examples"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(PROJECT_ROOT + std::string(folder))) {
      if (isSource(entry.path())) files.push_back(entry.path());
    }
  }
  EXPECT_GT(files.size(), 90U);
  return files;
}

// TIA Portal generates blocks in the order of the list: no file may need a later one.
TEST(Sources, EachFileOfTheLibraryNeedsOnlyThoseBeforeIt) {
  std::vector<std::string> files;
  for (const std::string& file : libraryFiles()) {
    files.push_back(file);
    std::string complaints;
    checkFiles(files, complaints);
    ASSERT_EQ(complaints, "") << "up to " << file;
  }
}

TEST(Sources, TheLibraryIsListedWholly) {
  size_t sources = 0;
  for (const char* folder : {"/plc/generated/mqtt", "/plc/shells/s7-1500"}) {
    for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT + std::string(folder))) {
      if (isSource(entry.path())) ++sources;
    }
  }
  EXPECT_EQ(sources, libraryFiles().size());
}

TEST(Sources, ThePumpStationIsCleanAndTakesTheLibraryInItsOrder) {
  const std::vector<std::string> files = stationFiles(PUMP_STATION);
  const std::vector<std::string> library = libraryFiles();
  ASSERT_GE(files.size(), library.size());
  EXPECT_TRUE(std::equal(library.begin(), library.end(), files.begin()));
  std::string complaints;
  checkFiles(files, complaints);
  EXPECT_EQ(complaints, "");
}

TEST(Sources, NothingSpeaksAgainstAnImport) {
  const std::string import = PROJECT_ROOT "/plc/import/";
  for (const std::string& library : {LARGE_IMPORT, SMALL_IMPORT}) {
    for (const scl::TargetCpu cpu : {scl::TargetCpu::S7_1200, scl::TargetCpu::S7_1500}) {
      EXPECT_EQ(adviceOn({library, import + "Start.scl", import + "Main.scl"}, cpu), "");
    }
  }
  for (const scl::TargetCpu cpu : {scl::TargetCpu::S7_1200, scl::TargetCpu::S7_1500}) {
    EXPECT_EQ(adviceOn(libraryFiles(), cpu), "");
    EXPECT_EQ(adviceOn({TELECONTROL_IMPORT}, cpu), "");
    EXPECT_EQ(adviceOn({SMALL_TELECONTROL_IMPORT}, cpu), "");
    EXPECT_EQ(adviceOn(stationFiles(PUMP_STATION), cpu), "");
    EXPECT_EQ(adviceOn(stationFiles(FILLING_STATION), cpu), "");
    EXPECT_EQ(adviceOn(stationFiles(FERMENTER), cpu), "");
    EXPECT_EQ(adviceOn(stationFiles(CALIBRATION), cpu), "");
    EXPECT_EQ(adviceOn(stationFiles(TELEMETRY), cpu), "");
  }
}

// The README's figures for an S7-1200, which allows 16 levels below OB1.
TEST(Sources, TheReadmeTellsHowDeepTheBlocksNest) {
  std::string complaints;
  const auto program = checkFiles(libraryFiles(), complaints);
  ASSERT_NE(program, nullptr) << complaints;
  const auto heights = scl::heightsOf(*program);
  int most = 0;
  for (const auto& [block, height] : heights) {
    if (block->name == "MqttClient") most = height;
  }
  for (const auto& [block, height] : heights) EXPECT_LE(height, most) << block->name;

  const std::string readme = contentsOf(PROJECT_ROOT "/plc/README.md");
  const std::string levels = fmt::format("at most {} levels below it", scl::DEPTH_MAX_OF_CYCLE - most + 1);
  const std::string below = fmt::format("MqttClient needs up to {} more", most - 1);
  EXPECT_NE(readme.find(levels), std::string::npos) << levels;
  EXPECT_NE(readme.find(below), std::string::npos) << below;
}

int32_t sizeOf(const scl::Program& program, const std::string& name) {
  const scl::Block* block = program.findBlock(name);
  if (block != nullptr && block->instance != nullptr) return block->instance->size;
  return program.findType(name)->size;
}

// The README's table of sizes, in the layout of standard blocks: a column for each profile.
TEST(Sources, TheReadmeTellsHowLargeDataAre) {
  std::string complaints;
  const auto large = checkFiles({LARGE_IMPORT}, complaints);
  ASSERT_NE(large, nullptr) << complaints;
  const auto small = checkFiles({SMALL_IMPORT}, complaints);
  ASSERT_NE(small, nullptr) << complaints;
  const std::string readme = contentsOf(PROJECT_ROOT "/plc/README.md");
  std::vector<std::string> names = {"MqttClientData", "MqttConnectionSettings", "MqttMessage"};
  for (const auto& unit : large->units) {
    for (const auto& item : unit->items) {
      const auto* block = std::get_if<std::unique_ptr<scl::Block>>(&item);
      const bool isCalled = block != nullptr && (*block)->kind == scl::Block::Kind::FunctionBlock &&
                            !unit->system && !(*block)->name.starts_with("MqttX");
      if (isCalled) names.push_back((*block)->name);
    }
  }
  EXPECT_EQ(names.size(), 12u);
  for (const std::string& name : names) {
    const std::string row = fmt::format("| `{}` | {} | {} |", name, fmt::group_digits(sizeOf(*large, name)),
                                        fmt::group_digits(sizeOf(*small, name)));
    EXPECT_NE(readme.find(row), std::string::npos) << row;
  }
}

TEST(Sources, TheReadmeTellsHowLargeTelecontrolIs) {
  std::string complaints;
  const auto large = checkFiles({TELECONTROL_IMPORT}, complaints);
  ASSERT_NE(large, nullptr) << complaints;
  const auto small = checkFiles({SMALL_TELECONTROL_IMPORT}, complaints);
  ASSERT_NE(small, nullptr) << complaints;
  const std::string readme = contentsOf(PROJECT_ROOT "/plc/README.md");
  for (const std::string name :
       {"MqttClientData", "TeleStation", "TelePoint", "TeleEventStore", "TeleEventBlock", "TeleCommands",
        "TeleCommand", "TeleCommandJournal", "TeleCommandRecord", "TeleRecipe", "TeleRecipePhase",
        "MqttEvents", "MqttAlarm", "MqttCommands", "MqttCommand", "MqttRecipe", "MqttStationState",
        "MqttTemporary"}) {
    const std::string sizes = fmt::format("| {} | {} |", fmt::group_digits(sizeOf(*large, name)),
                                          fmt::group_digits(sizeOf(*small, name)));
    bool found = false;
    for (size_t row = readme.find(fmt::format("| `{}`", name)); row != std::string::npos && !found;
         row = readme.find(fmt::format("| `{}`", name), row + 1)) {
      found = readme.substr(row, readme.find('\n', row) - row).find(sizes) != std::string::npos;
    }
    EXPECT_TRUE(found) << name << " " << sizes;
  }
}

/// Bytes of a type in a block with optimized access, as far as Siemens' manuals say: a Bool takes a byte, all
/// else what it takes in a standard block, at an address that its size divides. An estimate.
int32_t optimizedSize(const scl::Type& type, int32_t& alignment) {
  int32_t own = 1;
  int32_t size = 0;
  if (type.kind == scl::TypeKind::Array) {
    size = optimizedSize(*type.element, own);
    for (const scl::Bounds& bounds : type.dimensions) size *= static_cast<int32_t>(bounds.count());
  } else if (!type.members.empty()) {
    for (const scl::Member& member : type.members) {
      int32_t one = 1;
      const int32_t bytes = optimizedSize(*member.type, one);
      size = (size + one - 1) / one * one + bytes;
      own = std::max(own, one);
    }
    size = (size + own - 1) / own * own;
  } else {
    size = std::max(type.size, 1);
    own = size <= 8 ? size : 2;
  }
  alignment = own;
  return size;
}

// A CPU 1212C keeps 10 KB over a power cut.
TEST(Sources, WhatSmallTelecontrolRemembersFitsRetentiveMemory) {
  constexpr int32_t RETENTIVE_BYTES = 10'240;
  std::string complaints;
  const auto small = checkFiles({SMALL_TELECONTROL_IMPORT}, complaints);
  ASSERT_NE(small, nullptr) << complaints;
  int32_t bytes = 0;
  for (const char* name : {"TeleEventStore", "TeleCommandJournal", "TeleRecipe"}) {
    int32_t alignment = 1;
    bytes += optimizedSize(*small->findType(name), alignment);
  }
  EXPECT_LT(bytes, RETENTIVE_BYTES);
}

TEST(Sources, TheDataOfASmallClientFitRetentiveMemory) {
  constexpr int32_t RETENTIVE_BYTES = 10'240;
  std::string complaints;
  const auto small = checkFiles({SMALL_IMPORT}, complaints);
  ASSERT_NE(small, nullptr) << complaints;
  EXPECT_LT(sizeOf(*small, "MqttClientData"), RETENTIVE_BYTES);
  int32_t alignment = 1;
  EXPECT_LT(optimizedSize(*small->findType("MqttClientData"), alignment), RETENTIVE_BYTES);
  EXPECT_GE(optimizedSize(*small->findType("MqttClientData"), alignment), sizeOf(*small, "MqttClientData"));
}

// Both profiles have the same blocks, so none may hold a number of one of them. 254 is also the length of a
// STRING.
TEST(Sources, NoShellHoldsALimitOfAProfile) {
  std::set<std::string> numbers;
  std::ifstream limits(PROJECT_ROOT "/core/limits_large.h");
  const std::regex limit(R"(constexpr int32_t \w+ = (\d+);)");
  std::smatch found;
  for (std::string line; std::getline(limits, line);) {
    if (std::regex_search(line, found, limit) && std::stoi(found[1]) > 16) numbers.insert(found[1]);
  }
  EXPECT_EQ(numbers.size(), 6U);
  const std::regex number(R"((?:^|[^#\w])(\d+)(?![#\w]))");
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/plc/shells/s7-1500")) {
    if (!isSource(entry.path())) continue;
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);) {
      for (std::sregex_iterator at(line.begin(), line.end(), number), end; at != end; ++at) {
        const bool ofString = (*at)[1] == "254" && entry.path().filename() == "MqttXStringFromUtf8.scl";
        EXPECT_TRUE(ofString || !numbers.contains((*at)[1])) << entry.path() << ": " << line;
      }
    }
  }
}

// Stricter than the warning: single letters count too.
TEST(Sources, NoNameOfTheLibraryIsAWordOfTiaPortal) {
  std::string reserved;
  int names = 0;
  const auto look = [&](const std::string& name, const std::string& file) {
    ++names;
    if (scl::reservedAs(name) != scl::ReservedAs::Nothing) reserved += file + ": " + name + "\n";
  };
  std::string complaints;
  const auto program = checkFiles(libraryFiles(), complaints);
  ASSERT_NE(program, nullptr) << complaints;
  for (const auto& unit : program->units) {
    if (unit->system) continue;
    for (const scl::Unit::Item& item : unit->items) {
      std::visit([&](const auto& declared) { look(declared->name, unit->file); }, item);
    }
    scl::forEachVariable(
        *unit, [&](const scl::Variable& variable, const scl::Owner&) { look(variable.name, unit->file); });
  }
  EXPECT_EQ(reserved, "");
  EXPECT_GT(names, 500);
}

// A byte order mark is then not needed, and no import can guess the encoding wrongly.
TEST(Sources, ArePlainAscii) {
  for (const std::string& file : shippedFiles()) {
    const std::string text = contentsOf(file);
    EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) {
      return c == '\n' || (c >= ' ' && c <= '~');
    })) << file;
  }
}

// TITLE: words and blanks, anything else in quotes. The comment of a data block: behind NON_RETAIN.
TEST(Sources, HeadersHaveAFormOfAnExport) {
  const std::regex title(R"(TITLE = ([A-Za-z0-9 ]+|"[^"]+"))");
  int titles = 0;
  for (const std::string& file : shippedFiles()) {
    std::ifstream stream(file);
    bool comment = false;
    for (std::string line; std::getline(stream, line);) {
      if (line.starts_with("DATA_BLOCK")) comment = false;
      if (line.starts_with("//")) comment = true;
      EXPECT_FALSE(comment && line == "NON_RETAIN") << file;
      if (!line.starts_with("TITLE")) continue;
      ++titles;
      EXPECT_TRUE(std::regex_match(line, title)) << file << ": " << line;
    }
  }
  EXPECT_GT(titles, 20);
}

TEST(Sources, TheStationOfTheBenchmarkIsClean) {
  std::string complaints;
  checkFiles(stationFiles(PROJECT_ROOT "/bench/publishers/station.toml"), complaints);
  EXPECT_EQ(complaints, "");
}

// What HMI and OPC UA see of a block is what it does not close to them.
TEST(Sources, ThePasswordAndTheInsideOfTheClientAreClosedToHmiAndOpcUa) {
  const std::regex closed(R"(^    \w+ \{ExternalAccessible := 'False'\} : )");
  const std::string shells = PROJECT_ROOT "/plc/shells/s7-1500/";
  int members = 0;
  const auto expectClosed = [&](const std::string& line) {
    ++members;
    EXPECT_TRUE(std::regex_search(line, closed)) << line;
  };
  std::ifstream settings(shells + "MqttConnectionSettings.udt");
  for (std::string line; std::getline(settings, line);) {
    if (line.starts_with("    password ")) expectClosed(line);
  }
  std::ifstream client(shells + "MqttClient.scl");
  bool isStatic = false;
  for (std::string line; std::getline(client, line);) {
    if (line.starts_with("  END_VAR")) isStatic = false;
    if (isStatic) expectClosed(line);
    if (line == "  VAR") isStatic = true;
  }
  EXPECT_GT(members, 8);
}

TEST(Sources, NoLineIsLongerThan100Columns) {
  for (const std::string& file : shippedFiles()) {
    std::ifstream stream(file);
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      EXPECT_LE(line.size(), 100U) << file << ":" << number;
    }
  }
}

}  // namespace
}  // namespace plc_test
