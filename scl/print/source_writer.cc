#include "scl/print/source_writer.h"

#include "scl/print/line_width.h"

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
  if (!comments.atEnd.empty())
    text.append("  ").append(dialect_.lineComment).append(" ").append(onOneLine(comments.atEnd));
  line(text);
}

// A comment of less room than this begins on the next line.
constexpr size_t COMMENT_WIDTH_MIN = 40;

void SourceWriter::declaration(const std::string& text, const Comments& comments) {
  std::string words;
  for (const std::string& comment : comments.above) words.append(onOneLine(comment)).append(" ");
  words += onOneLine(comments.atEnd);

  const size_t behind = columnAfter(text, column_);
  const std::string mark = "   " + std::string(dialect_.lineComment) + " ";
  const bool fits = behind + mark.size() + widthOf(words) <= LINE_WIDTH;
  const bool beside = fits || behind + mark.size() + COMMENT_WIDTH_MIN <= LINE_WIDTH;
  const size_t indent = beside ? behind : column_ + 2;
  const std::vector<std::string> lines = wrapped(words, LINE_WIDTH - indent - mark.size());
  std::string first = text;
  size_t next = 0;
  if (beside && !lines.empty()) first.append(mark).append(lines[next++]);
  line(first);
  for (; next < lines.size(); ++next) {
    line(std::string(indent - column_, ' ').append(mark).append(lines[next]));
  }
}

void SourceWriter::commentLines(const std::vector<std::string>& lines) {
  std::vector<std::string> clean;
  for (const std::string& comment : lines) clean.push_back(onOneLine(comment));
  const std::string mark(dialect_.lineComment);
  for (const std::string& comment : fitted(clean, LINE_WIDTH - column_ - widthOf(mark) - 1)) {
    line(comment.empty() ? mark : mark + " " + comment);
  }
}

}  // namespace scl
