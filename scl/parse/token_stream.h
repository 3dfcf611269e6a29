#pragma once
// The tokens of one source as the parser walks over them, and what it does when they are wrong.
//
// One fault, one sentence: fail() reports and starts a panic; while it lasts nothing is reported, and
// accept() and expect() take nothing. A caller that knows a safe token (the next ';', the END_IF of an open
// IF) skips to it and calls recover().

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scl/text/diagnostic.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/token.h"

namespace scl {

/// Owns the tokens, which point into the source; refers to the dialect and the diagnostics. All three must
/// outlive it. One thread at a time may use it.
class TokenStream {
 public:
  /// Statements, structures, regions, parentheses and array types inside each other.
  static constexpr int NESTING_MAX = 200;
  /// Operators, members and subscripts in a row make a tree as deep as the row is long.
  static constexpr int HEIGHT_MAX = 1000;

  TokenStream(const Dialect& dialect, std::vector<Token> tokens, std::string file, Diagnostics& diagnostics);

  const Dialect& dialect() const { return dialect_; }
  /// The name a token stands for, without # and quotes.
  std::string nameOf(const Token& token) const { return std::string(scl::nameOf(dialect_, token)); }

  const Token& peek() const { return tokens_[position_]; }
  const Token& peek(size_t ahead) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }
  const Token& previous() const { return tokens_[position_ == 0 ? 0 : position_ - 1]; }
  bool at(TokenKind kind) const { return peek().kind == kind; }
  const Token& take();
  /// Takes the token if it is of this kind and there is no panic.
  bool accept(TokenKind kind);
  /// As accept; else reports "expected KIND WHERE, found ...", with where as in "after the condition of IF".
  bool expect(TokenKind kind, std::string_view where);
  /// As expect; after a fault goes on behind the token wanted if it comes before the end of the statement.
  void expectOrSkipTo(TokenKind kind, std::string_view where);

  void fail(int code, SourceLocation location, std::string sentence);
  /// "expected WHAT, found TOKEN" at the next token.
  void failExpected(int code, std::string_view what);
  /// A fault after which the parser can go on at the next token: no panic.
  void report(int code, SourceLocation location, std::string sentence);
  /// A fault from which every other of this source follows.
  void reportOfSource(int code, SourceLocation location, std::string sentence);
  bool panicking() const { return panicking_; }
  /// A fault that is reported already leaves nothing to parse here.
  void panic() { panicking_ = true; }
  void recover() { panicking_ = fatal_; }
  /// Too deep to go on: reports it and skips the rest of the file.
  void giveUp(SourceLocation location, std::string sentence);

  /// Where the parser is, to come back to it with rewind(): for text that stands for two things.
  size_t position() const { return position_; }
  void rewind(size_t position) { position_ = position; }

  /// The words of the source from there up to the next token, each behind a blank and without comments;
  /// names, keywords and numbers in upper case. Two declarations with the same text mean the same.
  std::string writtenText(size_t from) const;

  /// The constructs around the parser, by what closes them: END_IF, END_STRUCT, ...
  bool isOpen(TokenKind closing) const;

  /// The height of the expression parsed last.
  int height() const { return height_; }
  void setHeight(int height);

 private:
  friend class Nesting;
  friend class Construct;

  const Dialect& dialect_;
  std::vector<Token> tokens_;
  size_t position_ = 0;
  std::string file_;
  Diagnostics& diagnostics_;
  bool panicking_ = false;
  bool fatal_ = false;
  int nesting_ = 0;
  int height_ = 0;
  std::vector<TokenKind> open_;
};

/// One level deeper as long as it lives. Beyond NESTING_MAX the stream gives up.
class Nesting {
 public:
  explicit Nesting(TokenStream& tokens);
  ~Nesting() { --tokens_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  TokenStream& tokens_;
};

/// IF .. END_IF, STRUCT .. END_STRUCT: from its first token, the one at hand, to its end.
class Construct {
 public:
  Construct(TokenStream& tokens, TokenKind closing);
  ~Construct() { tokens_.open_.pop_back(); }
  Construct(const Construct&) = delete;
  Construct& operator=(const Construct&) = delete;

  /// Takes the closing keyword; else reports it as missing, names the location of the opening and goes on as
  /// if it were there. False then: no ';' is to be expected either.
  bool close();
  SourceLocation opened() const { return opened_; }

 private:
  TokenStream& tokens_;
  Nesting nesting_;
  TokenKind opening_;
  TokenKind closing_;
  SourceLocation opened_;
};

/// END_IF, ELSE, UNTIL, VAR, FUNCTION and the like: no statement goes on past it.
bool endsStatements(TokenKind kind);

/// FUNCTION, DATA_BLOCK, TYPE, ...
bool startsBlock(TokenKind kind);

/// END_FUNCTION, END_TYPE, ...
bool endsBlock(TokenKind kind);

/// VAR_INPUT, ...: also the sections of other dialects.
bool startsSection(TokenKind kind);

/// The section of another dialect that starts with `kind`; nullptr if the dialect has it.
const ForeignSection* foreignSection(const Dialect& dialect, TokenKind kind);

/// IF, CASE, FOR, ...
bool isStatementKeyword(TokenKind kind);

}  // namespace scl
