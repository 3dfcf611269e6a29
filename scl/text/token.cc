#include "scl/text/token.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/text/name.h"
#include "scl/text/utf8.h"

namespace scl {
namespace {

constexpr size_t DESCRIBED_CHARACTERS = 40;  // of a token that a sentence quotes

}  // namespace

std::string expectedText(const Dialect& dialect, TokenKind kind) {
  const std::string_view text = dialect.spellings.textOf(kind);
  return isPlainName(text) ? std::string(text) : fmt::format("'{}'", text);
}

std::string_view nameOf(const Dialect& dialect, const Token& token) {
  std::string_view name = token.text;
  if (token.kind == TokenKind::HashName) name.remove_prefix(1);
  if (!name.empty() && name.front() == dialect.nameQuote) name.remove_prefix(1);
  if (!name.empty() && name.back() == dialect.nameQuote) name.remove_suffix(1);
  return name;
}

bool lacksType(const Dialect& dialect, std::string_view name) {
  return std::ranges::any_of(dialect.missingTypes,
                             [&](std::string_view missing) { return sameName(missing, name); });
}

bool touch(const Token& left, const Token& right) {
  return left.text.data() + left.text.size() == right.text.data();
}

std::string described(const Token& token) {
  if (token.kind == TokenKind::End) return "the end of the file";
  std::string_view text = token.text;
  // The rest of their line is free text.
  const bool ownsItsLine = token.kind == TokenKind::Region || token.kind == TokenKind::Title;
  if (ownsItsLine) text = text.substr(0, text.find_first_of(" \t="));
  if (text.size() <= DESCRIBED_CHARACTERS)
    return token.kind == TokenKind::Text ? std::string(text) : fmt::format("'{}'", text);
  text = text.substr(0, DESCRIBED_CHARACTERS);
  while (!text.empty() && isContinuation(text.back())) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  return fmt::format("'{}...'", text);
}

}  // namespace scl
