// The sources a user imports, taken in one go.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

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
