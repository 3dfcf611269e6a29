#include "core/text.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

bool wellFormed(std::string_view hexOctets) {
  Text text;
  setText(text, bytes(hexOctets));
  return isWellFormed(text);
}

// RFC 3629, section 4: first and last form of each row of the table, as far as these are characters.
TEST(Text, EveryRowOfTheTableIsWellFormedAtItsEnds) {
  for (std::string_view form : {"20", "7e", "c2 a0", "df bf", "e0 a0 80", "e0 bf bf", "e1 80 80", "ec bf bf",
                                "ed 80 80", "ed 9f bf", "ee 80 80", "ef bf bd", "f0 90 80 80", "f0 bf bf bd",
                                "f1 80 80 80", "f3 bf bf bd", "f4 80 80 80", "f4 8f bf bd", ""}) {
    EXPECT_TRUE(wellFormed(form)) << form;
  }
}

// 1.5.3: control characters and code points that are no characters, all of them.
TEST(Text, CharactersOnWhichAReceiverMayCloseAreMalformed) {
  for (int32_t point = 1; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    Octets form;
    if (point < 0x80) {
      form = {static_cast<uint8_t>(point)};
    } else {
      const int tails = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
      const int mark = tails == 1 ? 0xC0 : tails == 2 ? 0xE0 : 0xF0;
      form = {static_cast<uint8_t>(mark | point >> 6 * tails)};
      for (int tail = tails - 1; tail >= 0; --tail) {
        form.push_back(static_cast<uint8_t>(0x80 | (point >> 6 * tail & 0x3F)));
      }
    }
    const bool isControl = point < 0x20 || (point >= 0x7F && point <= 0x9F);
    const bool isNone = (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
    Text text;
    setText(text, form);
    ASSERT_EQ(isWellFormed(text), !isControl && !isNone) << std::hex << point;
  }
}

TEST(Text, WhatLiesBesideTheTableIsMalformed) {
  for (std::string_view form :
       {"00",          "80",          "bf",          "c0 80",       "c1 bf",    "c2 7f",       "c2 c0",
        "e0 9f bf",    "e0 c0 80",    "e1 7f 80",    "e1 80 7f",    "e1 80 c0", "f0 8f bf bf", "f0 c0 80 80",
        "f1 80 80 c0", "f4 90 80 80", "f5 80 80 80", "f8 80 80 80", "ff",       "fe"}) {
    EXPECT_FALSE(wellFormed(form)) << form;
  }
}

// MQTT-1.5.3-1: no surrogates, alone or in pairs.
TEST(Text, SurrogatesAreMalformed) {
  EXPECT_FALSE(wellFormed("ed a0 80"));
  EXPECT_FALSE(wellFormed("ed bf bf"));
  EXPECT_FALSE(wellFormed("ed a0 80 ed b0 80"));
}

// MQTT-1.5.3-2: U+0000 nowhere in the text.
TEST(Text, ANulIsMalformedAtAnyPlace) {
  EXPECT_FALSE(wellFormed("61 00 62"));
  EXPECT_FALSE(wellFormed("61 00"));
}

TEST(Text, ACharacterCutShortIsMalformed) {
  for (std::string_view form : {"c2", "e2", "e2 82", "f0", "f0 90", "f0 90 80", "61 e2 82"}) {
    EXPECT_FALSE(wellFormed(form)) << form;
  }
}

// MQTT-1.5.3-3: EF BB BF is U+FEFF wherever it stands.
TEST(Text, AByteOrderMarkIsACharacterLikeOthers) {
  EXPECT_TRUE(wellFormed("ef bb bf 61 ef bb bf"));
}

TEST(Text, TheNumberOfOctetsHasItsBounds) {
  Text text;
  setText(text, std::string(TEXT_BYTES_MAX, 'a'));
  EXPECT_TRUE(isWellFormed(text));
  text.length = TEXT_BYTES_MAX + 1;
  EXPECT_FALSE(isWellFormed(text));
  text.length = -1;
  EXPECT_FALSE(isWellFormed(text));
}

}  // namespace
}  // namespace mqtt
