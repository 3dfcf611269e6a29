// Operands of classic SCL with an index, or behind the name of a data block, as texts.

#include "scl/text/indexed_address.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace scl {
namespace {

std::string shown(const std::optional<AbsoluteAddress>& address) {
  if (!address) return "none";
  return fmt::format("{} {}{}", areaLetter(address->area), address->width, address->peripheral ? " P" : "");
}

TEST(IndexedAddress, EveryAreaHasEveryWidth) {
  for (const auto& [letter, area] : {std::pair("I", "I"), {"E", "I"}, {"Q", "Q"}, {"A", "Q"}, {"M", "M"}}) {
    EXPECT_EQ(shown(parseIndexedArea(letter)), fmt::format("{} X", area));
    for (const char width : {'X', 'B', 'W', 'D'}) {
      const std::string text = fmt::format("{}{}", letter, width);
      EXPECT_EQ(shown(parseIndexedArea(text)), fmt::format("{} {}", area, width));
      EXPECT_EQ(shown(parseIndexedArea("%" + text)), fmt::format("{} {}", area, width));
      const bool isMemory = *letter == 'M';
      EXPECT_EQ(shown(parseIndexedArea("p" + text)), isMemory ? "none" : fmt::format("{} {} P", area, width));
    }
  }
  EXPECT_EQ(shown(parseIndexedPlace("D")), "DB X");
  for (const char width : {'X', 'B', 'W', 'D'}) {
    EXPECT_EQ(shown(parseIndexedPlace(fmt::format("D{}", width))), fmt::format("DB {}", width));
    EXPECT_EQ(shown(parseIndexedPlace(fmt::format("db{}", width))), fmt::format("DB {}", width));
  }
}

TEST(IndexedAddress, EverythingElseIsNone) {
  for (const std::string_view text :
       {"", "%", "P", "MW2", "ML", "MWW", "DB", "DW", "DBW", "T", "C", "X", "PM", "MXX", "Motor"})
    EXPECT_EQ(shown(parseIndexedArea(text)), "none") << text;
  for (const std::string_view text : {"", "W", "DL", "DW2", "DBX0", "DWW", "DBBB", "MW", "Delay"})
    EXPECT_EQ(shown(parseIndexedPlace(text)), "none") << text;
}

TEST(IndexedAddress, APlaceInADataBlockIsWrittenWithPercent) {
  for (const auto& [text, with] : {std::pair("DW4", "%DBW4"),
                                   {"dbw4", "%DBW4"},
                                   {"DB4", "%DBB4"},
                                   {"DD4", "%DBD4"},
                                   {"DX4.1", "%DBX4.1"},
                                   {"D4.1", "%DBX4.1"},
                                   {"DBX4.1", "%DBX4.1"}}) {
    EXPECT_EQ(placeWithPercent(text), with);
  }
  for (const std::string_view text : {"", "D", "DW", "DX4", "DW4.1.2", "DW4a", "level", "MW4", "DL4", "DW4 "})
    EXPECT_EQ(placeWithPercent(text), "") << text;
}

}  // namespace
}  // namespace scl
