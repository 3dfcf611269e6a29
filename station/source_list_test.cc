#include "station/source_list.h"

#include <gtest/gtest.h>

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

TEST(SourceList, AListThatContainsItselfEnds) {
  EXPECT_EQ(failureOf("circle.txt"), "circle.txt:1:1: error: lists stand more than 8 deep in each other");
}

}  // namespace
}  // namespace station
