#include "scl/parse/type_parser.h"

#include <fmt/core.h>

#include <utility>

#include "scl/parse/declaration_parser.h"
#include "scl/parse/expression_parser.h"
#include "scl/text/name.h"

namespace scl {
namespace {

// array = "ARRAY" "[" ("*" | range ("," range)*) "]" "OF" type     range = expression ".." expression
void parseArray(TokenStream& tokens, TypeName& type) {
  const Nesting nesting(tokens);
  type.form = TypeName::Form::Array;
  tokens.take();
  tokens.expect(TokenKind::LeftBracket, "after ARRAY");
  if (!tokens.accept(TokenKind::Times)) {
    do {
      TypeName::Dimension dimension;
      dimension.low = parseExpression(tokens);
      tokens.expect(TokenKind::DotDot, "between the bounds of the array");
      dimension.high = parseExpression(tokens);
      type.dimensions.push_back(std::move(dimension));
    } while (tokens.accept(TokenKind::Comma));
  } else {
    while (tokens.accept(TokenKind::Comma))
      tokens.expect(TokenKind::Times, "for each dimension of the array");
  }
  tokens.expect(TokenKind::RightBracket, "to close the bounds of the array");
  tokens.expect(TokenKind::Of, "before the type of the elements");
  type.element = std::make_unique<TypeName>(parseType(tokens));
}

// struct = "STRUCT" variable* "END_STRUCT"
void parseStruct(TokenStream& tokens, TypeName& type) {
  Construct construct(tokens, TokenKind::EndStruct);
  type.form = TypeName::Form::Struct;
  tokens.take();
  type.members = parseVariables(tokens);
  if (!construct.close()) tokens.panic();
}

void refuseMissingType(TokenStream& tokens, const TypeName& type) {
  if (!lacksType(tokens.dialect(), type.name)) return;
  tokens.report(UNKNOWN_TYPE, type.location,
                fmt::format("there is no type {} in this dialect of SCL", type.name));
}

// reference = "REF_TO" type
void parseReference(TokenStream& tokens, TypeName& type) {
  const Nesting nesting(tokens);
  type.form = TypeName::Form::Reference;
  type.name = std::string(tokens.take().text);
  refuseMissingType(tokens, type);
  type.element = std::make_unique<TypeName>(parseType(tokens));
}

// word = name | ("STRING" | "WSTRING") ["[" expression "]"]
void parseWord(TokenStream& tokens, TypeName& type) {
  const Token& token = tokens.take();
  type.name = std::string(token.text);
  refuseMissingType(tokens, type);
  if (!sameName(type.name, "STRING") && !sameName(type.name, "WSTRING")) return;
  type.form = TypeName::Form::String;
  if (!tokens.accept(TokenKind::LeftBracket)) return;
  type.length = parseExpression(tokens);
  tokens.expect(TokenKind::RightBracket, "to close the length of the string");
}

}  // namespace

// type = word | quoted-name | array | struct | reference
TypeName parseType(TokenStream& tokens) {
  TypeName type;
  type.location = tokens.peek().location;
  if (tokens.panicking()) return type;
  if (tokens.at(TokenKind::Array)) {
    parseArray(tokens, type);
  } else if (tokens.at(TokenKind::Struct)) {
    parseStruct(tokens, type);
  } else if (tokens.at(TokenKind::QuotedName)) {
    type.form = TypeName::Form::Quoted;
    type.name = tokens.nameOf(tokens.take());
  } else if (tokens.at(TokenKind::Word) && sameName(tokens.peek().text, "REF_TO")) {
    parseReference(tokens, type);
  } else if (tokens.at(TokenKind::Word)) {
    parseWord(tokens, type);
  } else {
    tokens.failExpected(UNEXPECTED, "a type");
  }
  return type;
}

}  // namespace scl
