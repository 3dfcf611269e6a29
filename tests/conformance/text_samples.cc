#include "tests/conformance/text_samples.h"

#include <array>
#include <cstdint>

namespace conformance {
namespace {

/// Bytes on both sides of each border in RFC 3629's table.
constexpr std::array<int, 8> FOLLOWERS = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0};

std::string textOf(std::initializer_list<int> octets) {
  std::string text;
  for (const int octet : octets) text += static_cast<char>(octet);
  return text;
}

void addBetweenLetters(std::vector<std::string>& texts, const std::string& text) {
  texts.push_back(text);
  texts.push_back("a" + text + "b");
}

}  // namespace

bool isWellFormed(const std::string& text) {
  size_t at = 0;
  while (at < text.size()) {
    const auto first = static_cast<uint8_t>(text[at++]);
    size_t tails = 0;
    if (first >= 0xF8 || (first >= 0x80 && first < 0xC0)) return false;
    if (first >= 0xF0) {
      tails = 3;
    } else if (first >= 0xE0) {
      tails = 2;
    } else if (first >= 0xC0) {
      tails = 1;
    }
    constexpr std::array<int, 4> FIRST_BITS = {0x7F, 0x1F, 0x0F, 0x07};
    constexpr std::array<uint32_t, 4> SMALLEST = {1, 0x80, 0x800, 0x10000};
    uint32_t code = static_cast<uint32_t>(first & FIRST_BITS[tails]);
    for (size_t tail = 0; tail < tails; ++tail) {
      if (at == text.size() || (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80) return false;
      code = code << 6 | (static_cast<uint8_t>(text[at++]) & 0x3FU);
    }
    if (code < SMALLEST[tails] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    const bool isControl = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool isNone = (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
    if (isControl || isNone) return false;
  }
  return true;
}

std::vector<std::string> byteSequences() {
  std::vector<std::string> sequences;
  for (int first = 0x80; first <= 0xFF; ++first) {
    sequences.push_back(textOf({first}));
    for (const int second : FOLLOWERS) {
      sequences.push_back(textOf({first, second}));
      if (first < 0xE0) continue;
      for (const int third : FOLLOWERS) {
        sequences.push_back(textOf({first, second, third}));
        if (first < 0xF0) continue;
        for (const int fourth : FOLLOWERS) sequences.push_back(textOf({first, second, third, fourth}));
      }
    }
  }
  return sequences;
}

std::vector<std::string> illFormedTexts() {
  std::vector<std::string> texts;
  // No character begins with these, and no character ends behind its first byte.
  for (int octet = 0x80; octet <= 0xFF; ++octet) addBetweenLetters(texts, textOf({octet}));
  const std::initializer_list<int> others[] = {
      {0xE1, 0x80},              // cut short
      {0xF1, 0x80},              //
      {0xF1, 0x80, 0x80},        //
      {0xC3, 0x41},              // another byte than a tail
      {0xE1, 0x41, 0x80},        //
      {0xE1, 0x80, 0x41},        //
      {0xF1, 0x41, 0x80, 0x80},  //
      {0xF1, 0x80, 0x41, 0x80},  //
      {0xF1, 0x80, 0x80, 0x41},  //
      {0xC3, 0xC3},              //
      {0xC0, 0x80},              // longer than needed: U+0000, U+002F, U+007F
      {0xC0, 0xAF},              //
      {0xC1, 0xBF},              //
      {0xE0, 0x80, 0x80},        //
      {0xE0, 0x9F, 0xBF},        //
      {0xF0, 0x80, 0x80, 0x80},  //
      {0xF0, 0x8F, 0xBF, 0xBF},  //
      {0xED, 0xA0, 0x80},        // surrogates: the first, the last of each half, a pair
      {0xED, 0xAF, 0xBF},        //
      {0xED, 0xB0, 0x80},        //
      {0xED, 0xBF, 0xBF},        //
      {0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80},
      {0xF4, 0x90, 0x80, 0x80},  // beyond U+10FFFF
      {0xF5, 0x80, 0x80, 0x80},  //
      {0xF7, 0xBF, 0xBF, 0xBF},  //
      {0xF8, 0x88, 0x80, 0x80, 0x80},
  };
  for (const auto& octets : others) addBetweenLetters(texts, textOf(octets));
  return texts;
}

std::vector<std::string> textsWithZero() {
  using std::string;
  return {string(1, '\0'), string("\0a", 2), string("a\0b", 3), string("a\0", 2)};
}

}  // namespace conformance
