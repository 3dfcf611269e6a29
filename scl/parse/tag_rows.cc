#include "scl/tag_rows.h"

#include <fmt/core.h>

#include <utility>

#include "scl/parse/expression_parser.h"
#include "scl/parse/token_stream.h"
#include "scl/parse/type_parser.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/lexer.h"
#include "scl/text/name.h"

namespace scl {
namespace {

/// The words of one cell, all at the location of its row.
class Cell {
 public:
  Cell(const std::string& text, SourceLocation row, const std::string& file, const Dialect& dialect,
       Diagnostics& diagnostics)
      : text_(text), tokens_(dialect, wordsOf(text_, row, file, dialect, diagnostics), file, diagnostics) {}

  TokenStream& tokens() { return tokens_; }

  /// False: something stands behind what was parsed, or that was wrong, and it is reported.
  bool end() {
    if (!tokens_.panicking() && !tokens_.at(TokenKind::End))
      tokens_.failExpected(UNEXPECTED, "the end of the cell");
    return !tokens_.panicking();
  }

 private:
  static std::vector<Token> wordsOf(const std::string& text, SourceLocation row, const std::string& file,
                                    const Dialect& dialect, Diagnostics& diagnostics) {
    Diagnostics ofCell;
    std::vector<Token> words = tokensOf(dialect, text, file, ofCell);
    for (const Diagnostic& fault : ofCell.list()) diagnostics.error(fault.code, file, row, fault.sentence);
    for (Token& word : words) word.location = word.end = row;
    return words;
  }

  std::string text_;
  TokenStream tokens_;
};

class RowParser {
 public:
  RowParser(Unit& unit, const Dialect& dialect, Diagnostics& diagnostics)
      : unit_(unit), dialect_(dialect), diagnostics_(diagnostics) {}

  void add(const TagRow& row) {
    if (!hasName(row.name, row.location)) return;
    Tag tag;
    tag.location = row.location;
    tag.name = row.name;
    tag.address = row.address;
    if (parseTypeOf(row.type, row.location, tag.typeName)) unit_.tags.push_back(std::move(tag));
  }

  void add(const UserConstantRow& row) {
    if (!hasName(row.name, row.location)) return;
    Variable constant;
    constant.location = row.location;
    constant.name = row.name;
    constant.quoted = true;
    if (!parseTypeOf(row.type, row.location, constant.typeName)) return;
    Cell cell(row.value, row.location, unit_.file, dialect_, diagnostics_);
    constant.initial = parseExpression(cell.tokens());
    if (cell.end()) unit_.userConstants.push_back(std::move(constant));
  }

 private:
  bool hasName(const std::string& name, SourceLocation row) {
    if (!name.empty()) return true;
    diagnostics_.error(BAD_NAME, unit_.file, row,
                       "the row has no name, expected the name of a tag or constant");
    return false;
  }

  bool parseTypeOf(const std::string& type, SourceLocation row, TypeName& result) {
    Cell cell(type, row, unit_.file, dialect_, diagnostics_);
    result = parseType(cell.tokens());
    return cell.end();
  }

  Unit& unit_;
  const Dialect& dialect_;
  Diagnostics& diagnostics_;
};

}  // namespace

Unit parseTagRows(const TagRows& rows, const std::string& file, const Dialect& dialect,
                  Diagnostics& diagnostics) {
  Unit unit;
  unit.file = file;
  RowParser parser(unit, dialect, diagnostics);
  for (const TagRow& row : rows.tags) parser.add(row);
  for (const UserConstantRow& row : rows.userConstants) parser.add(row);
  return unit;
}

}  // namespace scl
