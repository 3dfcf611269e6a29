#include "scl/print/line_width.h"

#include <algorithm>

namespace scl {
namespace {

bool isDrawing(const std::string& line) {
  return line.front() == ' ' || line.find("--") != std::string::npos;
}

// Appends the paragraph, set anew where one of its lines is too long.
void appendParagraph(std::vector<std::string>& out, const std::vector<std::string>& paragraph, size_t width) {
  const auto isLong = [&](const std::string& line) { return widthOf(line) > width; };
  if (std::none_of(paragraph.begin(), paragraph.end(), isLong)) {
    out.insert(out.end(), paragraph.begin(), paragraph.end());
    return;
  }
  std::string text;
  for (const std::string& line : paragraph) text.append(line).append(" ");
  const std::vector<std::string> lines = wrapped(text, width);
  out.insert(out.end(), lines.begin(), lines.end());
}

}  // namespace

std::string newLine(size_t column) {
  std::string text(column + 1, ' ');
  text.front() = '\n';
  return text;
}

size_t columnAfter(std::string_view text, size_t column) {
  const size_t line = text.rfind('\n');
  return line == std::string_view::npos ? column + widthOf(text) : widthOf(text.substr(line + 1));
}

size_t widestLine(std::string_view text, size_t column) {
  size_t widest = 0;
  for (size_t begin = 0;;) {
    const size_t end = text.find('\n', begin);
    widest = std::max(widest, (begin == 0 ? column : 0) + widthOf(text.substr(begin, end - begin)));
    if (end == std::string_view::npos) return widest;
    begin = end + 1;
  }
}

std::vector<std::string> wrapped(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (size_t begin = text.find_first_not_of(' '); begin != std::string_view::npos;) {
    const size_t end = text.find(' ', begin);
    const std::string_view word = text.substr(begin, end - begin);
    if (lines.empty() || widthOf(lines.back()) + 1 + widthOf(word) > width) {
      lines.emplace_back(word);
    } else {
      lines.back().append(" ").append(word);
    }
    begin = end == std::string_view::npos ? end : text.find_first_not_of(' ', end);
  }
  return lines;
}

std::vector<std::string> fitted(const std::vector<std::string>& lines, size_t width) {
  std::vector<std::string> result;
  std::vector<std::string> paragraph;
  for (const std::string& line : lines) {
    if (!line.empty() && !isDrawing(line)) {
      paragraph.push_back(line);
      continue;
    }
    appendParagraph(result, paragraph, width);
    paragraph.clear();
    result.push_back(line);
  }
  appendParagraph(result, paragraph, width);
  return result;
}

}  // namespace scl
