// The table of the functions that belong to the language.

#include "scl/library/standard_signature.h"

#include <gtest/gtest.h>

namespace scl {
namespace {

// A second row of a name would never be found.
TEST(StandardSignatures, ANameHasOneRow) {
  for (const StandardSignature& row : standardSignatures()) {
    EXPECT_EQ(findStandardSignature(row.name), &row) << row.name;
  }
}

// ROUND_DINT names the type of the result, MAX_INT that of the arguments; BCD16_TO_INT is a row of its own.
TEST(StandardSignatures, ATypeMayStandBehindTheName) {
  EXPECT_EQ(findStandardSignature("round_dint"), findStandardSignature("ROUND"));
  EXPECT_EQ(findStandardSignature("MAX_INT"), findStandardSignature("MAX"));
  EXPECT_EQ(typeInName("SCALE_X_REAL"), TypeKind::Real);
  EXPECT_EQ(typeInName("MAX_LEN"), std::nullopt);
  EXPECT_EQ(typeInName("BCD16_TO_INT"), std::nullopt);
  EXPECT_EQ(typeInName("CONVERT_INT"), std::nullopt);
  EXPECT_EQ(findStandardSignature("ROUND_NOTHING"), nullptr);
  EXPECT_EQ(findStandardSignature("INT_TO_DINT"), nullptr);
}

}  // namespace
}  // namespace scl
