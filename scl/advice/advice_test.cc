// Runs the samples of testdata/advice; those named s7_1200_* are meant for an S7-1200.

#include "scl/advice/advice.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "scl/advice/conversions.h"
#include "scl/library/reserved_names.h"
#include "scl/testing/expected_faults.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

namespace fs = std::filesystem;

class AdviceSamples : public testing::TestWithParam<fs::path> {};

TEST_P(AdviceSamples, BringTheWarningsOnTheirLinesAndNoOther) {
  const std::string name = GetParam().filename().string();
  const TargetCpu cpu = name.starts_with("s7_1200") ? TargetCpu::S7_1200 : TargetCpu::S7_1500;
  const std::string text = sampleText(GetParam());
  Diagnostics diagnostics;
  std::vector<Unit> units, system;
  units.push_back(parse(text, name, Dialect::Tia, diagnostics));
  system.push_back(
      parse(sampleText(fs::path(TESTDATA) / "testdata/system.scl"), "system.scl", Dialect::Tia, diagnostics));
  const Program program = check(std::move(units), std::move(system), Dialect::Tia, diagnostics);
  ASSERT_FALSE(diagnostics.hasErrors()) << toText(diagnostics.list().front());
  advise(program, cpu, diagnostics);
  EXPECT_EQ(faultDifference(text, diagnostics), "");
}

INSTANTIATE_TEST_SUITE_P(Advice, AdviceSamples,
                         testing::ValuesIn(samplesIn(fs::path(TESTDATA) / "testdata/advice")),
                         [](const auto& sample) { return sample.param.stem().string(); });

// A code that no sample brings would be an untested warning.
TEST(Advice, EachCodeHasASample) {
  std::string all;
  for (const fs::path& sample : samplesIn(fs::path(TESTDATA) / "testdata/advice")) all += sampleText(sample);
  for (int code :
       {300, 301, 310, 311, 312, 313, 314, 315, 320, 321, 322, 323, 324, 325, 326, 330, 331, 332}) {
    EXPECT_NE(all.find("// warning: SCL" + std::to_string(code)), std::string::npos) << code;
  }
}

TEST(Advice, ReservedNamesAreFoundInAnyCase) {
  EXPECT_EQ(reservedAs("Entry"), ReservedAs::Word);
  EXPECT_EQ(reservedAs("$asm"), ReservedAs::Nothing);  // no name of SCL anyway
  EXPECT_EQ(reservedAs("XOR"), ReservedAs::Word);
  EXPECT_EQ(reservedAs("a"), ReservedAs::Word);
  EXPECT_EQ(reservedAs("z"), ReservedAs::Word);
  EXPECT_EQ(reservedAs("Time_Of_Day"), ReservedAs::DataType);
  EXPECT_EQ(reservedAs("wstring"), ReservedAs::DataType);
  EXPECT_EQ(reservedAs("port"), ReservedAs::HardwareType);
  EXPECT_EQ(reservedAs("rtm"), ReservedAs::HardwareType);
  EXPECT_EQ(reservedAs("level"), ReservedAs::Nothing);
}

// Rows of the help's tables "Implicit conversions", column "With IEC check".
TEST(Advice, IecCheckPassesWhatTheHelpSays) {
  struct Row {
    const char* from;
    const char* passes;
    const char* refuses;
  };
  const Row rows[] = {
      {"Bool", "", "Byte Word Int Real"},
      {"Byte", "Word DWord LWord", "SInt USInt Int UInt DInt LInt Real Time Char"},
      {"Word", "DWord LWord", "Byte Int UInt DInt Date WChar"},
      {"SInt", "Int DInt LInt Real LReal", "Byte USInt UInt UDInt Char"},
      {"USInt", "Int UInt DInt UDInt LInt ULInt Real LReal", "Byte SInt Char"},
      {"Int", "DInt LInt Real LReal", "Word UInt UDInt SInt Date"},
      {"UInt", "DInt UDInt LInt ULInt Real LReal", "Word Int"},
      {"DInt", "LInt LReal", "Real DWord UDInt Time Int"},
      {"UDInt", "LInt ULInt LReal", "Real DInt Time"},
      {"LInt", "", "LReal Real ULInt LWord"},
      {"Real", "LReal", "DInt DWord"},
      {"LReal", "", "Real LInt"},
      {"Char", "String", "Byte Int WChar"},
      {"Time", "LTime", "DInt DWord UDInt Time_Of_Day"},
      {"Time_Of_Day", "LTime_Of_Day", "DInt Time"},
      {"Date_And_Time", "LDT DTL", "Date"},
      {"LDT", "DTL", "Date_And_Time LInt"},
      {"DTL", "LDT", "Date_And_Time"},
      {"Date", "", "Int UInt Word LDT"},
  };
  Type text;
  text.kind = TypeKind::String;
  const auto typeNamed = [&](const std::string& name) {
    const Type* type = name == "String" ? &text : findElementaryType(name);
    EXPECT_NE(type, nullptr) << name;
    return type;
  };
  for (const Row& row : rows) {
    for (bool expected : {true, false}) {
      std::istringstream names(expected ? row.passes : row.refuses);
      for (std::string name; names >> name;) {
        EXPECT_EQ(passesIecCheck(*typeNamed(row.from), *typeNamed(name)), expected)
            << row.from << " to " << name;
      }
    }
  }
}

}  // namespace
}  // namespace scl
