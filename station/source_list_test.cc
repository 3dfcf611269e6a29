#include "station/source_list.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace station {
namespace {

const std::string LISTS = TESTDATA "/testdata/lists/";
const std::string COUNTER = TESTDATA "/testdata/counter.scl";

std::string failureOf(const std::string& list) {
  auto files = readSourceList(LISTS + list);
  return files ? "" : files.failure().substr(LISTS.size());
}

TEST(SourceList, AListInAListStandsForItsFiles) {
  auto files = readSourceList(LISTS + "outer.txt");
  ASSERT_TRUE(files) << files.failure();
  EXPECT_EQ(*files, (std::vector<std::string>{COUNTER, COUNTER}));
}

TEST(SourceList, AMissingFileNamesListLineAndColumn) {
  EXPECT_TRUE(failureOf("gap.txt").starts_with(
      "gap.txt:2:3: error: there is no source file 'missing.scl' (looked for "))
      << failureOf("gap.txt");
}

TEST(SourceList, AListThatIsNotThereIsNamed) {
  EXPECT_EQ(failureOf("none.txt"), "none.txt: error: the list of sources cannot be read");
}

// Each list names the next ten times: ten million lines, of which no list is too deep.
TEST(SourceList, ListsThatNameEachOtherOverAndOverEnd) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / fmt::format("lists-{}", ::getpid());
  std::filesystem::create_directory(folder);
  for (const std::string last : {"", "a.scl\n"}) {
    for (int number = 1; number <= LIST_DEPTH_MAX; ++number) {
      std::ofstream list(folder / fmt::format("{}.txt", number));
      for (int line = 0; line < 10; ++line)
        list << (number < LIST_DEPTH_MAX ? fmt::format("{}.txt\n", number + 1) : last);
    }
    std::ofstream(folder / "a.scl") << "";
    const auto files = readSourceList(folder / "1.txt");
    ASSERT_FALSE(files);
    EXPECT_TRUE(files.failure().ends_with("the lists name more than 10000 files")) << files.failure();
  }
  std::filesystem::remove_all(folder);
}

TEST(SourceList, AListThatContainsItselfEnds) {
  EXPECT_EQ(failureOf("circle.txt"), "circle.txt:1:1: error: lists stand more than 8 deep in each other");
}

}  // namespace
}  // namespace station
