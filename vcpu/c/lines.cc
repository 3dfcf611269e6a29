#include "vcpu/c/lines.h"

#include <cstddef>

namespace vcpu::c {

void CLines::enclose(size_t first) {
  for (size_t i = first; i < lines_.size(); i++) {
    if (!lines_[i].isDirective) lines_[i].depth++;
    lines_[i].end++;
  }
  const size_t at = first == 0 ? 0 : lines_[first - 1].end;
  text_.insert(at, 1, '{');
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(first), Line{depth_, false, at + 1});
  add("}");
}

void CLines::append(const CLines& other) {
  const size_t before = text_.size();
  text_ += other.text_;
  for (const Line& line : other.lines_) {
    lines_.push_back({line.isDirective ? 0 : depth_ + line.depth, line.isDirective, before + line.end});
  }
}

void CLines::appendTo(std::string& text) const {
  size_t begin = 0;
  for (const Line& line : lines_) {
    text.append(static_cast<size_t>(line.depth) * 2, ' ');
    text.append(text_, begin, line.end - begin);
    text += '\n';
    begin = line.end;
  }
}

}  // namespace vcpu::c
