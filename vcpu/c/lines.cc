#include "vcpu/c/lines.h"

#include <cstddef>

namespace vcpu::c {

void CLines::enclose(size_t first) {
  for (size_t i = first; i < lines_.size(); i++) {
    if (!lines_[i].text.starts_with('#')) lines_[i].depth++;
  }
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(first), Line{depth_, "{"});
  add("}");
}

void CLines::append(const CLines& other) {
  for (const Line& line : other.lines_) {
    bool directive = line.text.starts_with('#');
    lines_.push_back({directive ? 0 : depth_ + line.depth, line.text});
  }
}

std::string CLines::text() const {
  std::string result;
  for (const Line& line : lines_) {
    result.append(static_cast<size_t>(line.depth) * 2, ' ');
    result += line.text;
    result += '\n';
  }
  return result;
}

}  // namespace vcpu::c
