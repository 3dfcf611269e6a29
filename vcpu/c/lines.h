#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vcpu::c {

/// Lines with their depth. Text is put together here and nowhere else.
class CLines {
 public:
  void add(std::string text) { lines_.push_back({depth_, std::move(text)}); }
  void open(std::string text) {
    add(std::move(text));
    depth_++;
  }
  void close(std::string text) {
    depth_--;
    add(std::move(text));
  }
  /// "} else {"
  void reopen(std::string text) {
    close(std::move(text));
    depth_++;
  }
  /// A line that starts in the first column: #line.
  void directive(std::string text) { lines_.push_back({0, std::move(text)}); }

  size_t count() const { return lines_.size(); }

  /// Puts braces round the lines from `first` on, so that what they declare ends with them.
  void enclose(size_t first);

  void append(const CLines& other);
  std::string text() const;

 private:
  struct Line {
    int depth;
    std::string text;
  };
  std::vector<Line> lines_;
  int depth_ = 0;
};

}  // namespace vcpu::c
