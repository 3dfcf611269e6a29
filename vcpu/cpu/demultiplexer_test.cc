// DEMUX with values of all types, and each K.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/access/value.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

class Demultiplexer : public testing::TestWithParam<CompilerKind> {};

struct Value {
  const char* type;
  const char* value;
  const char* other;
};
constexpr Value VALUES[] = {
    {"Bool", "TRUE", "FALSE"},
    {"Byte", "16#12", "16#0"},
    {"Word", "16#1234", "16#0"},
    {"DWord", "16#12345678", "16#0"},
    {"LWord", "16#123456789ABCDEF0", "16#0"},
    {"SInt", "-5", "0"},
    {"Int", "-500", "0"},
    {"DInt", "-50000", "0"},
    {"LInt", "-5000000000", "0"},
    {"USInt", "5", "0"},
    {"UInt", "500", "0"},
    {"UDInt", "50000", "0"},
    {"ULInt", "5000000000", "0"},
    {"Real", "1.5", "0.0"},
    {"LReal", "2.5", "0.0"},
    {"Char", "'a'", "' '"},
    {"WChar", "WCHAR#'a'", "WCHAR#' '"},
    {"String[5]", "'abc'", "''"},
    {"WString[5]", "WSTRING#'abc'", "WSTRING#''"},
    {"Time", "T#1s", "T#0ms"},
    {"LTime", "LT#1s", "LT#0ns"},
    {"S5Time", "S5T#1s", "S5T#0ms"},
    {"Date", "D#2026-11-29", "D#1990-01-01"},
    {"Time_Of_Day", "TOD#12:30:00", "TOD#00:00:00"},
    {"LTime_Of_Day", "LTOD#12:30:00", "LTOD#00:00:00"},
    {"Date_And_Time", "DT#2026-11-29-12:30:00", "DT#1990-01-01-00:00:00"},
    {"LDT", "LDT#2026-11-29-12:30:00", "LDT#1970-01-01-00:00:00"},
    {"DTL", "DTL#2026-11-29-12:30:00", "DTL#1970-01-01-00:00:00"},
};

// Only the output of K changes, with another K OUTELSE and ENO.
TEST_P(Demultiplexer, GivesTheValueToOneOutput) {
  for (const Value& one : VALUES) {
    Station station(compiled(
        fmt::format("DATA_BLOCK \"D\" STRUCT k : Int; in : {0}; a : {0}; b : {0}; c : {0}; e : {0};\n"
                    "ok : Bool; outer : Bool; END_STRUCT; BEGIN END_DATA_BLOCK\n"
                    "ORGANIZATION_BLOCK \"Main\" BEGIN\n\"D\".in := {1};\n"
                    "\"D\".a := {2}; \"D\".b := {2}; \"D\".c := {2}; \"D\".e := {2};\n"
                    "ENO := TRUE;\n"
                    "DEMUX(K := \"D\".k, IN := \"D\".in, OUT0 => \"D\".a, OUT1 => \"D\".b, OUT2 => \"D\".c, "
                    "OUTELSE => \"D\".e);\n\"D\".outer := ENO;\nENO := TRUE;\n"
                    "DEMUX(\"D\".k, \"D\".in, \"D\".a, \"D\".b, \"D\".c, ENO => \"D\".ok);\n"
                    "\"D\".outer := \"D\".outer AND ENO;\nEND_ORGANIZATION_BLOCK\n",
                    one.type, one.value, one.other),
        GetParam()));
    station.cpu.start();
    for (const int k : {-32768, -1, 0, 1, 2, 3, 32767}) {
      ASSERT_TRUE(setValue(*station.cpu.find("D.k"), fmt::format("{}", k)));
      station.cpu.scanOnce();
      const std::string in = station.value("D.in");
      const auto given = [&](const char* path) { return station.value(path) == in; };
      const std::string what = fmt::format("{} {}", one.type, k);
      EXPECT_EQ(given("D.a"), k == 0) << what;
      EXPECT_EQ(given("D.b"), k == 1) << what;
      EXPECT_EQ(given("D.c"), k == 2) << what;
      const bool isFound = 0 <= k && k <= 2;
      EXPECT_EQ(given("D.e"), !isFound) << what;
      EXPECT_EQ(station.value("D.ok"), isFound ? "TRUE" : "FALSE") << what;
      EXPECT_EQ(station.value("D.outer"), isFound ? "TRUE" : "FALSE") << what;
    }
  }
}

TEST_P(Demultiplexer, EnDecidesWhetherItRuns) {
  Station station(compiled(
      "DATA_BLOCK \"D\" STRUCT en : Bool; n : Int; calls : Int; ok : Bool := TRUE; END_STRUCT; BEGIN "
      "END_DATA_BLOCK\n"
      "FUNCTION \"Five\" : Int BEGIN \"D\".calls += 1; #Five := 5; END_FUNCTION\n"
      "ORGANIZATION_BLOCK \"Main\" BEGIN\n"
      "DEMUX(EN := \"D\".en, K := 0, IN := \"Five\"(), OUT0 => \"D\".n, OUT1 => \"D\".n, ENO => \"D\".ok);\n"
      "END_ORGANIZATION_BLOCK\n",
      GetParam()));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("D.n") + station.value("D.calls") + station.value("D.ok"), "00FALSE");
  ASSERT_TRUE(setValue(*station.cpu.find("D.en"), "TRUE"));
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("D.n") + station.value("D.calls") + station.value("D.ok"), "51TRUE");
}

INSTANTIATE_TEST_SUITE_P(Compilers, Demultiplexer,
                         testing::Values(CompilerKind::System, CompilerKind::InProcess),
                         [](const auto& compiler) {
                           return compiler.param == CompilerKind::System ? "System" : "InProcess";
                         });

}  // namespace
}  // namespace vcpu
