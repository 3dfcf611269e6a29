#include "scl/text/lexer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "scl/text/absolute_address.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/literal_prefix.h"
#include "scl/text/name.h"
#include "scl/text/utf8.h"

// One pass, one character of look-ahead but for two places where SCL needs more: a word before '#' is a
// type prefix only if it is one (NOT#x is NOT and a local name), and '1..5' is a range, not '1.' and '.5'.
// Three keywords own the rest of their line, which is free text and no SCL: REGION, END_REGION, and TITLE =
// in a header.

namespace scl {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}
size_t indexOf(char c) {
  return static_cast<unsigned char>(c);
}

// ASCII letters, digits and '_'.
constexpr std::array<bool, 256> NAME_CHARACTERS = [] {
  std::array<bool, 256> result{};
  for (size_t c = 'a'; c <= 'z'; ++c) result[c] = result[c - 'a' + 'A'] = true;
  for (size_t c = '0'; c <= '9'; ++c) result[c] = true;
  result['_'] = true;
  return result;
}();

class Lexer {
 public:
  Lexer(const Dialect& dialect, std::string_view source, const std::string& file, Diagnostics& diagnostics)
      : dialect_(dialect),
        source_(source),
        file_(file),
        diagnostics_(diagnostics),
        isAscii_(isAscii(source)),
        commentsNest_(dialect.commentsNest) {
    startsComment_[indexOf(dialect.lineComment.front())] = true;
    for (const BlockComment& comment : dialect.blockComments) {
      startsComment_[indexOf(comment.open.front())] = true;
    }
  }

  std::vector<Token> run();

 private:
  char at(size_t ahead = 0) const {
    return position_ + ahead < source_.size() ? source_[position_ + ahead] : '\0';
  }
  bool atEnd() const { return position_ >= source_.size(); }
  bool startsWith(std::string_view text) const { return source_.substr(position_, text.size()) == text; }
  bool isNameCharacter(char c) const {
    return NAME_CHARACTERS[indexOf(c)] || (indexOf(c) >= 0x80 && dialect_.namesTakeEveryLetter);
  }
  bool isNameStart(char c) const { return isNameCharacter(c) && !isDigit(c); }
  void skipName() {
    advanceWhile([this](char c) { return isNameCharacter(c); });
  }
  bool atComment() const;
  void advance(size_t bytes = 1) { position_ = std::min(position_ + bytes, source_.size()); }
  template <typename Predicate>
  void advanceWhile(Predicate wanted) {
    while (!atEnd() && wanted(at())) ++position_;
  }
  void advanceToLineEnd() { position_ = std::min(source_.find('\n', position_), source_.size()); }
  SourceLocation here();
  void passLineBreaks(size_t begin);
  void error(int code, SourceLocation location, std::string sentence) {
    diagnostics_.error(code, file_, location, std::move(sentence));
  }

  void skipBlanksAndComments();
  void skipComment(const BlockComment& comment);
  size_t commentEnd(const BlockComment& comment);
  void token();
  void finish(TokenKind kind);
  void word();
  bool typedLiteral();
  void restOfLine(TokenKind kind);
  void endRegion();
  void hashName();
  void quoted();
  void quotedText();
  void unclosed(int code, SourceLocation opened, std::string_view what, std::string_view close);
  void number();
  void digitsAndBase();
  void percent();
  void stray();
  void foreignLocalSign();

  const Dialect& dialect_;
  std::string_view source_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  size_t position_ = 0;
  int line_ = 1;  ///< of `position_`
  size_t lineStart_ = 0;
  bool isAscii_;        ///< the source: its columns need not be counted
  size_t counted_ = 0;  ///< otherwise: the column is counted up to there
  int column_ = 1;
  size_t start_ = 0;
  SourceLocation startLocation_;
  int lastLine_ = 0;  ///< of the token before
  bool commentsNest_;
  std::array<bool, 256> startsComment_{};  ///< first characters of comments, to pass over all other text fast
  bool broken_ = false;                    ///< the token at hand
  std::vector<Token> tokens_;
};

