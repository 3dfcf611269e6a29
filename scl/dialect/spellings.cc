#include "scl/dialect/spellings.h"

#include <algorithm>

namespace scl {
namespace {

// `keyword` is in upper case.
bool isKeyword(std::string_view word, std::string_view keyword) {
  return std::ranges::equal(word, keyword, [](char letter, char upper) {
    return letter == upper || (letter >= 'a' && letter <= 'z' && letter - 'a' + 'A' == upper);
  });
}

}  // namespace

TokenKind Spellings::keyword(std::string_view word) const {
  for (size_t slot = slotOf(word); keywordSlots_[slot] != 0; slot = (slot + 1) % SLOTS) {
    const Spelling& keyword = keywords_[keywordSlots_[slot] - 1U];
    if (isKeyword(word, keyword.text)) return keyword.kind;
  }
  return TokenKind::Word;
}

const Spelling* Spellings::signAt(std::string_view text) const {
  const Spelling* longest = nullptr;
  for (size_t i = firstSigns_[static_cast<unsigned char>(text.front())]; i != 0; i = nextSigns_[i - 1]) {
    const Spelling& sign = signs_[i - 1];
    const bool isLonger = longest == nullptr || sign.text.size() > longest->text.size();
    if (isLonger && text.starts_with(sign.text)) longest = &sign;
  }
  return longest;
}

}  // namespace scl
