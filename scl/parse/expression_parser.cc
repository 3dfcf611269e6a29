#include "scl/parse/expression_parser.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "scl/parse/literal.h"
#include "scl/text/indexed_address.h"
#include "scl/text/literal_prefix.h"
#include "scl/text/name.h"
#include "scl/tree/binary_operator.h"

namespace scl {
namespace {

bool isNameToken(TokenKind kind) {
  return kind == TokenKind::Word || kind == TokenKind::HashName || kind == TokenKind::QuotedName;
}

template <typename Form>
ExpressionPtr node(SourceLocation location, Form form) {
  auto expression = std::make_unique<Expression>();
  expression->location = location;
  expression->form = std::move(form);
  return expression;
}

ExpressionPtr nothing(TokenStream& tokens) {
  Literal zero;
  zero.text = "0";
  return node(tokens.peek().location, std::move(zero));
}

ExpressionPtr parseBinary(TokenStream& tokens, int level);

bool isPointer(const Dialect& dialect, const Token& token) {
  const size_t hash = token.text.find('#');
  if (token.kind != TokenKind::TypedLiteral || hash == std::string_view::npos) return false;
  const LiteralPrefix* prefix = findLiteralPrefix(dialect, upperCase(token.text.substr(0, hash)));
  return prefix != nullptr && prefix->kind == LiteralKind::Pointer;
}

// literal = number | typed-literal | text | "TRUE" | "FALSE"
ExpressionPtr parseLiteral(TokenStream& tokens) {
  const Token& token = tokens.take();
  if (token.broken) tokens.panic();
  std::optional<LiteralFault> fault;
  std::string text(token.text);
  // P#DB1.DBX0.0 BYTE 10
  if (isPointer(tokens.dialect(), token) && tokens.at(TokenKind::Word) &&
      tokens.peek(1).kind == TokenKind::Number) {
    text.append(" ").append(tokens.take().text);
    text.append(" ").append(tokens.take().text);
  }
  Literal literal = decodeLiteral(tokens.dialect(), text, fault);
  if (fault) tokens.report(fault->code, token.location, std::move(fault->sentence));
  tokens.setHeight(1);
  return node(token.location, std::move(literal));
}

// argument = [name (":=" | "=>")] expression
Argument parseArgument(TokenStream& tokens) {
  Argument argument;
  argument.location = tokens.peek().location;
  const TokenKind next = tokens.peek(1).kind;
  const bool isNamed = next == TokenKind::Assign || next == TokenKind::Arrow;
  const TokenKind kind = tokens.peek().kind;
  const bool isName =
      kind == TokenKind::Word || kind == TokenKind::QuotedName || isPlainName(tokens.peek().text);
  if (isNamed && isName) {
    argument.name = tokens.nameOf(tokens.take());
    argument.output = tokens.take().kind == TokenKind::Arrow;
  }
  argument.value = parseExpression(tokens);
  const auto* literal = std::get_if<Literal>(&argument.value->form);
  const bool isArea = literal != nullptr && literal->form == Literal::Form::Pointer;
  if (argument.output && !tokens.panicking() && !isArea && !isAssignable(*argument.value)) {
    tokens.report(NOT_ASSIGNABLE, argument.value->location,
                  fmt::format("expected a variable after {} to take the output '{}'",
                              expectedText(tokens.dialect(), TokenKind::Arrow), argument.name));
  }
  return argument;
}

// call = path "(" [argument ("," argument)*] ")"
ExpressionPtr parseCall(TokenStream& tokens, ExpressionPtr callee) {
  const Nesting nesting(tokens);
  const SourceLocation location = callee->location;
  int height = tokens.height();
  tokens.take();
  Call call;
  call.callee = std::move(callee);
  if (!tokens.at(TokenKind::RightParenthesis)) {
    do {
      call.arguments.push_back(parseArgument(tokens));
      height = std::max(height, tokens.height());
    } while (tokens.accept(TokenKind::Comma));
  }
  tokens.expect(TokenKind::RightParenthesis, "to close the arguments");
  tokens.setHeight(height + 1);
  return node(location, std::move(call));
}

// subscript = path "[" expression ("," expression)* "]"
ExpressionPtr parseSubscript(TokenStream& tokens, ExpressionPtr base) {
  const Nesting nesting(tokens);
  const SourceLocation location = tokens.take().location;
  int height = tokens.height();
  Subscript subscript;
  subscript.base = std::move(base);
  do {
    subscript.indices.push_back(parseExpression(tokens));
    height = std::max(height, tokens.height());
  } while (tokens.accept(TokenKind::Comma));
  tokens.expect(TokenKind::RightBracket, "to close the index");
  tokens.setHeight(height + 1);
  return node(location, std::move(subscript));
}

// dereference = path "^"
ExpressionPtr parseDereference(TokenStream& tokens, ExpressionPtr base) {
  const Token& token = tokens.take();
  tokens.setHeight(tokens.height() + 1);
  return node(token.location, Dereference{std::move(base)});
}

bool isSlice(std::string_view text) {
  const std::string letters = upperCase(text.substr(1, 2));
  const bool hasWidth = letters[0] == 'X' || letters[0] == 'B' || letters[0] == 'W' || letters[0] == 'D';
  return hasWidth && letters.size() == 2 && letters[1] >= '0' && letters[1] <= '9';
}

// slice = path ".%" ("X" | "B" | "W" | "D") digits
ExpressionPtr parseSlice(TokenStream& tokens, ExpressionPtr base) {
  const Token& token = tokens.take();
  Slice slice;
  slice.base = std::move(base);
  slice.width = upperCase(token.text.substr(1, 1))[0];
  const std::string_view digits = token.text.substr(2);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), slice.index);
  const int bits = slice.width == 'X' ? 1 : slice.width == 'B' ? 8 : slice.width == 'W' ? 16 : 32;
  const int indexMax = 64 / bits - 1;
  if (error != std::errc() || slice.index > indexMax) {
    slice.index = 0;
    tokens.report(BAD_SLICE, token.location,
                  fmt::format("found {}, but the largest %{} index of 64 bits is {}", described(token),
                              slice.width, indexMax));
  }
  tokens.setHeight(tokens.height() + 1);
  return node(token.location, std::move(slice));
}

