#include "scl/text/diagnostic.h"

#include <gtest/gtest.h>

#include "scl/text/diagnostic_code.h"
#include "scl/text/diagnostic_title.h"

namespace scl {
namespace {

TEST(Diagnostic, NamesFilePlaceSeverityAndCode) {
  EXPECT_EQ(toText({Severity::Error, 12, "a/Pump.scl", {7, 3}, "no."}), "a/Pump.scl:7:3: error SCL012: no.");
  EXPECT_EQ(toText({Severity::Warning, 201, "b.scl", {1, 1}, "well."}), "b.scl:1:1: warning SCL201: well.");
}

TEST(Diagnostics, KeepsTheFirstErrorOfALocation) {
  Diagnostics diagnostics;
  diagnostics.error(20, "a", {1, 2}, "first");
  diagnostics.error(24, "a", {1, 2}, "second");
  diagnostics.error(20, "b", {1, 2}, "other file");
  ASSERT_EQ(diagnostics.list().size(), 2u);
  EXPECT_EQ(diagnostics.list()[0].sentence, "first");
  EXPECT_EQ(diagnostics.errorCount(), 2);
}

// A warning must not hide that the source is wrong.
TEST(Diagnostics, AnErrorCountsEvenWhereAWarningStands) {
  Diagnostics diagnostics;
  diagnostics.warning(201, "a", {1, 2}, "narrow");
  EXPECT_FALSE(diagnostics.hasErrors());
  diagnostics.error(20, "a", {1, 2}, "wrong");
  diagnostics.warning(202, "a", {1, 2}, "late");
  EXPECT_TRUE(diagnostics.hasErrors());
  EXPECT_EQ(diagnostics.list().size(), 2u);
}

TEST(Diagnostics, AnErrorInTheTextExplainsWhatFollowsOnTheLine) {
  Diagnostics diagnostics;
  diagnostics.error(UNEXPECTED, "a", {1, 2}, "wrong");
  diagnostics.error(UNKNOWN_NAME, "a", {1, 9}, "follows");
  diagnostics.error(UNKNOWN_NAME, "a", {2, 9}, "another line");
  EXPECT_EQ(diagnostics.errorCount(), 2);
}

// Else what was left out with a warning would let wrong sources run.
TEST(Diagnostics, AWarningExplainsNoErrorOnItsLine) {
  for (int code : diagnosticCodes()) {
    Diagnostics diagnostics;
    diagnostics.warning(code, "a", {1, 2}, "left out");
    diagnostics.error(UNKNOWN_NAME, "a", {1, 9}, "wrong");
    EXPECT_TRUE(diagnostics.hasErrors()) << codeText(code);
  }
}

TEST(Diagnostics, AFaultOfAFileStandsForAllOthersThere) {
  Diagnostics diagnostics;
  diagnostics.error(20, "a", {1, 2}, "before");
  diagnostics.warning(201, "a", {1, 3}, "before");
  diagnostics.error(20, "b", {1, 2}, "other file");
  diagnostics.errorOfFile(31, "a", {2, 1}, "another dialect");
  diagnostics.errorOfFile(31, "a", {3, 1}, "again");
  diagnostics.error(22, "a", {4, 1}, "behind");
  diagnostics.warning(201, "a", {5, 1}, "behind");
  ASSERT_EQ(diagnostics.list().size(), 2u);
  EXPECT_EQ(diagnostics.list()[0].sentence, "other file");
  EXPECT_EQ(diagnostics.list()[1].sentence, "another dialect");
  EXPECT_EQ(diagnostics.errorCount(), 2);
}

TEST(Diagnostics, CountsWhatItNoLongerKeeps) {
  Diagnostics diagnostics;
  for (int line = 1; line <= Diagnostics::DIAGNOSTICS_MAX + 50; ++line)
    diagnostics.error(20, "a", {line, 1}, "x");
  EXPECT_EQ(diagnostics.list().size(), size_t{Diagnostics::DIAGNOSTICS_MAX});
  EXPECT_EQ(diagnostics.errorCount(), Diagnostics::DIAGNOSTICS_MAX + 50);
}

}  // namespace
}  // namespace scl
