#include <gtest/gtest.h>

#include "scl/library/system_names.h"

namespace scl {
namespace {

TEST(UnsupportedInstruction, SaysWhatIsLacking) {
  const std::pair<const char*, const char*> cases[] = {
      {"CREATE_DB",
       "\"CREATE_DB\" belongs to TIA Portal and is not supported, as the data blocks of the virtual CPU are "
       "those "
       "of the program: add a source that declares this name and stands in for it"},
      {"datalogtypedopen",
       "\"DataLogTypedOpen\" belongs to TIA Portal and is not supported, as only those without a type are: "
       "DataLogCreate, DataLogOpen: add a source that declares this name and stands in for it"},
      {"MC_Power",
       "\"MC_Power\" belongs to TIA Portal and is not supported, as the virtual CPU has no technology "
       "objects: add "
       "a source that declares this name and stands in for it"},
      {"LEAD_LAG",
       "\"LEAD_LAG\" belongs to TIA Portal and is not supported: add a source that declares this name and "
       "stands "
       "in "
       "for it"}};
  for (const auto& [name, sentence] : cases) EXPECT_EQ(unsupportedInstruction(name), sentence);
}

TEST(UnsupportedInstruction, IsNoneOfThoseThatAreThere) {
  for (const char* name :
       {"TSEND_C", "GET_ERROR", "READ_DBL", "SCALE", "GetBlockName", "S_ODT", "S_CU", "TIMER", "Pump", ""}) {
    EXPECT_EQ(unsupportedInstruction(name), "") << name;
  }
}

}  // namespace
}  // namespace scl
