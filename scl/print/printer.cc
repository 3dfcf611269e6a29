#include <fmt/core.h>

#include <algorithm>

#include "scl/print/declaration_printer.h"
#include "scl/print/expression_printer.h"
#include "scl/print/source_writer.h"
#include "scl/print/statement_printer.h"
#include "scl/scl.h"
#include "scl/text/name.h"

namespace scl {
namespace {

std::string onOneLine(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

// Anything but a word goes into quotes, which a literal of that text has.
std::string headerText(const Dialect& dialect, const std::string& value) {
  if (isPlainName(value)) return value;
  Expression text;
  text.form = Literal{Literal::Form::String, "", "", onOneLine(value)};
  return expressionText(dialect, text);
}

// A title is free text; only one that looks quoted needs quotes.
std::string titleText(const Dialect& dialect, const std::string& title) {
  const bool looksQuoted = title.front() == dialect.textQuote || title.front() == dialect.nameQuote ||
                           title.front() == ' ' || title.back() == ' ';
  return looksQuoted ? headerText(dialect, title) : onOneLine(title);
}

std::string accessText(const SourceWriter& out, bool isOptimized) {
  const Dialect& dialect = out.dialect();
  Expression value;
  value.form = Literal{Literal::Form::String, "", "", std::string(isOptimized ? "TRUE" : "FALSE")};
  return fmt::format("{{ {} {} {} }}", dialect.accessAttributes.front(), out.word(TokenKind::Assign),
                     expressionText(dialect, value));
}

// In the order in which TIA exports it.
void printHeader(SourceWriter& out, const Header& header, bool withAccess) {
  const Dialect& dialect = out.dialect();
  const ContextWords& words = dialect.contextWords;
  const auto entry = [&](std::string_view word, const std::string& value) {
    if (!value.empty()) out.line(fmt::format("{} : {}", word, headerText(dialect, value)));
  };
  if (!header.title.empty()) out.line(fmt::format("{} = {}", words.title, titleText(dialect, header.title)));
  if (withAccess && !dialect.accessAttributes.empty()) out.line(accessText(out, header.optimizedAccess));
  entry(words.author, header.author);
  entry(words.family, header.family);
  entry(words.shortName, header.shortName);
  const std::string version =
      header.version.empty() ? std::string(dialect.defaultVersion) : onOneLine(header.version);
  if (!version.empty()) out.line(fmt::format("{} : {}", words.version, version));
  out.commentLines(header.comments);
}

// FUNCTION "name": how a block, data block or type begins.
std::string firstLine(const SourceWriter& out, TokenKind keyword, const std::string& name) {
  return fmt::format("{0} {1}{2}{1}", out.word(keyword), out.dialect().nameQuote, name);
}

// STRUCT .. END_STRUCT
void printMembers(SourceWriter& out, const std::vector<Variable>& members) {
  out.indent();
  out.line(out.word(TokenKind::Struct));
  out.indent();
  printVariables(out, members);
  out.dedent();
  out.line(fmt::format("{};", out.word(TokenKind::EndStruct)));
  out.dedent();
}

// BEGIN and the statements behind it
void printBody(SourceWriter& out, const Statements& body) {
  out.blank();
  out.line(out.word(TokenKind::Begin));
  out.indent();
  printStatements(out, body);
  out.dedent();
}

void print(SourceWriter& out, const TypeDeclaration& type) {
  out.commentLines(type.comments.above);
  out.line(firstLine(out, TokenKind::Type, type.name), type.comments);
  printHeader(out, type.header, false);
  printMembers(out, type.members);
  out.line(out.word(TokenKind::EndType));
}

struct Keywords {
  TokenKind first;
  TokenKind last;
};

Keywords keywordsOf(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::FunctionBlock: return {TokenKind::FunctionBlock, TokenKind::EndFunctionBlock};
    case Block::Kind::Function: return {TokenKind::Function, TokenKind::EndFunction};
    case Block::Kind::OrganizationBlock: break;
  }
  return {TokenKind::OrganizationBlock, TokenKind::EndOrganizationBlock};
}

void printSections(SourceWriter& out, const std::vector<VariableSection>& sections) {
  out.indent();
  for (const VariableSection& section : sections) printSection(out, section);
  out.dedent();
}

// LABEL a, b; END_LABEL, where the dialect has it
void printLabels(SourceWriter& out, const std::vector<std::string>& labels) {
  if (labels.empty() || !out.dialect().labelsAreDeclared) return;
  out.indent();
  out.line(out.word(TokenKind::Label));
  out.indent();
  for (const std::string& label : labels) out.line(label + ";");
  out.dedent();
  out.line(out.word(TokenKind::EndLabel));
  out.dedent();
}

void print(SourceWriter& out, const Block& block) {
  const Keywords keywords = keywordsOf(block.kind);
  out.commentLines(block.comments.above);
  std::string first = firstLine(out, keywords.first, block.name);
  if (block.returnType) first += " : " + typeText(out.dialect(), *block.returnType);
  out.line(first, block.comments);
  printHeader(out, block.header, true);
  printSections(out, block.sections);
  printLabels(out, block.labels);
  printBody(out, block.body);
  out.line(out.word(keywords.last));
}

// Standard access has the old form STRUCT; it cannot hold more than one section, nor a retentive one.
bool isStruct(const DataBlock& block) {
  return !block.header.optimizedAccess && block.sections.size() == 1 && !block.sections[0].retain &&
         block.sections[0].kind == Section::Static;
}

void print(SourceWriter& out, const DataBlock& block) {
  out.commentLines(block.comments.above);
  out.line(firstLine(out, TokenKind::DataBlock, block.name), block.comments);
  printHeader(out, block.header, true);
  if (!block.retain) out.line(out.dialect().contextWords.notRetain);
  if (block.of) {
    out.line(typeText(out.dialect(), *block.of));
  } else if (isStruct(block)) {
    printMembers(out, block.sections[0].variables);
  } else {
    printSections(out, block.sections);
  }
  printBody(out, block.initial);
  out.line(out.word(TokenKind::EndDataBlock));
}

}  // namespace

std::string print(const Unit& unit, const Dialect& dialect) {
  SourceWriter out(dialect);
  out.commentLines(unit.comments);
  bool isFirst = unit.comments.empty();
  for (const Unit::Item& item : unit.items) {
    if (!isFirst) out.blank();
    isFirst = false;
    std::visit([&](const auto& declared) { print(out, *declared); }, item);
  }
  return out.take();
}

}  // namespace scl
