// JOIN and SPLIT, over the types that they take and the bits of Mode.

#include <gtest/gtest.h>

#include <functional>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

using Strings = std::vector<std::string>;

/// The types of one width.
struct Types {
  scl::TypeKind character;
  const char* characterName;
  scl::TypeKind string;
  const char* stringName;
  bool isStructure;
};
constexpr Types TYPES[] = {
    {scl::TypeKind::Char, "Char", scl::TypeKind::String, "String", false},
    {scl::TypeKind::Byte, "Byte", scl::TypeKind::String, "String", false},
    {scl::TypeKind::WChar, "WChar", scl::TypeKind::WString, "WString", false},
    {scl::TypeKind::Word, "Word", scl::TypeKind::WString, "WString", false},
    {scl::TypeKind::Char, "Char", scl::TypeKind::Struct, "Names", true},
    {scl::TypeKind::WChar, "WChar", scl::TypeKind::Struct, "Names", true},
};

bool isWide(const Types& types) {
  return types.character == scl::TypeKind::WChar || types.character == scl::TypeKind::Word;
}

void append(std::vector<uint8_t>& bytes, uint32_t value, bool wide) {
  if (wide) bytes.push_back(static_cast<uint8_t>(value >> 8));
  bytes.push_back(static_cast<uint8_t>(value));
}

constexpr uint32_t CAPACITY = 6;

/// Strings of CAPACITY characters.
TestArea stringsOf(const Types& types, const Strings& texts) {
  TestArea area{types.string, types.stringName, 0, {}};
  const bool wide = isWide(types);
  for (const std::string& text : texts) {
    append(area.bytes, CAPACITY, wide);
    append(area.bytes, static_cast<uint32_t>(text.size()), wide);
    for (uint32_t i = 0; i < CAPACITY; ++i) {
      append(area.bytes, i < text.size() ? static_cast<uint8_t>(text[i]) : 0xEE, wide);
    }
  }
  const auto bytes = static_cast<uint32_t>(area.bytes.size());
  area.elementBytes = types.isStructure ? bytes : bytes / static_cast<uint32_t>(texts.size());
  return area;
}

Strings textsOf(const Types& types, const TestArea& area) {
  const size_t width = isWide(types) ? 2 : 1;
  const size_t stride = (CAPACITY + 2) * width;
  Strings texts;
  for (size_t at = 0; at < area.bytes.size(); at += stride) {
    std::string text;
    const size_t length = area.bytes[at + 2 * width - 1];
    for (size_t i = 0; i < length; ++i) text += static_cast<char>(area.bytes[at + (3 + i) * width - 1]);
    texts.push_back(text);
  }
  return texts;
}

TestArea charactersOf(const Types& types, const std::string& text) {
  TestArea area{types.character, types.characterName, isWide(types) ? 2U : 1U, {}};
  for (const char c : text) append(area.bytes, static_cast<uint8_t>(c), isWide(types));
  return area;
}

std::string textOf(const TestArea& area) {
  std::string text;
  for (size_t i = area.elementBytes - 1; i < area.bytes.size(); i += area.elementBytes) {
    text += static_cast<char>(area.bytes[i]);
  }
  return text;
}

/// One call of either block, all of whose variables are of the same width unless a test changes one.
struct Exchange {
  explicit Exchange(const Types& types, const Strings& texts, const std::string& text)
      : strings(stringsOf(types, texts)),
        characters(charactersOf(types, text)),
        record(charactersOf(types, ",")),
        end(charactersOf(types, "#")) {}

  int64_t join(uint32_t mode, uint32_t count) {
    TestBlock block(cpu, "JOIN");
    block.set("Count", count);
    block.refer("SrcStruct", strings);
    block.refer("DestArray", characters);
    return call(block, mode);
  }

  int64_t split(uint32_t mode) {
    TestBlock block(cpu, "SPLIT");
    block.refer("SrcArray", characters);
    block.refer("DestStruct", strings);
    const int64_t result = call(block, mode);
    found = block.get("Count");
    return result;
  }

  TestCpu cpu;
  TestArea strings;
  TestArea characters;
  TestArea record;
  TestArea end;
  int64_t position = 0;
  int64_t found = -1;

 private:
  int64_t call(TestBlock& block, uint32_t mode) {
    block.set("Mode", mode);
    block.set("Position", position);
    block.refer("RecSeparator", record);
    if (!end.bytes.empty()) block.refer("EndSeparator", end);
    block.call();
    position = block.get("Position");
    return block.result() & 0xFFFF;
  }
};

