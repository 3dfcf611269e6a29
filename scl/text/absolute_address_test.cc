// Absolute addresses as texts.

#include "scl/text/absolute_address.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace scl {
namespace {

/// "M W 2.0", "DB5 X 1.7 P": all that was read; "none".
std::string read(std::string_view text) {
  const std::optional<AbsoluteAddress> address = parseAbsoluteAddress(text);
  if (!address) return "none";
  const std::string number = address->dataBlock == 0 ? "" : std::to_string(address->dataBlock);
  return fmt::format("{}{} {} {}.{}{}", areaLetter(address->area), number, address->width, address->byte,
                     address->bit, address->peripheral ? " P" : "");
}

TEST(AbsoluteAddress, EveryAreaHasEveryWidth) {
  struct Area {
    std::string_view letter;
    std::string_view shown;
  };
  // E and A are the German mnemonics.
  for (const Area area : {Area{"I", "I"}, {"E", "I"}, {"Q", "Q"}, {"A", "Q"}, {"M", "M"}}) {
    EXPECT_EQ(read(fmt::format("%{}12.7", area.letter)), fmt::format("{} X 12.7", area.shown));
    for (const char width : {'B', 'W', 'D', 'L'}) {
      EXPECT_EQ(read(fmt::format("%{}{}12", area.letter, width)),
                fmt::format("{} {} 12.0", area.shown, width));
    }
  }
  EXPECT_EQ(read("%DB5.DBX12.7"), "DB5 X 12.7");
  EXPECT_EQ(read("%DBX12.7"), "DB X 12.7");
  for (const char width : {'B', 'W', 'D', 'L'}) {
    EXPECT_EQ(read(fmt::format("%DB65535.DB{}12", width)), fmt::format("DB65535 {} 12.0", width));
    EXPECT_EQ(read(fmt::format("%DB{}12", width)), fmt::format("DB {} 12.0", width));
  }
}

TEST(AbsoluteAddress, CaseAndPercentDoNotMatter) {
  EXPECT_EQ(read("mw2"), "M W 2.0");
  EXPECT_EQ(read("i0.0"), "I X 0.0");
  EXPECT_EQ(read("%db1.dbx0.1"), "DB1 X 0.1");
}

TEST(AbsoluteAddress, InputsAndOutputsHaveAPeripheralSide) {
  EXPECT_EQ(read("%I0.0:P"), "I X 0.0 P");
  EXPECT_EQ(read("%QW4:p"), "Q W 4.0 P");
  EXPECT_EQ(read("%M0.0:P"), "none");
  EXPECT_EQ(read("%DB1.DBX0.0:P"), "none");
}

TEST(AbsoluteAddress, TimersAndCountersAreNumbered) {
  EXPECT_EQ(read("%T5"), "T W 5.0");
  EXPECT_EQ(read("t0"), "T W 0.0");
  EXPECT_EQ(read("%C2047"), "C W 2047.0");
  EXPECT_EQ(read("%Z3"), "C W 3.0") << "in German";
  EXPECT_EQ(read("%T99999999999"), fmt::format("T W {}.0", INT32_MAX));
}

TEST(AbsoluteAddress, EverythingElseIsNone) {
  for (
      const std::string_view text :
      {"",         "%",          "%M",    "%M0",     "%M0.",      "%MX0.0",      "%MW",           "%MW2.0",
       "%MW-2",    "%IW0 ",      "%Z0.0", "%T",      "%T5.0",     "%T5:P",       "%TW5",          "%T-1",
       "%C",       "%CX5",       "%Z",    "%DB1",    "%DB1.DBX0", "%DB0.DBX0.0", "%DB65536.DBB0", "%DB1.DBQ0",
       "%DB1.MW0", "%DB.DBX0.0", "%DBX0", "%I0.0:Q", "%X3",       "MW2x"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

// A number that no CPU has is still an address, so that the fault names its area.
TEST(AbsoluteAddress, NumbersMayBeTooLarge) {
  EXPECT_EQ(read("%M99999999999999.0"), "M X 2147483647.0");
  EXPECT_EQ(read("%M0.8"), "M X 0.8");
}

TEST(AbsoluteAddress, ADataBlockMayBeNamedByItsNumber) {
  EXPECT_EQ(dataBlockNumber("DB5"), 5);
  EXPECT_EQ(dataBlockNumber("%db65535"), 65535);
  for (const std::string_view text : {"DB", "DB0", "DB65536", "DB5a", "DB5.", "FB5", "5"}) {
    EXPECT_EQ(dataBlockNumber(text), std::nullopt) << text;
  }
}

TEST(ClassicAddress, StandsWithoutASign) {
  struct Case {
    std::string_view text;
    std::string_view with;
  };
  for (const auto& [text, with] : {
           Case{"I0.0", "%I0.0"},
           {"q4.7", "%Q4.7"},
           {"M10.1", "%M10.1"},
           {"E1.2", "%E1.2"},
           {"A1.2", "%A1.2"},
           {"MB3", "%MB3"},
           {"MW2", "%MW2"},
           {"MD4", "%MD4"},
           {"PIW256", "%IW256:P"},
           {"PQB0", "%QB0:P"},
           {"PAD4", "%AD4:P"},
           {"DB5.DW4", "%DB5.DBW4"},
           {"DB5.DBW4", "%DB5.DBW4"},
           {"DB5.DB4", "%DB5.DBB4"},
           {"DB5.DBB4", "%DB5.DBB4"},
           {"DB5.DD4", "%DB5.DBD4"},
           {"DB5.D4.1", "%DB5.DBX4.1"},
           {"DB5.DX4.1", "%DB5.DBX4.1"},
           {"db5.dbx4.1", "%DB5.DBX4.1"},
       }) {
    for (const std::string_view behind : {"", ";", " + 1", ")", ".member"}) {
      EXPECT_EQ(classicAddressLength(std::string(text) + std::string(behind)), text.size()) << text << behind;
    }
    EXPECT_EQ(withPercent(text), with);
    EXPECT_TRUE(parseAbsoluteAddress(with)) << with;
  }
}

TEST(ClassicAddress, IsNoneIfTheNameGoesOnOrAPartIsMissing) {
  for (const std::string_view text :
       {"",       "I",     "M",     "MW",   "M0",  "I1",        "M0.",   "MW2a",   "MW2_",
        "MW2_1",  "M0.1a", "PM0.0", "PMW2", "DB5", "DB5.level", "DB5.D", "DB5.DW", "DB5.DX1",
        "DB.DW1", "Motor", "Imax",  "D5",   "T5",  "DBW4",      "ML8",   "IW"}) {
    EXPECT_EQ(classicAddressLength(text), 0u) << text;
  }
}

}  // namespace
}  // namespace scl
