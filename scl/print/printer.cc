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
std::string headerText(const std::string& value) {
  if (isPlainName(value)) return value;
  Expression text;
  text.form = Literal{Literal::Form::String, "", "", onOneLine(value)};
  return expressionText(text);
}

// A title is free text; only one that looks quoted needs quotes.
std::string titleText(const std::string& title) {
  const bool looksQuoted =
      title.front() == '\'' || title.front() == '"' || title.front() == ' ' || title.back() == ' ';
  return looksQuoted ? headerText(title) : onOneLine(title);
}

// In the order in which TIA exports it.
void printHeader(SourceWriter& out, const Header& header, bool withAccess) {
  if (!header.title.empty()) out.line("TITLE = " + titleText(header.title));
  if (withAccess)
    out.line(std::string("{ S7_Optimized_Access := '") + (header.optimizedAccess ? "TRUE" : "FALSE") + "' }");
  if (!header.author.empty()) out.line("AUTHOR : " + headerText(header.author));
  if (!header.family.empty()) out.line("FAMILY : " + headerText(header.family));
  if (!header.shortName.empty()) out.line("NAME : " + headerText(header.shortName));
  out.line("VERSION : " + (header.version.empty() ? "0.1" : onOneLine(header.version)));
  out.commentLines(header.comments);
}

void print(SourceWriter& out, const TypeDeclaration& type) {
  out.commentLines(type.comments.above);
  out.line("TYPE \"" + type.name + "\"", type.comments);
  printHeader(out, type.header, false);
  out.indent();
  out.line("STRUCT");
  out.indent();
  printVariables(out, type.members);
  out.dedent();
  out.line("END_STRUCT;");
  out.dedent();
  out.line("END_TYPE");
}

std::string_view keywordOf(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::FunctionBlock: return "FUNCTION_BLOCK";
    case Block::Kind::Function: return "FUNCTION";
    case Block::Kind::OrganizationBlock: return "ORGANIZATION_BLOCK";
  }
  return "";
}

void printSections(SourceWriter& out, const std::vector<VariableSection>& sections) {
  out.indent();
  for (const VariableSection& section : sections) printSection(out, section);
  out.dedent();
}

void print(SourceWriter& out, const Block& block) {
  const std::string keyword(keywordOf(block.kind));
  out.commentLines(block.comments.above);
  std::string first = keyword + " \"" + block.name + "\"";
  if (block.returnType) first += " : " + typeText(*block.returnType);
  out.line(first, block.comments);
  printHeader(out, block.header, true);
  printSections(out, block.sections);
  out.blank();
  out.line("BEGIN");
  out.indent();
  printStatements(out, block.body);
  out.dedent();
  out.line("END_" + keyword);
}

// Standard access has the old form STRUCT; it cannot hold more than one section, nor a retentive one.
bool isStruct(const DataBlock& block) {
  return !block.header.optimizedAccess && block.sections.size() == 1 && !block.sections[0].retain &&
         block.sections[0].kind == Section::Static;
}

void print(SourceWriter& out, const DataBlock& block) {
  out.commentLines(block.comments.above);
  out.line("DATA_BLOCK \"" + block.name + "\"", block.comments);
  printHeader(out, block.header, true);
  if (!block.retain) out.line("NON_RETAIN");
  if (block.of) {
    out.line(typeText(*block.of));
  } else if (isStruct(block)) {
    out.indent();
    out.line("STRUCT");
    out.indent();
    printVariables(out, block.sections[0].variables);
    out.dedent();
    out.line("END_STRUCT;");
    out.dedent();
  } else {
    printSections(out, block.sections);
  }
  out.blank();
  out.line("BEGIN");
  out.indent();
  printStatements(out, block.initial);
  out.dedent();
  out.line("END_DATA_BLOCK");
}

}  // namespace

// The classic dialect is not parsed yet, so nothing asks for its text either.
std::string print(const Unit& unit, Dialect) {
  SourceWriter out;
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
