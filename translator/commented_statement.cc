#include "translator/commented_statement.h"

#include <utility>

#include "translator/tree_parts.h"

namespace translator {

void addStatement(scl::StatementPtr statement, scl::Comments comments, scl::Statements& out) {
  statement->comments = std::move(comments);
  out.push_back(std::move(statement));
}

scl::Comments commentsOf(const Source& source, const clang::Stmt& statement) {
  scl::Comments result;
  result.above = source.comments().above(statement.getBeginLoc());
  for (std::string& line : source.comments().between(statement.getBeginLoc(), statement.getEndLoc())) {
    result.above.push_back(std::move(line));
  }
  result.atEnd = source.comments().atEnd(statement.getEndLoc());
  return result;
}

void commentsOnly(const Source& source, clang::SourceLocation token, scl::Statements& out) {
  std::vector<std::string> lines = source.comments().above(token);
  if (!lines.empty()) addStatement(statementOf(scl::Empty{}), {std::move(lines), {}}, out);
}

}  // namespace translator
