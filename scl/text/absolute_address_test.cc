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

TEST(AbsoluteAddress, EverythingElseIsNone) {
  for (const std::string_view text :
       {"",           "%",         "%M",          "%M0",           "%M0.",      "%MX0.0",
        "%MW",        "%MW2.0",    "%MW-2",       "%IW0 ",         "%Z0.0",     "%T5",
        "%DB1",       "%DB1.DBX0", "%DB0.DBX0.0", "%DB65536.DBB0", "%DB1.DBQ0", "%DB1.MW0",
        "%DB.DBX0.0", "%DBX0",     "%I0.0:Q",     "%X3",           "MW2x"}) {
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

}  // namespace
}  // namespace scl