// What SCL writes for a sign of other languages.
std::string_view strayHint(std::string_view text) {
  if (text.starts_with("!=")) return ": two values differ if a <> b";
  if (text.starts_with('!')) return ": NOT negates";
  if (text.starts_with('|')) return ": OR joins two conditions";
  if (text.starts_with('~')) return ": NOT inverts bits";
  return {};
}

// The location of `position_`.
SourceLocation Lexer::here() {
  if (isAscii_) return {line_, static_cast<int>(position_ - lineStart_) + 1};
  if (counted_ < lineStart_ || counted_ > position_) {
    counted_ = lineStart_;
    column_ = 1;
  }
  column_ += static_cast<int>(characterCount(source_.substr(counted_, position_ - counted_)));
  counted_ = position_;
  return {line_, column_};
}

// `position_` went on from `begin`, maybe over line breaks.
void Lexer::passLineBreaks(size_t begin) {
  const std::string_view passed = source_.substr(begin, position_ - begin);
  const size_t last = passed.rfind('\n');
  if (last == std::string_view::npos) return;
  line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
  lineStart_ = begin + last + 1;
}

// Where the comment that starts here ends; npos if nowhere. In a dialect where comments nest, each inner one
// has its own end. If that leaves a comment open at the end of the source, the "(*" in it opened nothing:
// from there on the first close ends a comment.
size_t Lexer::commentEnd(const BlockComment& comment) {
  const auto [open, close] = comment;
  size_t depth = 1;
  for (size_t i = position_ + open.size(); commentsNest_ && i + 1 < source_.size(); ++i) {
    if (source_.substr(i, open.size()) == open) {
      ++depth;
      i += open.size() - 1;
    } else if (source_.substr(i, close.size()) == close) {
      if (--depth == 0) return i;
      i += close.size() - 1;
    }
  }
  commentsNest_ = false;
  return source_.find(close, position_ + open.size());
}

void Lexer::skipComment(const BlockComment& comment) {
  const auto [open, close] = comment;
  const size_t begin = position_;
  const size_t end = commentEnd(comment);
  if (end == std::string_view::npos) {
    error(UNTERMINATED_COMMENT, here(),
          fmt::format("the comment that starts here with {} is never closed, expected {}", open, close));
  }
  position_ = end == std::string_view::npos ? source_.size() : end + close.size();
  passLineBreaks(begin);
}

bool Lexer::atComment() const {
  return startsComment_[indexOf(at())] &&
         (startsWith(dialect_.lineComment) ||
          std::any_of(dialect_.blockComments.begin(), dialect_.blockComments.end(),
                      [&](const BlockComment& comment) { return startsWith(comment.open); }));
}

void Lexer::skipBlanksAndComments() {
  while (!atEnd()) {
    if (isBlank(at())) {
      ++position_;
    } else if (at() == '\n') {
      ++position_;
      ++line_;
      lineStart_ = position_;
    } else if (!atComment()) {
      return;
    } else if (startsWith(dialect_.lineComment)) {
      advanceToLineEnd();
    } else {
      skipComment(*std::find_if(dialect_.blockComments.begin(), dialect_.blockComments.end(),
                                [&](const BlockComment& comment) { return startsWith(comment.open); }));
    }
  }
}

void Lexer::finish(TokenKind kind) {
  const SourceLocation end = here();
  tokens_.push_back({kind, startLocation_.line != lastLine_, std::exchange(broken_, false),
                     source_.substr(start_, position_ - start_), startLocation_, end});
  lastLine_ = end.line;
}

void Lexer::restOfLine(TokenKind kind) {
  advanceToLineEnd();
  // Blanks at the end of the line are not part of a title. `end` of the token stays behind them: nothing
  // reads it for these kinds.
  const size_t lineEnd = position_;
  finish(kind);
  std::string_view& text = tokens_.back().text;
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  position_ = lineEnd;
}

// END_REGION may repeat the title; a comment behind it stays one.
void Lexer::endRegion() {
  finish(TokenKind::EndRegion);
  while (!atEnd() && at() != '\n' && at() != ';' && !atComment()) advance();
}