// "Plant".%DBW2: an absolute operand in a data block that is named.
ExpressionPtr parseAddressIn(TokenStream& tokens, ExpressionPtr base) {
  const Token& token = tokens.take();
  auto* name = std::get_if<Name>(&base->form);
  if (name == nullptr || name->sigil != Name::Sigil::Quotes) {
    tokens.report(NOT_SUPPORTED, token.location,
                  fmt::format("found the address {}, expected the name of a data block in quotes before it",
                              described(token)));
    return base;
  }
  name->text = fmt::format("\"{}\".{}", name->text, token.text);
  name->sigil = Name::Sigil::Percent;
  return base;
}

// M0.0: STEP 7 wrote absolute operands without a sign.
bool lacksPercent(const TokenStream& tokens, const Expression& base) {
  const auto* name = std::get_if<Name>(&base.form);
  return name != nullptr && name->sigil == Name::Sigil::None && tokens.at(TokenKind::Number) &&
         parseAbsoluteAddress(fmt::format("{}.{}", name->text, tokens.peek().text));
}

// Motor.DX4.1: what stands behind the byte of a bit in classic SCL; else empty.
std::string bitBehind(TokenStream& tokens, const Token& byte) {
  const bool mayBeBit = tokens.dialect().addressesStandAlone && byte.kind == TokenKind::Word &&
                        tokens.at(TokenKind::Dot) && tokens.peek(1).kind == TokenKind::Number;
  if (!mayBeBit) return {};
  std::string bit = fmt::format(".{}", tokens.peek(1).text);
  if (placeWithPercent(std::string(byte.text) + bit).empty()) return {};
  tokens.take();
  tokens.take();
  return bit;
}

// member = path "." (name | slice | address | classic-address)
ExpressionPtr parseMember(TokenStream& tokens, ExpressionPtr base) {
  tokens.take();
  if (tokens.at(TokenKind::Percent)) {
    if (isSlice(tokens.peek().text)) return parseSlice(tokens, std::move(base));
    return parseAddressIn(tokens, std::move(base));
  }
  // "DB".#member comes from old versions of TIA.
  const bool isName = isNameToken(tokens.peek().kind) || isPlainName(tokens.peek().text);
  if (!isName) {
    tokens.failExpected(UNEXPECTED, lacksPercent(tokens, *base)
                                        ? "'%' before the absolute operand, as in %M0.0"
                                        : "the name of a member after '.'");
    return base;
  }
  const Token& token = tokens.take();
  MemberAccess access;
  access.base = std::move(base);
  access.name = tokens.nameOf(token) + bitBehind(tokens, token);
  access.quoted = token.kind == TokenKind::QuotedName;
  tokens.setHeight(tokens.height() + 1);
  return node(token.location, std::move(access));
}

ExpressionPtr parseAddress(TokenStream& tokens) {
  const Token& token = tokens.take();
  Name name;
  name.text = token.text.front() == '%' ? std::string(token.text) : withPercent(token.text);
  name.sigil = Name::Sigil::Percent;
  tokens.setHeight(1);
  return node(token.location, std::move(name));
}

bool isLiteralToken(TokenKind kind) {
  return kind == TokenKind::Number || kind == TokenKind::TypedLiteral || kind == TokenKind::Text ||
         kind == TokenKind::True || kind == TokenKind::False;
}

