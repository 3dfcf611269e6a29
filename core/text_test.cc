#include "core/text.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"
#include "core/utf8.h"

namespace mqtt {
namespace {

bool wellFormed(std::string_view hexOctets) {
  Text text;
  setText(text, bytes(hexOctets));
  return isWellFormed(text);
}

// RFC 3629, section 4: first and last form of each row of the table.
TEST(Text, EveryRowOfTheTableIsWellFormedAtItsEnds) {
  for (std::string_view form : {"01", "7f", "c2 80", "df bf", "e0 a0 80", "e0 bf bf", "e1 80 80", "ec bf bf",
                                "ed 80 80", "ed 9f bf", "ee 80 80", "ef bf bf", "f0 90 80 80", "f0 bf bf bf",
                                "f1 80 80 80", "f3 bf bf bf", "f4 80 80 80", "f4 8f bf bf", ""}) {
    EXPECT_TRUE(wellFormed(form)) << form;
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

TEST(Text, MalformedStaysMalformed) {
  for (int32_t octet = 0; octet < 256; ++octet) {
    EXPECT_EQ(afterByte(Utf8State::Malformed, octet), Utf8State::Malformed);
  }
}

}  // namespace
}  // namespace mqtt
