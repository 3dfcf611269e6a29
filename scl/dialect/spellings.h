#pragma once
// How a dialect writes its keywords and signs, found by the word, by the beginning of a text and by the kind.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "scl/dialect/token_kind.h"

namespace scl {

/// How a keyword or a sign is written. Keywords in upper case; a source may write them in any case.
struct Spelling {
  TokenKind kind = TokenKind::End;
  std::string_view text;
};

/// Two lists of spellings, which must outlive it, and an index of each: lexer and printers ask for every word
/// they meet. A value that is not changed once it is made: any thread may ask.
class Spellings {
 public:
  constexpr Spellings() = default;

  /// At most KEYWORDS_MAX keywords and SIGNS_MAX signs, in any order.
  constexpr Spellings(std::span<const Spelling> keywords, std::span<const Spelling> signs)
      : keywords_(keywords), signs_(signs) {
    for (size_t i = 0; i < keywords.size(); ++i) {
      size_t slot = slotOf(keywords[i].text);
      while (keywordSlots_[slot] != 0) slot = (slot + 1) % SLOTS;
      keywordSlots_[slot] = static_cast<uint8_t>(i + 1);
      texts_[static_cast<size_t>(keywords[i].kind)] = keywords[i].text;
    }
    for (size_t i = 0; i < signs.size(); ++i) {
      uint8_t& first = firstSigns_[static_cast<unsigned char>(signs[i].text.front())];
      nextSigns_[i] = first;
      first = static_cast<uint8_t>(i + 1);
      texts_[static_cast<size_t>(signs[i].kind)] = signs[i].text;
    }
  }

  static constexpr size_t KEYWORDS_MAX = 100;
  static constexpr size_t SIGNS_MAX = 100;

  std::span<const Spelling> keywords() const { return keywords_; }
  std::span<const Spelling> signs() const { return signs_; }

  /// The keyword that a word is, without regard to case; Word if it is none.
  TokenKind keyword(std::string_view word) const;

  /// The longest sign that `text`, which is not empty, begins with; nullptr if it begins with none.
  const Spelling* signAt(std::string_view text) const;

  /// How a keyword or sign is written; empty if the dialect has not got it, or if the kind has many
  /// spellings.
  std::string_view textOf(TokenKind kind) const { return texts_[static_cast<size_t>(kind)]; }

 private:
  static constexpr size_t SLOTS = 256;

  // Letters by their lower 5 bits, which are the same in both cases.
  static constexpr size_t slotOf(std::string_view word) {
    if (word.empty()) return 0;
    const auto letter = [&](size_t at) { return static_cast<size_t>(word[at]) & 31; };
    return (word.size() * 7 + letter(0) * 37 + letter(word.size() / 2) * 11 + letter(word.size() - 1)) %
           SLOTS;
  }

  std::span<const Spelling> keywords_;
  std::span<const Spelling> signs_;
  std::array<uint8_t, SLOTS> keywordSlots_{};  ///< 0: free; else index in keywords_ + 1, there or behind
  // The signs that begin with a character are a chain. 0: there is none, or no further one; else index in
  // signs_ + 1.
  std::array<uint8_t, 256> firstSigns_{};
  std::array<uint8_t, SIGNS_MAX> nextSigns_{};
  std::array<std::string_view, TOKEN_KINDS> texts_{};
};

}  // namespace scl