// primary = literal | path | "(" expression ")"
ExpressionPtr parsePrimary(TokenStream& tokens) {
  const TokenKind kind = tokens.peek().kind;
  if (isLiteralToken(kind)) return parseLiteral(tokens);
  if (isNameToken(kind) || kind == TokenKind::Percent) return parsePath(tokens);
  if (kind != TokenKind::LeftParenthesis) {
    tokens.failExpected(EXPRESSION_EXPECTED, "a value");
    return nothing(tokens);
  }
  const Nesting nesting(tokens);
  tokens.take();
  ExpressionPtr inner = parseExpression(tokens);
  tokens.expect(TokenKind::RightParenthesis, "to close the parenthesis");
  inner->parenthesised = true;
  return inner;
}

// unary = ("-" | "+" | "NOT") power | primary
ExpressionPtr parseUnary(TokenStream& tokens) {
  if (tokens.panicking()) return nothing(tokens);
  const TokenKind kind = tokens.peek().kind;
  if (kind != TokenKind::Minus && kind != TokenKind::Plus && kind != TokenKind::Not)
    return parsePrimary(tokens);
  const Nesting nesting(tokens);
  const SourceLocation location = tokens.take().location;
  Unary unary;
  unary.op = kind == TokenKind::Minus  ? UnaryOperator::Minus
             : kind == TokenKind::Plus ? UnaryOperator::Plus
                                       : UnaryOperator::Not;
  unary.operand = parseBinary(tokens, LEVEL_POWER);
  tokens.setHeight(tokens.height() + 1);
  return node(location, std::move(unary));
}

// binary(n) = binary(n + 1) (operator(n) binary(n + 1))*
ExpressionPtr parseBinary(TokenStream& tokens, int level) {
  ExpressionPtr left = parseUnary(tokens);
  for (;;) {
    const std::optional<BinaryOperator> op = binaryOperatorOf(tokens.peek().kind);
    if (tokens.panicking() || !op || levelOf(*op) < level) return left;
    const int leftHeight = tokens.height();
    const Token& token = tokens.take();
    Binary binary;
    binary.op = *op;
    binary.left = std::move(left);
    binary.right = parseBinary(tokens, levelOf(*op) + 1);
    tokens.setHeight(std::max(leftHeight, tokens.height()) + 1);
    left = node(token.location, std::move(binary));
  }
}

}  // namespace

bool atPeripheral(const TokenStream& tokens) {
  const Token& name = tokens.peek();
  const Token& colon = tokens.peek(1);
  const Token& letter = tokens.peek(2);
  return name.kind == TokenKind::QuotedName && colon.kind == TokenKind::Colon &&
         letter.kind == TokenKind::Word && sameName(letter.text, "P") && touch(name, colon) &&
         touch(colon, letter);
}

// name = word | "#" name | quoted-name [":P"]
ExpressionPtr parseName(TokenStream& tokens) {
  const bool isPeripheral = atPeripheral(tokens);
  const Token& token = tokens.take();
  if (token.broken) tokens.panic();
  Name name;
  name.text = tokens.nameOf(token);
  name.sigil = token.kind == TokenKind::HashName     ? Name::Sigil::Hash
               : token.kind == TokenKind::QuotedName ? Name::Sigil::Quotes
                                                     : Name::Sigil::None;
  name.peripheral = isPeripheral;
  if (isPeripheral) {
    tokens.take();
    tokens.take();
  }
  tokens.setHeight(1);
  return node(token.location, std::move(name));
}

ExpressionPtr parseExpression(TokenStream& tokens) {
  return parseBinary(tokens, LEVEL_OR);
}

// path = name (member | subscript | dereference)* [call]
ExpressionPtr parsePath(TokenStream& tokens) {
  ExpressionPtr path = tokens.at(TokenKind::Percent) ? parseAddress(tokens) : parseName(tokens);
  while (!tokens.panicking()) {
    if (tokens.at(TokenKind::Dot)) {
      path = parseMember(tokens, std::move(path));
    } else if (tokens.at(TokenKind::LeftBracket)) {
      path = parseSubscript(tokens, std::move(path));
    } else if (tokens.at(TokenKind::LeftParenthesis)) {
      return parseCall(tokens, std::move(path));
    } else if (tokens.at(TokenKind::Caret)) {
      path = parseDereference(tokens, std::move(path));
    } else {
      break;
    }
  }
  return path;
}

bool isAssignable(const Expression& expression) {
  return std::holds_alternative<Name>(expression.form) ||
         std::holds_alternative<MemberAccess>(expression.form) ||
         std::holds_alternative<Subscript>(expression.form) ||
         std::holds_alternative<Dereference>(expression.form) ||
         std::holds_alternative<Slice>(expression.form);
}

}  // namespace scl