// The value of a typed literal ends where its kind of literal ends, not where a word ends: D#2020-01-31.
bool Lexer::typedLiteral() {
  const std::string prefix = upperCase(source_.substr(start_, position_ - start_));
  const LiteralPrefix* known = findLiteralPrefix(dialect_, prefix);
  if (known == nullptr) {
    const bool isWordBeforeLocalName = dialect_.spellings.keyword(prefix) != TokenKind::Word;
    if (isWordBeforeLocalName) return false;
  }
  advance();  // #
  if (at() == dialect_.textQuote) {
    quotedText();
  } else if (known != nullptr && known->kind == LiteralKind::Date) {
    const auto belongs = [&] {
      return isDigit(at()) || at() == '_' || ((at() == '-' || at() == ':' || at() == '.') && isDigit(at(1)));
    };
    while (!atEnd() && belongs()) advance();
  } else if (known == nullptr || known->kind == LiteralKind::Duration ||
             known->kind == LiteralKind::Pointer) {
    if (at() == '-' || at() == '+') advance();
    while (isNameCharacter(at()) || (at() == '.' && isNameCharacter(at(1)))) advance();
  } else {
    if (at() == '-' || at() == '+') advance();
    if (isDigit(at())) {
      digitsAndBase();
    } else {
      skipName();
    }
  }
  finish(TokenKind::TypedLiteral);
  return true;
}

void Lexer::word() {
  const bool isMember = !tokens_.empty() && tokens_.back().kind == TokenKind::Dot;
  if (dialect_.addressesStandAlone && !isMember) {
    if (const size_t length = classicAddressLength(source_.substr(position_)); length != 0) {
      advance(length);
      return finish(TokenKind::Percent);
    }
  }
  skipName();
  if (at() == '#' && typedLiteral()) return;
  const TokenKind kind = dialect_.spellings.keyword(source_.substr(start_, position_ - start_));
  if (isMember) return finish(TokenKind::Word);
  if (kind == TokenKind::Region) return restOfLine(kind);
  if (kind == TokenKind::EndRegion) return endRegion();
  if (startLocation_.line != lastLine_ &&
      sameName(source_.substr(start_, position_ - start_), dialect_.contextWords.title)) {
    size_t ahead = 0;
    while (isBlank(at(ahead))) ++ahead;
    if (at(ahead) == '=') return restOfLine(TokenKind::Title);
  }
  finish(kind);
}

// What follows on the line is lost, but for the ';' that ends the statement as a rule.
void Lexer::unclosed(int code, SourceLocation opened, std::string_view what, std::string_view close) {
  error(code, opened,
        fmt::format("the {} that starts here is not closed on its line, expected {}", what, close));
  broken_ = true;
  const size_t semicolon = source_.substr(start_, position_ - start_).find(';');
  if (semicolon == std::string_view::npos) return;
  position_ = start_ + semicolon;
}

void Lexer::quoted() {
  const SourceLocation opened = here();
  advance();
  const size_t begin = position_;
  const char quote = dialect_.nameQuote;
  advanceWhile([&](char c) { return c != quote && c != '\n' && c != '\r'; });
  if (at() != quote) return unclosed(UNTERMINATED_NAME, opened, "name", fmt::format("'{}'", quote));
  if (position_ == begin)
    error(BAD_NAME, opened, "found a name without characters, expected text between the quotes");
  advance();
}

void Lexer::hashName() {
  advance();
  if (at() == dialect_.nameQuote) {
    quoted();
  } else if (isNameCharacter(at())) {
    skipName();
  } else {
    error(BAD_NAME, startLocation_,
          fmt::format("expected the name of a local variable directly after '{}'", dialect_.localSign));
  }
  finish(TokenKind::HashName);
}

// text = "'" ( "$" any | any but "'" and line end )* "'"
void Lexer::quotedText() {
  const SourceLocation opened = here();
  advance();
  const char quote = dialect_.textQuote;
  while (!atEnd() && at() != quote && at() != '\n' && at() != '\r') {
    const bool escapes = at() == dialect_.escapeSign;
    advance();
    if (escapes && !atEnd() && at() != '\n' && at() != '\r') advance();
  }
  if (at() != quote) return unclosed(UNTERMINATED_STRING, opened, "text", fmt::format("\"{}\"", quote));
  advance();
}

