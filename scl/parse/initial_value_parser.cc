#include "scl/parse/initial_value_parser.h"

#include <utility>

#include "scl/parse/expression_parser.h"

namespace scl {
namespace {

bool isNameToken(TokenKind kind) {
  return kind == TokenKind::Word || kind == TokenKind::HashName || kind == TokenKind::QuotedName;
}

template <typename List>
ExpressionPtr listAt(SourceLocation location, List list) {
  auto expression = std::make_unique<Expression>();
  expression->location = location;
  expression->form = std::move(list);
  return expression;
}

// An initial value in parentheses is a structure if a comma, := or a list stands in them: (1, 2), (a := 1),
// (),
// ([1, 2]), ((1, 2)).
bool startsStructList(const TokenStream& tokens) {
  size_t ahead = 0;
  while (tokens.peek(ahead).kind == TokenKind::LeftParenthesis) ++ahead;
  const TokenKind first = tokens.peek(ahead).kind;
  if (first == TokenKind::RightParenthesis || first == TokenKind::LeftBracket) return true;
  const size_t opened = ahead;
  for (size_t depth = opened; depth > 0; ++ahead) {
    const TokenKind kind = tokens.peek(ahead).kind;
    if (kind == TokenKind::LeftParenthesis || kind == TokenKind::LeftBracket) ++depth;
    if (kind == TokenKind::RightParenthesis || kind == TokenKind::RightBracket) --depth;
    if (depth <= opened && (kind == TokenKind::Comma || kind == TokenKind::Assign)) return true;
    if (endsStatements(kind) || kind == TokenKind::Semicolon) return false;
  }
  return false;
}

// struct-list = "(" [entry ("," entry)*] ")"     entry = [name ":="] initial-value
ExpressionPtr parseStructList(TokenStream& tokens) {
  const Nesting nesting(tokens);
  const SourceLocation location = tokens.take().location;
  StructList list;
  if (!tokens.at(TokenKind::RightParenthesis)) {
    do {
      Argument entry;
      entry.location = tokens.peek().location;
      if (tokens.peek(1).kind == TokenKind::Assign && tokens.peek().kind != TokenKind::End) {
        entry.name = tokens.nameOf(tokens.take());
        tokens.take();
      }
      entry.value = parseInitialValue(tokens);
      list.entries.push_back(std::move(entry));
    } while (tokens.accept(TokenKind::Comma));
  }
  tokens.expect(TokenKind::RightParenthesis, "to close the values of the structure");
  return listAt(location, std::move(list));
}

// entry = initial-value | count "(" initial-value ")"     count = number | name
ArrayList::Entry parseArrayEntry(TokenStream& tokens) {
  ArrayList::Entry entry;
  const TokenKind kind = tokens.peek().kind;
  const bool isRepeated = (kind == TokenKind::Number || isNameToken(kind)) &&
                          tokens.peek(1).kind == TokenKind::LeftParenthesis && !tokens.panicking();
  if (!isRepeated) {
    entry.value = parseInitialValue(tokens);
    return entry;
  }
  const Nesting nesting(tokens);
  entry.repeat = kind == TokenKind::Number ? parseExpression(tokens) : parseName(tokens);
  tokens.take();
  entry.value = parseInitialValue(tokens);
  tokens.expect(TokenKind::RightParenthesis, "to close the repeated value");
  return entry;
}

// array-list = "[" entry ("," entry)* "]"
ExpressionPtr parseArrayList(TokenStream& tokens) {
  const Nesting nesting(tokens);
  const SourceLocation location = tokens.take().location;
  ArrayList list;
  if (!tokens.at(TokenKind::RightBracket)) {
    do {
      list.entries.push_back(parseArrayEntry(tokens));
    } while (tokens.accept(TokenKind::Comma));
  }
  tokens.expect(TokenKind::RightBracket, "to close the values of the array");
  return listAt(location, std::move(list));
}

}  // namespace

// initial-value = array-list | struct-list | expression
ExpressionPtr parseInitialValue(TokenStream& tokens) {
  if (tokens.panicking()) return parseExpression(tokens);
  if (tokens.at(TokenKind::LeftBracket)) return parseArrayList(tokens);
  if (tokens.at(TokenKind::LeftParenthesis) && startsStructList(tokens)) return parseStructList(tokens);
  return parseExpression(tokens);
}

// start-value = initial-value | entry ("," entry)*
ExpressionPtr parseStartValue(TokenStream& tokens) {
  if (!tokens.dialect().startValuesStandAlone) return parseInitialValue(tokens);
  const SourceLocation location = tokens.peek().location;
  ArrayList list;
  do {
    list.entries.push_back(parseArrayEntry(tokens));
  } while (tokens.accept(TokenKind::Comma) && !tokens.panicking());
  const bool isOneValue = list.entries.size() == 1 && !list.entries.front().repeat;
  return isOneValue ? std::move(list.entries.front().value) : listAt(location, std::move(list));
}

}  // namespace scl
