#include "vcpu/system/card/data_log_definition.h"

#include <gtest/gtest.h>

namespace vcpu {
namespace {

const DataLogDefinition DEFINITION{1000, DataLogTimestamp::Utc, "Record,Date,UTC Time,level",
                                   "\"Plant\".record", "Real,String[10]"};

TEST(DataLogDefinition, ReadsWhatItWrites) {
  EXPECT_EQ(definitionIn(textOf(DEFINITION)), DEFINITION);
}

TEST(DataLogDefinition, IsWholeOrNone) {
  const std::string text = textOf(DEFINITION);
  for (size_t length = 0; length < text.size(); length++)
    EXPECT_FALSE(definitionIn(text.substr(0, length))) << length;
  EXPECT_FALSE(definitionIn(text + "x"));
  for (const auto& [from, to] :
       {std::pair("data log 1", "data log 2"), std::pair("records 1000", "records 0"),
        std::pair("records 1000", "records 10000000000"), std::pair("records 1000", "records 10a"),
        std::pair("records", "record"), std::pair("timestamp 1", "timestamp 3"),
        std::pair("timestamp 1", "timestamp -1")}) {
    std::string other = text;
    other.replace(other.find(from), std::string_view(from).size(), to);
    EXPECT_FALSE(definitionIn(other)) << to;
  }
}

TEST(DataLogDefinition, HasAnIdThatIsTheSameInEachRun) {
  EXPECT_EQ(dataLogId("Levels"), 0xE75B310A);
  EXPECT_NE(dataLogId("Levels"), dataLogId("levels"));
  EXPECT_EQ(dataLogOf(definitionFileOf("Levels")), "Levels");
  EXPECT_EQ(dataLogOf(csvFileOf("Levels")), std::nullopt);
}

}  // namespace
}  // namespace vcpu