TEST(Join, PutsADelimiterBetweenOrFillsUp) {
  for (const Types& types : TYPES) {
    const struct {
      uint32_t mode;
      const char* text;
      int64_t position;
    } cases[] = {{0x0, "..ab,,xyz123.........", 13},
                 {0x8, "..ab,,xyz123#........", 13},
                 {0x1, "..ab,,,,,,,,,,xyz123.", 20},
                 {0x9, "..ab,,,,,,,,,,xyz123#", 21}};
    for (const auto& one : cases) {
      Exchange exchange(types, {"ab", "", "xyz123"}, std::string(21, '.'));
      exchange.position = 2;
      EXPECT_EQ(exchange.join(one.mode, 3), 0) << types.characterName << one.mode;
      EXPECT_EQ(textOf(exchange.characters), one.text) << types.characterName << one.mode;
      EXPECT_EQ(exchange.position, static_cast<int64_t>(std::string(one.text).find_last_not_of('.')) + 1);
    }
  }
}

// Count is that of an array; a structure is taken as a whole.
TEST(Join, TakesAsManyStringsOfAnArrayAsCountSays) {
  for (const Types& types : TYPES) {
    for (uint32_t count = 0; count <= 4; ++count) {
      Exchange exchange(types, {"ab", "c", "de"}, "..........");
      const char* const texts[] = {"..........", "ab........", "ab,c......", "ab,c,de..."};
      const bool tooMany = count > 3 && !types.isStructure;
      EXPECT_EQ(exchange.join(0, count), tooMany ? 0x8580 : 0) << types.stringName << count;
      EXPECT_EQ(textOf(exchange.characters), types.isStructure ? texts[3]
                                             : tooMany         ? texts[0]
                                                               : texts[count]);
    }
  }
}

// The array is filled piece by piece: Position goes on where it ended.
TEST(Join, FillsAnArrayInParts) {
  Exchange exchange(TYPES[0], {"ab", "cd"}, "..............");
  EXPECT_EQ(exchange.join(0x8, 2), 0);
  EXPECT_EQ(exchange.join(0x8, 2), 0);
  EXPECT_EQ(textOf(exchange.characters), "ab,cd#ab,cd#..");
  EXPECT_EQ(exchange.join(0x8, 2), 0x8680);
  EXPECT_EQ(textOf(exchange.characters), "ab,cd#ab,cd#..") << "nothing changes";
  EXPECT_EQ(exchange.position, 12);
}

// The example of the help: a row of four fields, the rest of the array is blank.
TEST(Split, FindsTheStringsBetweenDelimiters) {
  for (const Types& types : TYPES) {
    Exchange exchange(types, {"", "", "", ""}, "1963,Miller,John,Road#rest");
    EXPECT_EQ(exchange.split(0x2), 0);
    EXPECT_EQ(textsOf(types, exchange.strings), (Strings{"1963", "Miller", "John", "Road"}));
    EXPECT_EQ(exchange.found, types.isStructure ? 0 : 4);
    EXPECT_EQ(exchange.position, 21) << "at the end separator";
  }
}

// Every combination of the bits of Mode, over what they decide.
TEST(Split, ObeysEachBitOfMode) {
  for (const Types& types : TYPES) {
    for (uint32_t mode = 0; mode < 0x20; ++mode) {
      if ((mode & 0x4) != 0) continue;
      const bool fixed = (mode & 0x1) != 0;
      Exchange exchange(types, {"o", "p", "q"}, fixed ? "a,,,,,bcdefg#zz" : "a,bcdefgh#zzzzz");
      const bool tooLong = !fixed && (mode & 0x2) == 0;
      EXPECT_EQ(exchange.split(mode), tooLong ? 0x8680 : 0) << types.characterName << mode;
      const Strings cleared{"a", "bcdefg", (mode & 0x10) != 0 ? "" : "q"};
      EXPECT_EQ(textsOf(types, exchange.strings), tooLong ? (Strings{"o", "p", "q"}) : cleared)
          << types.characterName << mode;
      const int64_t end = (fixed ? 12 : 9) + ((mode & 0x8) != 0 ? 1 : 0);
      EXPECT_EQ(exchange.position, tooLong ? 0 : end) << types.characterName << mode;
    }
  }
}

TEST(Split, GoesOnWhereItEndedAndFindsEmptyStrings) {
  Exchange exchange(TYPES[0], {"", ""}, "a,b,,d,");
  EXPECT_EQ(exchange.split(0x10), 0);
  EXPECT_EQ(textsOf(TYPES[0], exchange.strings), (Strings{"a", "b"}));
  EXPECT_EQ(exchange.position, 4) << "behind the delimiter";
  EXPECT_EQ(exchange.split(0x10), 0);
  EXPECT_EQ(textsOf(TYPES[0], exchange.strings), (Strings{"", "d"}));
  EXPECT_EQ(exchange.position, 7);
  EXPECT_EQ(exchange.split(0x10), 0);
  EXPECT_EQ(exchange.found, 0);
  EXPECT_EQ(textsOf(TYPES[0], exchange.strings), (Strings{"", ""}));
}

