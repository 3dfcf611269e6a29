#include <gtest/gtest.h>

#include <memory>
#include <tuple>

#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

constexpr const char* PROGRAM = R"(
DATA_BLOCK "Recipes"
NON_RETAIN
STRUCT
  values : Array[0..3] of Int := [1, 2, 3, 4];
  flags : Array[0..9] of Bool;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Work"
STRUCT
  read : Bool;
  write : Bool;
  readOther : Bool;
  values : Array[0..3] of Int;
  few : Array[0..1] of Int;
  many : Array[0..5] of Int := [9, 9, 9, 9, 9, 9];
  retVal : Word;
  busy : Bool;
  otherRetVal : Word;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
VAR_TEMP
  local : Array[0..3] of Int;
END_VAR
BEGIN
  IF "Work".write THEN
    "Work".retVal := WRIT_DBL(REQ := TRUE, SRCBLK := "Work".values, BUSY => "Work".busy, DSTBLK => "Recipes".values);
  ELSIF "Work".read THEN
    "Work".retVal := READ_DBL(REQ := TRUE, SRCBLK := "Recipes".values, BUSY => "Work".busy, DSTBLK => "Work".values);
  END_IF;
  IF "Work".readOther THEN
    "Work".otherRetVal := READ_DBL(REQ := TRUE, SRCBLK := "Recipes".values, DSTBLK => "Work".PART);
  END_IF;
END_ORGANIZATION_BLOCK
)";

class LoadMemory : public testing::Test {
 protected:
  static std::string with(const std::string& part) {
    std::string text = PROGRAM;
    const std::string mark = "\"Work\".PART";
    return text.replace(text.find(mark), mark.size(), part);
  }

  void start(const std::string& part = "\"Work\".few") {
    station = std::make_unique<Station>(compiled(with(part)));
    station->cpu.start();
  }

  void set(const std::string& member, const std::string& value) {
    auto operand = station->cpu.find("\"Work\"." + member);
    ASSERT_TRUE(operand) << operand.failure();
    ASSERT_TRUE(setValue(*operand, value));
  }

  std::string called() {
    station->cpu.scanOnce();
    return station->value("\"Work\".retVal") + (station->value("\"Work\".busy") == "TRUE" ? " busy" : "");
  }

  std::unique_ptr<Station> station;
};

TEST_F(LoadMemory, IsReadInTwoCalls) {
  start();
  set("read", "TRUE");
  EXPECT_EQ(called(), "16#7001 busy");
  EXPECT_EQ(station->value("\"Work\".values"), "[0, 0, 0, 0]");
  EXPECT_EQ(called(), "16#0");
  EXPECT_EQ(station->value("\"Work\".values"), "[1, 2, 3, 4]");
  EXPECT_EQ(called(), "16#7001 busy") << "REQ is a level";
}

// Work memory keeps its values; from the next start on the new ones are the start values.
TEST_F(LoadMemory, IsWrittenForTheNextStart) {
  start();
  set("values[2]", "77");
  set("write", "TRUE");
  called();
  EXPECT_EQ(called(), "16#0");
  EXPECT_EQ(station->value("\"Recipes\".values"), "[1, 2, 3, 4]");
  station->cpu.start();
  EXPECT_EQ(station->value("\"Recipes\".values"), "[0, 0, 77, 0]");
  set("read", "TRUE");
  called();
  EXPECT_EQ(called(), "16#0");
  EXPECT_EQ(station->value("\"Work\".values[2]"), "77");
}

TEST_F(LoadMemory, SaysWhichAreaIsLonger) {
  for (const auto& [part, retVal, member, value] :
       {std::tuple("\"Work\".few", "16#82", "few", "[1, 2]"),
        std::tuple("\"Work\".many", "16#81", "many", "[1, 2, 3, 4, 9, 9]")}) {
    start(part);
    set("readOther", "TRUE");
    called();
    called();
    EXPECT_EQ(station->value("\"Work\".otherRetVal"), retVal);
    EXPECT_EQ(station->value(std::string("\"Work\".") + member), value);
  }
}

TEST_F(LoadMemory, HasOneJobAtATime) {
  start();
  set("read", "TRUE");
  set("readOther", "TRUE");
  EXPECT_EQ(called(), "16#7001 busy");
  EXPECT_EQ(station->value("\"Work\".otherRetVal"), "16#80C3");
  EXPECT_EQ(called(), "16#0");
  EXPECT_EQ(station->value("\"Work\".otherRetVal"), "16#7001");
}

TEST_F(LoadMemory, IsOfDataBlocksAndOfWholeBytes) {
  for (const char* part : {"#local", "\"Recipes\".flags"}) {
    start(part);
    set("readOther", "TRUE");
    called();
    EXPECT_EQ(station->value("\"Work\".otherRetVal"), "16#80B1") << part;
  }
}

}  // namespace
}  // namespace vcpu