// number = digits "#" digits | digits ["." digits] [("e" | "E") ["+" | "-"] digits]
void Lexer::digitsAndBase() {
  const auto isNumeral = [](char c) { return isDigit(c) || c == '_'; };
  advanceWhile(isNumeral);
  if (at() == '#') {
    advance();
    skipName();
    return;
  }
  if (at() == '.' && isDigit(at(1))) {
    advance();
    advanceWhile(isNumeral);
  }
  const bool hasSign = at(1) == '+' || at(1) == '-';
  if ((at() == 'e' || at() == 'E') && isDigit(at(hasSign ? 2 : 1))) {
    advance(hasSign ? 2 : 1);
    advanceWhile(isNumeral);
  }
  // What still clings to the number makes it a bad one; the literal's decoder says so.
  skipName();
}

void Lexer::number() {
  digitsAndBase();
  finish(TokenKind::Number);
}

// %X3 after a dot is a slice and ends there; %M0.0, %DB1.DBX2.0, %I0.0:P are addresses.
void Lexer::percent() {
  advance();
  const size_t letters = position_;
  advanceWhile([&](char c) { return isNameStart(c); });
  const std::string area = upperCase(source_.substr(letters, position_ - letters));
  advanceWhile(isDigit);
  const bool isSlice = area == "X" || area == "B" || area == "W" || area == "D";
  // %DB5.level goes on with a member instead.
  const auto goesOn = [&] {
    if (at() != '.') return false;
    const bool isDataBlock = area == "DB" && upperCase(source_.substr(position_ + 1, 2)) == "DB";
    return isDigit(at(1)) || (isDataBlock && isDigit(at(4)));
  };
  while (!isSlice && goesOn()) {
    advance();
    skipName();
  }
  const bool isPeripheral = at() == ':' && (at(1) == 'P' || at(1) == 'p') && !isNameCharacter(at(2));
  if (!isSlice && isPeripheral) advance(2);
  finish(TokenKind::Percent);
}

// A run of characters that mean nothing is one fault.
void Lexer::stray() {
  size_t bytes = 1;
  while (isContinuation(at(bytes))) ++bytes;
  const std::string_view character = source_.substr(position_, bytes);
  const auto first = static_cast<unsigned char>(character.front());
  const std::string shown =
      first >= 0x20 ? fmt::format("'{}'", character) : fmt::format("the control character 16#{:02X}", first);
  error(STRAY_CHARACTER, startLocation_,
        fmt::format("found {}, which means nothing in SCL{}", shown, strayHint(source_.substr(position_))));
  while (startsWith(character)) advance(bytes);
}

void Lexer::foreignLocalSign() {
  diagnostics_.errorOfFile(STRAY_CHARACTER, file_, startLocation_, std::string(dialect_.foreignLocalSign));
  advance();
}

void Lexer::token() {
  const char c = at();
  if (isNameStart(c)) return word();
  if (isDigit(c)) return number();
  if (c == dialect_.localSign) return hashName();
  if (c == '#' && !dialect_.foreignLocalSign.empty()) return foreignLocalSign();
  if (c == dialect_.nameQuote) {
    quoted();
    return finish(TokenKind::QuotedName);
  }
  if (c == dialect_.textQuote) {
    quotedText();
    return finish(TokenKind::Text);
  }
  if (c == '%' && isNameStart(at(1))) return percent();
  if (const Spelling* sign = dialect_.spellings.signAt(source_.substr(position_))) {
    advance(sign->text.size());
    return finish(sign->kind);
  }
  stray();
}

std::vector<Token> Lexer::run() {
  tokens_.reserve(source_.size() / 6 + 1);
  for (;;) {
    skipBlanksAndComments();
    start_ = position_;
    startLocation_ = here();
    if (atEnd()) break;
    token();
  }
  finish(TokenKind::End);
  return std::move(tokens_);
}

}  // namespace

std::vector<Token> tokensOf(const Dialect& dialect, std::string_view source, const std::string& file,
                            Diagnostics& diagnostics) {
  return Lexer(dialect, source, file, diagnostics).run();
}

}  // namespace scl
