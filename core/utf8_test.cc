#include "core/utf8.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "core/testing/text_rules.h"

namespace mqtt {
namespace {

constexpr int32_t STATES = 9;

Utf8State after(Utf8State state, const std::string& octets) {
  for (char octet : octets) state = afterByte(state, static_cast<uint8_t>(octet));
  return state;
}

bool isAccepted(const std::string& octets) {
  return after(Utf8State::WaitCharacter, octets) == Utf8State::WaitCharacter;
}

// UTF-8 of one character, by the bits of its number (RFC 3629, section 3).
std::string encoded(uint32_t number) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (number >> shift & 0x3F)); };
  if (number < 0x80) return {static_cast<char>(number)};
  if (number < 0x800) return {static_cast<char>(0xC0 | number >> 6), tail(0)};
  if (number < 0x10000) return {static_cast<char>(0xE0 | number >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | number >> 18), tail(12), tail(6), tail(0)};
}

bool isCharacter(uint32_t number) {
  return number >= 1 && number <= 0x10FFFF && !(number >= 0xD800 && number <= 0xDFFF);
}

TEST(Utf8, EveryStringOfUpToThreeOctetsIsDecidedAsByADecoder) {
  std::string text(1, '\0');
  const auto expectSame = [&] { ASSERT_EQ(isAccepted(text), protocol::isUtf8(text)) << text.size(); };
  for (uint32_t first = 0; first < 256; ++first) {
    text.resize(1);
    text[0] = static_cast<char>(first);
    expectSame();
    for (uint32_t second = 0; second < 256; ++second) {
      text.resize(2);
      text[1] = static_cast<char>(second);
      expectSame();
      const Utf8State before = after(Utf8State::WaitCharacter, text);
      text.resize(3);
      for (uint32_t third = 0; third < 256; ++third) {
        text[2] = static_cast<char>(third);
        const bool accepted = afterByte(before, static_cast<int32_t>(third)) == Utf8State::WaitCharacter;
        if (accepted != protocol::isUtf8(text)) expectSame();
      }
      ASSERT_FALSE(HasFailure()) << first << " " << second;
    }
  }
}

TEST(Utf8, EveryCodePointIsACharacterOrNot) {
  for (uint32_t number = 0; number <= 0x1FFFFF; ++number) {
    if (isAccepted(encoded(number)) != isCharacter(number)) {
      FAIL() << "U+" << std::hex << number;
    }
  }
}

// Each character leads back to WaitCharacter, so every text of characters is accepted. The count of accepted
// octet strings of a length is that of such texts: so nothing else is accepted, of any length looked at.
TEST(Utf8, NothingButTextsOfCharactersIsAccepted) {
  std::array<double, 5> characters{};
  for (uint32_t number = 0; number <= 0x10FFFF; ++number) {
    if (isCharacter(number)) characters[encoded(number).size()] += 1;
  }
  // Strings of so many octets that lead to each state, and texts of so many octets.
  std::array<double, STATES> strings{};
  strings[0] = 1;
  std::vector<double> texts = {1};
  for (size_t octets = 1; octets <= 6; ++octets) {
    std::array<double, STATES> next{};
    for (int32_t state = 0; state < STATES; ++state) {
      for (int32_t octet = 0; octet < 256; ++octet) {
        const Utf8State to = afterByte(static_cast<Utf8State>(state), octet);
        next[static_cast<size_t>(to)] += strings[static_cast<size_t>(state)];
      }
    }
    strings = next;
    double expected = 0;
    for (size_t last = 1; last <= 4 && last <= octets; ++last) {
      expected += characters[last] * texts[octets - last];
    }
    texts.push_back(expected);
    EXPECT_EQ(strings[0], expected) << octets << " octets";  // below 2^53, so exact
  }
}

TEST(Utf8, NothingLeadsOutOfMalformedAndEveryOtherStateLeadsToACharacter) {
  for (int32_t state = 0; state < STATES; ++state) {
    // The distance to the next character is what the state says it waits for.
    std::array<bool, STATES> reached{};
    reached[static_cast<size_t>(state)] = true;
    int steps = 0;
    for (; steps < 4 && !reached[0]; ++steps) {
      std::array<bool, STATES> next{};
      for (int32_t from = 0; from < STATES; ++from) {
        for (int32_t octet = 0; reached[static_cast<size_t>(from)] && octet < 256; ++octet) {
          next[static_cast<size_t>(afterByte(static_cast<Utf8State>(from), octet))] = true;
        }
      }
      reached = next;
    }
    constexpr std::array<int, STATES> STEPS = {0, 1, 2, 3, 2, 2, 3, 3, 4};
    EXPECT_EQ(steps, STEPS[static_cast<size_t>(state)]) << state;
  }
  for (int32_t octet = 0; octet < 256; ++octet) {
    EXPECT_EQ(afterByte(Utf8State::Malformed, octet), Utf8State::Malformed);
  }
}

}  // namespace
}  // namespace mqtt
