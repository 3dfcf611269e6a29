#include "cli/output/printable.h"

#include <gtest/gtest.h>

#include "scl/text/utf8.h"

namespace cli {
namespace {

TEST(Printable, KeepsTextAndShowsWhatATerminalWouldObey) {
  EXPECT_EQ(printable("Größe 5 €\n\tend"), "Größe 5 €\n\tend");
  EXPECT_EQ(printable("\x1b[2J\x07\r\x7f"), "\\x1B[2J\\x07\\x0D\\x7F");
  EXPECT_EQ(printable("\u009b31m"), "\\x9B31m");
  EXPECT_EQ(printable("a\u202eb"), "a\\u202Eb");
  EXPECT_EQ(printable("\xff\xfe\xc3"), "\\xFF\\xFE\\xC3");
  EXPECT_EQ(printable("\xc3\xa4\x9b\x1b"), "ä\\x9B\\x1B");
  EXPECT_EQ(printable(std::string_view("\0", 1)), "\\x00");
  EXPECT_EQ(printableJson("{\"a\x7f\":\"\u0085\"}"), "{\"a\\u007F\":\"\\u0085\"}");
}

TEST(Printable, ALineStaysOneLine) {
  EXPECT_EQ(printableLine("no value 'a\nb\tc\r\x1b' of ä"), "no value 'a\\x0Ab\\x09c\\x0D\\x1B' of ä");
}

// Every character up to U+2100 and every byte alone.
TEST(Printable, LetsNoControlCharacterThrough) {
  for (uint32_t character = 0; character < 0x2100; ++character) {
    if (character >= 0xD800 && character < 0xE000) continue;
    std::string text;
    scl::appendUtf8(text, character);
    for (char32_t shown : scl::charactersOf(printable(text))) {
      EXPECT_TRUE(shown == '\n' || shown == '\t' || (shown >= 0x20 && !(shown >= 0x7F && shown < 0xA0)))
          << character;
    }
  }
  for (int byte = 0x80; byte <= 0xFF; ++byte) {
    EXPECT_TRUE(scl::isAscii(printable(std::string(1, static_cast<char>(byte))))) << byte;
  }
}

}  // namespace
}  // namespace cli
