#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "scl/scl.h"

namespace scl {
namespace {

std::string contentOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

std::string faultsOf(std::string_view text) {
  Diagnostics diagnostics;
  parse(text, "a.scl", Dialect::Tia, diagnostics);
  std::string faults;
  for (const Diagnostic& diagnostic : diagnostics.list()) faults += toText(diagnostic) + "\n";
  return faults;
}

// Every SCL source of this repository is one that TIA would take.
TEST(Parse, TakesEverySourceOfTheRepository) {
  int count = 0;
  for (const char* folder : {"examples", "plc"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(PROJECT_ROOT "/") + folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".scl" && extension != ".udt" && extension != ".db") continue;
      ++count;
      EXPECT_EQ(faultsOf(contentOf(entry.path())), "") << entry.path();
    }
  }
  EXPECT_GT(count, 20);
}

}  // namespace
}  // namespace scl
