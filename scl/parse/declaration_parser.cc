#include "scl/parse/declaration_parser.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>

#include "scl/parse/initial_value_parser.h"
#include "scl/parse/type_parser.h"
#include "scl/text/name.h"

namespace scl {
namespace {

// Each name of "a, b : T" gets its type by reading the text of T again; bounded, so that a long list of names
// and a long type stay linear.
constexpr size_t NAMES_MAX = 64;

bool containsStruct(const TypeName& type) {
  return type.form == TypeName::Form::Struct || (type.element && containsStruct(*type.element));
}

bool followsName(TokenKind kind) {
  return kind == TokenKind::Colon || kind == TokenKind::Comma || kind == TokenKind::LeftBrace ||
         kind == TokenKind::At;
}

// A keyword that stands where a name should, as in "begin : Int;".
bool isKeywordAsName(const TokenStream& tokens) {
  return isPlainName(tokens.peek().text) && followsName(tokens.peek(1).kind);
}

void noteVersion(const Attributes& attributes, Variable& variable) {
  if (attributes.libraryVersion) variable.hasLibraryVersion = true;
}

// name = word | quoted-name [attributes]
void parseVariableName(TokenStream& tokens, Variable& variable) {
  variable.location = tokens.peek().location;
  if (tokens.panicking()) return;
  if (tokens.at(TokenKind::Word) || tokens.at(TokenKind::QuotedName)) {
    variable.quoted = tokens.at(TokenKind::QuotedName);
    variable.name = tokens.nameOf(tokens.take());
  } else if (isKeywordAsName(tokens)) {
    const Token& token = tokens.take();
    variable.name = std::string(token.text);
    tokens.report(BAD_NAME, token.location,
                  fmt::format("{0} is a keyword: as a name it needs quotes, {1}{0}{1}", token.text,
                              tokens.dialect().nameQuote));
  } else if (tokens.at(TokenKind::HashName)) {
    tokens.fail(BAD_NAME, tokens.peek().location,
                fmt::format("found {}, a declaration has the name without '{}'", described(tokens.peek()),
                            tokens.dialect().localSign));
  } else {
    tokens.failExpected(UNEXPECTED, "the name of a variable");
  }
  noteVersion(parseAttributes(tokens), variable);
}

// view = "AT" name
void parseView(TokenStream& tokens, Variable& variable) {
  if (!tokens.accept(TokenKind::At)) return;
  const bool isName =
      tokens.at(TokenKind::Word) || tokens.at(TokenKind::QuotedName) || tokens.at(TokenKind::HashName);
  if (!isName) {
    tokens.failExpected(UNEXPECTED, "the name of the viewed variable after AT");
    return;
  }
  variable.at = tokens.nameOf(tokens.take());
}

// type-and-value = [view] ":" type [attributes] [":=" initial-value] ";"
void parseTypeAndValue(TokenStream& tokens, Variable& variable) {
  parseView(tokens, variable);
  tokens.expect(TokenKind::Colon, "between the name and its type");
  noteVersion(parseAttributes(tokens), variable);
  variable.typeName = parseType(tokens);
  noteVersion(parseAttributes(tokens), variable);
  if (tokens.accept(TokenKind::Assign)) variable.initial = parseStartValue(tokens);
}

// Behind the ';' of the faulty declaration, or before what ends or starts one.
void skipDeclaration(TokenStream& tokens) {
  tokens.recover();
  while (!endsStatements(tokens.peek().kind)) {
    if (tokens.take().kind == TokenKind::Semicolon) return;
    const bool startsNext = tokens.peek().firstOnLine && followsName(tokens.peek(1).kind);
    if (startsNext) return;
  }
}

// declaration = name ("," name)* type-and-value
void parseDeclaration(TokenStream& tokens, std::vector<Variable>& variables) {
  const size_t first = variables.size();
  const size_t start = tokens.position();
  do {
    if (variables.size() - first == NAMES_MAX) {
      tokens.fail(NOT_SUPPORTED, tokens.peek().location,
                  fmt::format("more than {} names share one type here", NAMES_MAX));
    }
    Variable variable;
    parseVariableName(tokens, variable);
    variables.push_back(std::move(variable));
  } while (tokens.accept(TokenKind::Comma));
  const size_t type = tokens.position();
  for (size_t i = first; i < variables.size() && !tokens.panicking(); ++i) {
    tokens.rewind(type);
    parseTypeAndValue(tokens, variables[i]);
    const bool sharesStruct = variables.size() - first > 1 && containsStruct(variables[i].typeName);
    if (!sharesStruct) continue;
    tokens.report(NOT_SUPPORTED, variables[first].location,
                  "several names share one STRUCT here: declare each by itself, or make it a TYPE");
    break;
  }
  tokens.expect(TokenKind::Semicolon, "after the declaration");
  const bool goesOnAtNextLine = tokens.panicking() && tokens.position() != start &&
                                tokens.peek().firstOnLine && followsName(tokens.peek(1).kind);
  if (goesOnAtNextLine) tokens.recover();
  if (tokens.panicking()) skipDeclaration(tokens);
}

Section sectionOf(TokenKind kind) {
  if (kind == TokenKind::VarInput) return Section::Input;
  if (kind == TokenKind::VarOutput) return Section::Output;
  if (kind == TokenKind::VarInOut) return Section::InOut;
  if (kind == TokenKind::VarTemp) return Section::Temp;
  return Section::Static;
}

// qualifier = "RETAIN" | "NON_RETAIN" | "DB_SPECIFIC" | "CONSTANT"
bool acceptQualifier(TokenStream& tokens, std::string_view qualifier) {
  const bool isIt = tokens.at(TokenKind::Word) && sameName(tokens.peek().text, qualifier) &&
                    !followsName(tokens.peek(1).kind) && !tokens.panicking();
  if (isIt) tokens.take();
  return isIt;
}

}  // namespace

// attributes = ("{" anything but "}" "}")*
Attributes parseAttributes(TokenStream& tokens) {
  const Dialect& dialect = tokens.dialect();
  Attributes attributes;
  while (tokens.at(TokenKind::LeftBrace) && !tokens.panicking()) {
    const SourceLocation opened = tokens.take().location;
    while (!tokens.at(TokenKind::RightBrace)) {
      if (tokens.at(TokenKind::End) || startsSection(tokens.peek().kind) || endsBlock(tokens.peek().kind)) {
        tokens.fail(NOT_CLOSED, opened, "the attributes that start here are not closed, expected '}'");
        return attributes;
      }
      const Token& token = tokens.take();
      const std::string name = tokens.nameOf(token);
      if (sameName(name, dialect.versionAttribute)) attributes.libraryVersion = true;
      const bool isOptimized =
          std::any_of(dialect.accessAttributes.begin(), dialect.accessAttributes.end(),
                      [&](std::string_view attribute) { return sameName(name, attribute); });
      if (!isOptimized || !tokens.accept(TokenKind::Assign)) continue;
      std::string_view value = tokens.peek().text;
      if (value.size() >= 2 && (value.front() == dialect.textQuote || value.front() == dialect.nameQuote))
        value = value.substr(1, value.size() - 2);
      attributes.optimizedAccess = sameName(value, "TRUE");
    }
    tokens.take();
  }
  return attributes;
}

std::vector<Variable> parseVariables(TokenStream& tokens) {
  std::vector<Variable> variables;
  while (!tokens.panicking() && (!endsStatements(tokens.peek().kind) || isKeywordAsName(tokens))) {
    if (!tokens.accept(TokenKind::Semicolon)) parseDeclaration(tokens, variables);
  }
  return variables;
}

// constants = "CONST" (name ":=" value ";")* "END_CONST"
VariableSection parseConstants(TokenStream& tokens) {
  Construct construct(tokens, TokenKind::EndConst);
  VariableSection section;
  section.location = construct.opened();
  section.kind = Section::Constants;
  tokens.take();
  while (!endsStatements(tokens.peek().kind)) {
    if (tokens.accept(TokenKind::Semicolon)) continue;
    Variable constant;
    parseVariableName(tokens, constant);
    tokens.expect(TokenKind::Assign, "between the constant and its value");
    if (!tokens.panicking()) constant.initial = parseInitialValue(tokens);
    tokens.expect(TokenKind::Semicolon, "after the constant");
    if (tokens.panicking()) skipDeclaration(tokens);
    section.variables.push_back(std::move(constant));
  }
  construct.close();
  tokens.accept(TokenKind::Semicolon);
  return section;
}

// labels = "LABEL" (name ("," name)* ";")* "END_LABEL"
void parseLabels(TokenStream& tokens, std::vector<std::string>& labels) {
  Construct construct(tokens, TokenKind::EndLabel);
  tokens.take();
  while (!endsStatements(tokens.peek().kind)) {
    if (tokens.accept(TokenKind::Semicolon)) continue;
    Variable label;
    parseVariableName(tokens, label);
    labels.push_back(label.name);
    if (!tokens.accept(TokenKind::Comma)) tokens.expect(TokenKind::Semicolon, "after the labels");
    if (tokens.panicking()) skipDeclaration(tokens);
  }
  construct.close();
  tokens.accept(TokenKind::Semicolon);
}

// section = ("VAR" | "VAR_INPUT" | "VAR_OUTPUT" | "VAR_IN_OUT" | "VAR_TEMP") qualifier* declaration*
// "END_VAR"
VariableSection parseSection(TokenStream& tokens) {
  Construct construct(tokens, TokenKind::EndVar);
  VariableSection section;
  section.location = construct.opened();
  section.kind = sectionOf(tokens.take().kind);
  const ContextWords& words = tokens.dialect().contextWords;
  for (bool any = true; any;) {
    any = false;
    if (acceptQualifier(tokens, words.retain)) any = section.retain = true;
    if (acceptQualifier(tokens, words.notRetain)) any = true;
    for (const std::string_view ignored : words.ignoredBehindVar) any |= acceptQualifier(tokens, ignored);
    if (acceptQualifier(tokens, words.constant)) {
      any = true;
      section.kind = Section::Constants;
    }
  }
  section.variables = parseVariables(tokens);
  construct.close();
  tokens.accept(TokenKind::Semicolon);
  return section;
}

}  // namespace scl
