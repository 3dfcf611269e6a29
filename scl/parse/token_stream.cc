#include "scl/parse/token_stream.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "scl/parse/hints.h"
#include "scl/text/name.h"

namespace scl {

TokenStream::TokenStream(const Dialect& dialect, std::vector<Token> tokens, std::string file,
                         Diagnostics& diagnostics)
    : dialect_(dialect), tokens_(std::move(tokens)), file_(std::move(file)), diagnostics_(diagnostics) {}

const Token& TokenStream::take() {
  const Token& token = tokens_[position_];
  if (position_ + 1 < tokens_.size()) ++position_;
  return token;
}

bool TokenStream::accept(TokenKind kind) {
  if (panicking_ || !at(kind)) return false;
  take();
  return true;
}

bool TokenStream::expect(TokenKind kind, std::string_view where) {
  if (accept(kind)) return true;
  if (panicking_) return false;
  const std::string sentence = fmt::format("expected {} {}, found {}{}", expectedText(dialect_, kind), where,
                                           described(peek()), hintFor(previous(), peek(), peek(1)));
  // What is missing at the end of a line is missing there, not at the start of the next one.
  const bool isMissingBefore = peek().firstOnLine && position_ > 0;
  fail(kind == TokenKind::Semicolon ? MISSING_SEMICOLON : UNEXPECTED,
       isMissingBefore ? previous().end : peek().location, sentence);
  return false;
}

void TokenStream::expectOrSkipTo(TokenKind kind, std::string_view where) {
  expect(kind, where);
  if (!panicking_) return;
  const auto isEnd = [&] {
    return peek().firstOnLine || at(TokenKind::End) || endsStatements(peek().kind) ||
           isStatementKeyword(peek().kind);
  };
  while (!isEnd() && !at(kind) && !at(TokenKind::Semicolon)) take();
  recover();
  if (accept(kind)) return;
  if (!peek().firstOnLine) accept(TokenKind::Semicolon);
}

void TokenStream::fail(int code, SourceLocation location, std::string sentence) {
  if (panicking_) return;
  panicking_ = true;
  diagnostics_.error(code, file_, location, std::move(sentence));
}

std::string TokenStream::writtenText(size_t from) const {
  std::string text;
  for (size_t i = from; i < position_; ++i) {
    const std::string_view word = tokens_[i].text;
    const bool hasLetters = word.find(dialect_.textQuote) != std::string_view::npos;
    text += ' ';
    text += hasLetters ? std::string(word) : upperCase(word);
  }
  return text;
}

void TokenStream::reportOfSource(int code, SourceLocation location, std::string sentence) {
  diagnostics_.errorOfFile(code, file_, location, std::move(sentence));
}

void TokenStream::failExpected(int code, std::string_view what) {
  fail(code, peek().location,
       fmt::format("expected {}, found {}{}", what, described(peek()), hintFor(previous(), peek(), peek(1))));
}

void TokenStream::report(int code, SourceLocation location, std::string sentence) {
  if (!panicking_) diagnostics_.error(code, file_, location, std::move(sentence));
}

void TokenStream::giveUp(SourceLocation location, std::string sentence) {
  fail(TOO_DEEP, location, std::move(sentence));
  fatal_ = true;
  panicking_ = true;
  position_ = tokens_.size() - 1;
}

bool TokenStream::isOpen(TokenKind closing) const {
  return std::find(open_.begin(), open_.end(), closing) != open_.end();
}

void TokenStream::setHeight(int height) {
  height_ = height;
  if (height_ <= HEIGHT_MAX || fatal_) return;
  giveUp(peek().location,
         fmt::format("the expression has more than {} operators in a row: split it", HEIGHT_MAX));
}

Nesting::Nesting(TokenStream& tokens) : tokens_(tokens) {
  ++tokens_.nesting_;
  if (tokens_.nesting_ <= TokenStream::NESTING_MAX || tokens_.fatal_) return;
  tokens_.giveUp(tokens_.peek().location,
                 fmt::format("nested more than {} levels deep: split the block", TokenStream::NESTING_MAX));
}

Construct::Construct(TokenStream& tokens, TokenKind closing)
    : tokens_(tokens),
      nesting_(tokens),
      opening_(tokens.peek().kind),
      closing_(closing),
      opened_(tokens.peek().location) {
  tokens_.open_.push_back(closing);
}

bool Construct::close() {
  const bool wasPanicking = tokens_.panicking();
  if (tokens_.accept(closing_)) return true;
  tokens_.fail(NOT_CLOSED, tokens_.peek().location,
               fmt::format("expected {} to close the {} of line {}, column {}, found {}",
                           expectedText(tokens_.dialect_, closing_), expectedText(tokens_.dialect_, opening_),
                           opened_.line, opened_.column, described(tokens_.peek())));
  tokens_.recover();
  if (wasPanicking) return tokens_.accept(closing_);
  // Any other END_x that closes none of the open constructs was probably meant to close this one.
  const TokenKind found = tokens_.peek().kind;
  const bool isStray = endsStatements(found) && !startsBlock(found) && !startsSection(found) &&
                       found != TokenKind::End && !tokens_.isOpen(found) && found != TokenKind::Else &&
                       found != TokenKind::Elsif && found != TokenKind::Until;
  if (isStray) {
    tokens_.take();
    tokens_.accept(TokenKind::Semicolon);
  }
  return false;
}

bool endsBlock(TokenKind kind) {
  return kind == TokenKind::EndFunctionBlock || kind == TokenKind::EndFunction ||
         kind == TokenKind::EndOrganizationBlock || kind == TokenKind::EndDataBlock ||
         kind == TokenKind::EndType;
}

bool startsBlock(TokenKind kind) {
  return kind == TokenKind::FunctionBlock || kind == TokenKind::Function ||
         kind == TokenKind::OrganizationBlock || kind == TokenKind::DataBlock || kind == TokenKind::Type;
}

bool startsSection(TokenKind kind) {
  return kind == TokenKind::Var || kind == TokenKind::VarInput || kind == TokenKind::VarOutput ||
         kind == TokenKind::VarInOut || kind == TokenKind::VarTemp || kind == TokenKind::Const ||
         kind == TokenKind::Label;
}

const ForeignSection* foreignSection(const Dialect& dialect, TokenKind kind) {
  const auto found = std::find_if(dialect.foreignSections.begin(), dialect.foreignSections.end(),
                                  [&](const ForeignSection& section) { return section.opening == kind; });
  return found == dialect.foreignSections.end() ? nullptr : &*found;
}

bool isStatementKeyword(TokenKind kind) {
  return kind == TokenKind::If || kind == TokenKind::Case || kind == TokenKind::For ||
         kind == TokenKind::While || kind == TokenKind::Repeat || kind == TokenKind::Exit ||
         kind == TokenKind::Continue || kind == TokenKind::Return || kind == TokenKind::Goto ||
         kind == TokenKind::Region;
}

bool endsStatements(TokenKind kind) {
  return kind == TokenKind::End || kind == TokenKind::EndIf || kind == TokenKind::Else ||
         kind == TokenKind::Elsif || kind == TokenKind::EndCase || kind == TokenKind::EndFor ||
         kind == TokenKind::EndWhile || kind == TokenKind::EndRepeat || kind == TokenKind::Until ||
         kind == TokenKind::EndRegion || kind == TokenKind::EndVar || kind == TokenKind::EndStruct ||
         kind == TokenKind::EndConst || kind == TokenKind::EndLabel || kind == TokenKind::Begin ||
         endsBlock(kind) || startsBlock(kind) || startsSection(kind);
}

}  // namespace scl
