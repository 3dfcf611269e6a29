// The table of the subset, its samples and its document say the same.

#include "translator/subset.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "translator/testing/samples.h"
#include "translator/testing/subset_document.h"

namespace translator {
namespace {

TEST(Subset, EveryRefusalHasALineThatMeetsIt) {
  std::set<std::string> met;
  for (const ExpectedRefusal& refusal : expectedRefusals()) met.insert(refusal.code);
  for (const RefusedRow& row : refusedRows()) {
    EXPECT_TRUE(met.contains(fmt::format("SUB{:03}", codeOf(row.rule)))) << row.construct;
  }
}

TEST(Subset, EveryAcceptedConstructHasItsPairAndEveryPairItsConstruct) {
  std::set<std::string> named;
  for (const AcceptedRow& row : acceptedRows()) named.insert(std::string(row.sample) + ".cc");
  const std::vector<std::string> pairs = samplesIn("", ".cc");
  EXPECT_EQ(named, std::set<std::string>(pairs.begin(), pairs.end()));
}

TEST(Subset, CodesAreTold) {
  std::set<int> codes;
  for (const RefusedRow& row : refusedRows()) {
    EXPECT_TRUE(codes.insert(codeOf(row.rule)).second) << row.construct;
    EXPECT_FALSE(row.remedy.empty()) << row.construct;
  }
}

TEST(Subset, TheDocumentShowsTheTable) {
  const std::filesystem::path path = std::filesystem::path(PROJECT_ROOT) / "docs/subset.md";
  if (rewrites()) rewrite(path, subsetDocument());
  EXPECT_EQ(contentsOf(path), subsetDocument()) << "cmake --build build --target rewrite-pairs";
}

}  // namespace
}  // namespace translator