// What JOIN has written SPLIT reads, whatever the type, the format and the strings.
TEST(Split, ReadsWhatJoinHasWritten) {
  const Strings rows[] = {
      {"a", "bc", "def"}, {"", "", ""}, {"abcdef", "", "x"}, {"", "", "abcdef"}, {"a", "", ""}};
  for (const Types& types : TYPES) {
    for (const Strings& row : rows) {
      for (const uint32_t mode : {0x0U, 0x1U, 0x8U, 0x9U}) {
        for (const int64_t begin : {0, 5}) {
          size_t length =
              (mode & 0x1) != 0 ? 3 * CAPACITY : row[0].size() + row[1].size() + row[2].size() + 2;
          if ((mode & 0x8) != 0) ++length;
          Exchange exchange(types, row, std::string(static_cast<size_t>(begin) + length, '.'));
          exchange.position = begin;
          ASSERT_EQ(exchange.join(mode, 3), 0);
          const int64_t end = exchange.position;
          exchange.strings = stringsOf(types, {"zzz", "zzz", "zzz"});
          exchange.position = begin;
          ASSERT_EQ(exchange.split(mode | 0x10), 0);
          EXPECT_EQ(textsOf(types, exchange.strings), row)
              << types.characterName << mode << textOf(exchange.characters);
          EXPECT_EQ(exchange.position, end);
        }
      }
    }
  }
}

// Each of the four variables with each type that does not go with the others.
TEST(JoinAndSplit, RefuseTypesThatDoNotGoTogether) {
  for (const Types& types : TYPES) {
    const auto fresh = [&] { return Exchange(types, {"ab", "cd"}, "a,b......."); };
    const auto refuses = [&](const std::function<void(Exchange&)>& change, int64_t result) {
      Exchange joining = fresh();
      change(joining);
      EXPECT_EQ(joining.join(0x8, 2), result) << types.characterName;
      Exchange splitting = fresh();
      change(splitting);
      EXPECT_EQ(splitting.split(0x8), result) << types.characterName;
    };
    for (const scl::TypeKind kind : {scl::TypeKind::Char, scl::TypeKind::Byte, scl::TypeKind::WChar,
                                     scl::TypeKind::Word, scl::TypeKind::Int, scl::TypeKind::Real,
                                     scl::TypeKind::Bool, scl::TypeKind::String, scl::TypeKind::WString}) {
      const bool narrow = kind == scl::TypeKind::Char || kind == scl::TypeKind::Byte;
      const bool wide = kind == scl::TypeKind::WChar || kind == scl::TypeKind::Word;
      if (isWide(types) ? wide : narrow) continue;
      for (TestArea Exchange::*variable : {&Exchange::record, &Exchange::end, &Exchange::characters}) {
        refuses(
            [&](Exchange& exchange) {
              TestArea& area = exchange.*variable;
              area.kind = kind;
              area.elementBytes = narrow ? 1 : kind == scl::TypeKind::Bool ? 0 : 2;
              area.bytes.resize(12);
            },
            0x80B4);
      }
      const scl::TypeKind string = isWide(types) ? scl::TypeKind::WString : scl::TypeKind::String;
      if (kind != string) refuses([&](Exchange& exchange) { exchange.strings.kind = kind; }, 0x80B4);
    }
  }
}

TEST(JoinAndSplit, RefuseWhatIsNoStringNoModeAndNoPosition) {
  for (const Types& types : TYPES) {
    for (const uint32_t mode : {0x2U, 0x4U, 0x10U, 0x20U, 0x80000000U}) {
      EXPECT_EQ(Exchange(types, {"ab"}, "......").join(mode, 1), 0x8180) << mode;
    }
    for (const uint32_t mode : {0x4U, 0x20U, 0x80000000U}) {
      EXPECT_EQ(Exchange(types, {"ab"}, "......").split(mode), 0x8180) << mode;
    }
    Exchange invalid(types, {"ab", "cd"}, "......");
    invalid.strings.bytes[isWide(types) ? 3 : 1] = CAPACITY + 1;
    EXPECT_EQ(invalid.join(0, 2), 0x8480);
    EXPECT_EQ(invalid.split(0), 0x8480);
    Exchange behind(types, {"ab"}, "......");
    behind.position = 7;
    EXPECT_EQ(behind.join(0, 1), 0x8780);
    EXPECT_EQ(behind.split(0), 0x8780);
    behind.position = 6;
    EXPECT_EQ(behind.join(0, 1), 0x8680);
    EXPECT_EQ(behind.split(0), 0);
  }
}

// The end separator is needed only where it is written.
TEST(JoinAndSplit, DoWithoutAnEndSeparator) {
  Exchange exchange(TYPES[0], {"ab", "cd"}, "......");
  exchange.end.bytes.clear();
  EXPECT_EQ(exchange.join(0x8, 2), 0x80B4);
  EXPECT_EQ(exchange.join(0x0, 2), 0);
  exchange.position = 0;
  EXPECT_EQ(exchange.split(0x0), 0);
  EXPECT_EQ(textsOf(TYPES[0], exchange.strings), (Strings{"ab", "cd."}));
}

}  // namespace
}  // namespace vcpu
