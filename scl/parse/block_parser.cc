#include "scl/parse/block_parser.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

#include "scl/parse/declaration_parser.h"
#include "scl/parse/expression_parser.h"
#include "scl/parse/initial_value_parser.h"
#include "scl/parse/literal.h"
#include "scl/parse/statement_parser.h"
#include "scl/parse/type_parser.h"
#include "scl/text/name.h"

namespace scl {
namespace {

std::string unquoted(const Dialect& dialect, std::string_view text) {
  const auto isBetween = [&](char quote) {
    return text.size() >= 2 && text.front() == quote && text.back() == quote;
  };
  const bool isText = isBetween(dialect.textQuote);
  const bool isName = isBetween(dialect.nameQuote);
  if (isName) return std::string(text.substr(1, text.size() - 2));
  if (!isText) return std::string(text);
  std::optional<LiteralFault> fault;
  const Literal literal = decodeLiteral(dialect, text, fault);
  return std::get<std::string>(literal.value);
}

// name = word | quoted-name; `location` becomes its place
std::string parseBlockName(TokenStream& tokens, std::string_view what, SourceLocation& location) {
  location = tokens.peek().location;
  if (tokens.at(TokenKind::Word) || tokens.at(TokenKind::QuotedName)) return tokens.nameOf(tokens.take());
  tokens.failExpected(UNEXPECTED, fmt::format("the name of the {}", what));
  // The header that follows is fine as a rule.
  tokens.recover();
  const bool isBadName = !tokens.peek().firstOnLine && !tokens.at(TokenKind::Colon) &&
                         !tokens.at(TokenKind::LeftBrace) && !tokens.at(TokenKind::End);
  if (isBadName) tokens.take();
  return "?";
}

// title = "TITLE" "=" free text to the end of the line
void parseTitle(TokenStream& tokens, Header& header) {
  std::string_view text = tokens.take().text;
  text.remove_prefix(text.find('=') + 1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  header.title = unquoted(tokens.dialect(), text);
}

bool atWord(const TokenStream& tokens, std::string_view word) {
  return tokens.at(TokenKind::Word) && sameName(tokens.peek().text, word);
}

bool atHeaderWord(const TokenStream& tokens) {
  const ContextWords& words = tokens.dialect().contextWords;
  return atWord(tokens, words.retain) || atWord(tokens, words.notRetain) ||
         std::any_of(words.ignoredInHeader.begin(), words.ignoredInHeader.end(),
                     [&](std::string_view word) { return atWord(tokens, word); });
}

// The words after "AUTHOR :" as they stand, up to the end of the line or what else a header may have on it.
std::string parseHeaderValue(TokenStream& tokens) {
  tokens.take();
  tokens.take();
  const auto goesOn = [&] {
    return !tokens.peek().firstOnLine && !tokens.at(TokenKind::LeftBrace) && !tokens.at(TokenKind::Struct) &&
           !endsStatements(tokens.peek().kind) && tokens.peek(1).kind != TokenKind::Colon &&
           !atHeaderWord(tokens);
  };
  if (!goesOn()) return {};
  const char* begin = tokens.peek().text.data();
  const char* end = begin;
  do {
    const Token& token = tokens.take();
    end = token.text.data() + token.text.size();
  } while (goesOn());
  return unquoted(tokens.dialect(), std::string_view(begin, static_cast<size_t>(end - begin)));
}

// header = (title | attributes | ("AUTHOR" | "FAMILY" | "NAME" | "VERSION") ":" value | "NON_RETAIN" | ...)*
void parseHeader(TokenStream& tokens, Header& header, bool& retain) {
  const ContextWords& words = tokens.dialect().contextWords;
  if (tokens.dialect().accessAttributes.empty()) header.optimizedAccess = false;
  for (;;) {
    if (tokens.panicking()) return;
    const bool hasValue = tokens.peek(1).kind == TokenKind::Colon;
    if (tokens.at(TokenKind::LeftBrace)) {
      const std::optional<bool> optimized = parseAttributes(tokens).optimizedAccess;
      header.accessWritten = header.accessWritten || optimized.has_value();
      header.optimizedAccess = optimized.value_or(header.optimizedAccess);
    } else if (tokens.at(TokenKind::Title)) {
      parseTitle(tokens, header);
    } else if (hasValue && atWord(tokens, words.author)) {
      header.author = parseHeaderValue(tokens);
    } else if (hasValue && atWord(tokens, words.family)) {
      header.family = parseHeaderValue(tokens);
    } else if (hasValue && atWord(tokens, words.shortName)) {
      header.shortName = parseHeaderValue(tokens);
    } else if (hasValue && atWord(tokens, words.version)) {
      header.version = parseHeaderValue(tokens);
    } else if (atWord(tokens, words.notRetain)) {
      retain = false;
      tokens.take();
    } else if (atWord(tokens, words.retain)) {
      retain = true;
      tokens.take();
    } else if (atHeaderWord(tokens)) {
      tokens.take();
    } else {
      return;
    }
  }
}

// Behind a fault between header and body: on to the next section, statement part or block.
void skipToSection(TokenStream& tokens) {
  tokens.recover();
  while (!startsSection(tokens.peek().kind) && !startsBlock(tokens.peek().kind) &&
         !endsBlock(tokens.peek().kind) && !tokens.at(TokenKind::Begin) && !tokens.at(TokenKind::Struct) &&
         !tokens.at(TokenKind::End)) {
    tokens.take();
  }
}

// The labels that a GOTO names, from here to the end of the block.
std::set<std::string> gotoTargets(const TokenStream& tokens) {
  std::set<std::string> targets;
  for (size_t ahead = 0;; ++ahead) {
    const TokenKind kind = tokens.peek(ahead).kind;
    if (kind == TokenKind::End || startsBlock(kind) || endsBlock(kind)) return targets;
    if (kind == TokenKind::Goto) targets.insert(upperCase(tokens.nameOf(tokens.peek(ahead + 1))));
  }
}

void refuseSection(TokenStream& tokens, const ForeignSection& section) {
  const SourceLocation location = tokens.take().location;
  if (section.isOtherDialect) {
    tokens.reportOfSource(SECTION_NOT_ALLOWED, location, std::string(section.sentence));
  } else {
    tokens.report(SECTION_NOT_ALLOWED, location, std::string(section.sentence));
  }
  while (!tokens.at(section.closing) && !tokens.at(TokenKind::End) && !endsBlock(tokens.peek().kind) &&
         !tokens.at(TokenKind::Begin)) {
    tokens.take();
  }
  tokens.accept(section.closing);
  tokens.accept(TokenKind::Semicolon);
}

constexpr ForeignSection NO_LABELS = {TokenKind::Label, TokenKind::EndLabel,
                                      "found LABEL, but a data block holds no statements: leave it out"};
constexpr ForeignSection NO_CONSTANTS = {
    TokenKind::Const, TokenKind::EndConst,
    "found CONST, but a data block holds variables only: declare the constants in the blocks that use them"};

// The section that cannot stand here; nullptr if it can.
const ForeignSection* refusedSection(const TokenStream& tokens, bool inDataBlock) {
  const TokenKind opening = tokens.peek().kind;
  if (const ForeignSection* foreign = foreignSection(tokens.dialect(), opening)) return foreign;
  if (inDataBlock && opening == NO_LABELS.opening) return &NO_LABELS;
  return inDataBlock && opening == NO_CONSTANTS.opening ? &NO_CONSTANTS : nullptr;
}

// sections = (section | constants | labels)*
// Constants and labels of their own are for code blocks: of a data block `labels` is nullptr.
void parseSections(TokenStream& tokens, std::vector<VariableSection>& sections,
                   std::vector<std::string>* labels) {
  while (startsSection(tokens.peek().kind)) {
    if (const ForeignSection* refused = refusedSection(tokens, labels == nullptr)) {
      refuseSection(tokens, *refused);
    } else if (tokens.at(TokenKind::Const)) {
      sections.push_back(parseConstants(tokens));
    } else if (tokens.at(TokenKind::Label)) {
      parseLabels(tokens, *labels);
    } else {
      sections.push_back(parseSection(tokens));
    }
  }
}

void closeBlock(TokenStream& tokens, Construct& construct) {
  construct.close();
  tokens.accept(TokenKind::Semicolon);
}

Block::Kind blockKindOf(TokenKind kind) {
  if (kind == TokenKind::FunctionBlock) return Block::Kind::FunctionBlock;
  if (kind == TokenKind::Function) return Block::Kind::Function;
  return Block::Kind::OrganizationBlock;
}

TokenKind closingOf(TokenKind kind) {
  if (kind == TokenKind::FunctionBlock) return TokenKind::EndFunctionBlock;
  if (kind == TokenKind::Function) return TokenKind::EndFunction;
  return TokenKind::EndOrganizationBlock;
}

// block = ("FUNCTION_BLOCK" name | "FUNCTION" name ":" type | "ORGANIZATION_BLOCK" name) header sections
// ["BEGIN"]
//         statements ("END_FUNCTION_BLOCK" | "END_FUNCTION" | "END_ORGANIZATION_BLOCK") [";"]
std::unique_ptr<Block> parseBlock(TokenStream& tokens) {
  const TokenKind keyword = tokens.peek().kind;
  Construct construct(tokens, closingOf(keyword));
  auto block = std::make_unique<Block>();
  block->kind = blockKindOf(keyword);
  block->location = construct.opened();
  tokens.take();
  block->name = parseBlockName(tokens, "block", block->nameLocation);
  if (block->kind == Block::Kind::Function) {
    tokens.expect(TokenKind::Colon, "and the type that the function returns");
    block->returnType = parseType(tokens);
  }
  bool ignoredRetain = false;
  if (tokens.panicking()) tokens.recover();
  parseHeader(tokens, block->header, ignoredRetain);
  if (tokens.panicking()) skipToSection(tokens);
  parseSections(tokens, block->sections, &block->labels);
  tokens.accept(TokenKind::Begin);
  block->body = parseBody(tokens, gotoTargets(tokens));
  closeBlock(tokens, construct);
  return block;
}

// struct-section = "STRUCT" declaration* "END_STRUCT" [";"]
VariableSection parseStructSection(TokenStream& tokens) {
  Construct construct(tokens, TokenKind::EndStruct);
  VariableSection section;
  section.location = construct.opened();
  tokens.take();
  section.variables = parseVariables(tokens);
  construct.close();
  tokens.accept(TokenKind::Semicolon);
  return section;
}

// initial = (path ":=" initial-value ";")*
Statements parseInitialAssignments(TokenStream& tokens) {
  Statements assignments;
  while (!endsBlock(tokens.peek().kind) && !startsBlock(tokens.peek().kind) && !tokens.at(TokenKind::End)) {
    if (tokens.accept(TokenKind::Semicolon)) continue;
    const size_t before = tokens.position();
    Assignment assignment;
    auto statement = std::make_unique<Statement>();
    statement->location = tokens.peek().location;
    const bool isName =
        tokens.at(TokenKind::QuotedName) || isPlainName(tokens.peek().text) || tokens.at(TokenKind::Word);
    if (!isName) {
      tokens.failExpected(STATEMENT_EXPECTED, "a variable of the data block and ':='");
    } else {
      assignment.target = parsePath(tokens);
      tokens.expect(TokenKind::Assign, "after the variable of the data block");
      assignment.value = parseStartValue(tokens);
      tokens.expect(TokenKind::Semicolon, "after the assignment");
    }
    if (tokens.panicking()) {
      tokens.recover();
      const bool isNextAssignment = tokens.peek().firstOnLine && tokens.position() != before;
      while (!isNextAssignment && !tokens.at(TokenKind::End) && !endsBlock(tokens.peek().kind) &&
             !startsBlock(tokens.peek().kind) && tokens.take().kind != TokenKind::Semicolon) {
      }
    }
    if (!assignment.target || !assignment.value) continue;
    statement->form = std::move(assignment);
    assignments.push_back(std::move(statement));
  }
  return assignments;
}

// data-block = "DATA_BLOCK" name header (struct-section | sections | type [";"]) ["BEGIN" initial]
// "END_DATA_BLOCK"
std::unique_ptr<DataBlock> parseDataBlock(TokenStream& tokens) {
  Construct construct(tokens, TokenKind::EndDataBlock);
  auto block = std::make_unique<DataBlock>();
  block->location = construct.opened();
  tokens.take();
  block->name = parseBlockName(tokens, "data block", block->nameLocation);
  block->retain = true;
  parseHeader(tokens, block->header, block->retain);
  if (tokens.at(TokenKind::Struct)) {
    block->sections.push_back(parseStructSection(tokens));
  } else if (startsSection(tokens.peek().kind)) {
    parseSections(tokens, block->sections, nullptr);
  } else if (!tokens.at(TokenKind::Begin) && !endsBlock(tokens.peek().kind) && !tokens.panicking()) {
    block->of = parseType(tokens);
    tokens.accept(TokenKind::Semicolon);
  }
  // NON_RETAIN may also follow the type.
  parseHeader(tokens, block->header, block->retain);
  if (tokens.panicking()) skipToSection(tokens);
  if (tokens.accept(TokenKind::Begin)) {
    block->initial = parseInitialAssignments(tokens);
  }
  closeBlock(tokens, construct);
  return block;
}

// type = "TYPE" name header "STRUCT" declaration* "END_STRUCT" [";"] "END_TYPE" [";"]
std::unique_ptr<TypeDeclaration> parseTypeDeclaration(TokenStream& tokens) {
  Construct construct(tokens, TokenKind::EndType);
  auto type = std::make_unique<TypeDeclaration>();
  type->location = construct.opened();
  tokens.take();
  type->name = parseBlockName(tokens, "type", type->nameLocation);
  bool ignoredRetain = false;
  tokens.accept(TokenKind::Colon);
  parseHeader(tokens, type->header, ignoredRetain);
  if (tokens.at(TokenKind::Struct)) {
    type->members = parseStructSection(tokens).variables;
  } else {
    tokens.failExpected(UNEXPECTED, "STRUCT with the members of the type");
    skipToSection(tokens);
    if (tokens.at(TokenKind::Struct)) type->members = parseStructSection(tokens).variables;
  }
  closeBlock(tokens, construct);
  return type;
}

}  // namespace

Unit::Item parseItem(TokenStream& tokens) {
  const size_t first = tokens.position();
  Unit::Item item = tokens.at(TokenKind::Type)        ? Unit::Item(parseTypeDeclaration(tokens))
                    : tokens.at(TokenKind::DataBlock) ? Unit::Item(parseDataBlock(tokens))
                                                      : Unit::Item(parseBlock(tokens));
  std::visit([&](auto& declaration) { declaration->written = tokens.writtenText(first); }, item);
  return item;
}

}  // namespace scl
