#include "scl/print/source_writer.h"

namespace scl {
namespace {

// A comment ends with its line: a line break in it would make the rest code.
std::string onOneLine(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

}  // namespace

void SourceWriter::line(std::string_view text) {
  text_.append(column_, ' ');
  text_ += text;
  text_ += '\n';
}

void SourceWriter::line(std::string text, const Comments& comments) {
  if (!comments.atEnd.empty()) text += "  // " + onOneLine(comments.atEnd);
  line(text);
}

void SourceWriter::commentLines(const std::vector<std::string>& lines) {
  for (const std::string& comment : lines) line(comment.empty() ? "//" : "// " + onOneLine(comment));
}

}  // namespace scl
