#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vcpu::c {

/// Lines with their depth. Text is put together here and nowhere else. A value; `text` never has a line
/// break.
class CLines {
 public:
  void add(std::string_view text) { append(text, depth_, false); }
  void open(std::string_view text) {
    add(text);
    depth_++;
  }
  void close(std::string_view text) {
    depth_--;
    add(text);
  }
  /// "} else {"
  void reopen(std::string_view text) {
    close(text);
    depth_++;
  }
  /// A line that starts in the first column: #line.
  void directive(std::string_view text) { append(text, 0, true); }

  size_t count() const { return lines_.size(); }

  /// Puts braces round the lines from `first` on, so that what they declare ends with them.
  void enclose(size_t first);

  void append(const CLines& other);

  /// Appends the lines to `text`, two blanks before each for every level.
  void appendTo(std::string& text) const;

 private:
  struct Line {
    int depth;
    bool isDirective;
    size_t end;  ///< in text_
  };
  void append(std::string_view text, int depth, bool isDirective) {
    text_ += text;
    lines_.push_back({depth, isDirective, text_.size()});
  }

  std::string text_;  ///< of all lines, one behind the other
  std::vector<Line> lines_;
  int depth_ = 0;
};

}  // namespace vcpu::c
