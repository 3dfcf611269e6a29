// The sources a user imports, taken in one go.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "scl/advice/walk.h"
#include "scl/library/reserved_names.h"
#include "tests/plc/library.h"

namespace plc_test {
namespace {

const std::string PUMP_STATION = PROJECT_ROOT "/examples/pump-station/station.toml";

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
  for (const char* folder : {"/plc/generated", "/plc/shells/s7-1500"}) {
    for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT + std::string(folder))) {
      const std::string extension = entry.path().extension();
      if (extension == ".scl" || extension == ".udt" || extension == ".db") ++sources;
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
  EXPECT_EQ(adviceOn({import + "Mqtt-S7-1500.scl", import + "Start.scl", import + "Main.scl"},
                     scl::TargetCpu::S7_1200),
            "");
  EXPECT_EQ(adviceOn(stationFiles(PUMP_STATION), scl::TargetCpu::S7_1200), "");
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
  std::vector<std::string> files = stationFiles(PUMP_STATION);
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/plc/import")) {
    files.push_back(entry.path());
  }
  for (const std::string& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) {
      return c == '\n' || (c >= ' ' && c <= '~');
    })) << file;
  }
}

}  // namespace
}  // namespace plc_test
