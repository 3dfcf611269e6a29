#pragma once
// Lines of C under construction, and the small words of C that every part of the printer needs.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scl/types/constant.h"
#include "scl/types/type.h"

namespace vcpu {

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

/// The C type that holds a value of an elementary type: u8, i16, f32.
std::string_view cType(const scl::Type& type);

/// Its width in bits as S7 counts: Bool 1.
int widthOf(const scl::Type& type);

/// Whether C holds it in a signed integer.
bool isSignedInC(const scl::Type& type);

/// A constant of an elementary type as a C expression of its C type.
std::string constantText(const scl::Type& type, const scl::Constant& constant);

/// A pointer to octets that never change.
std::string octetsText(const std::vector<uint8_t>& octets);

/// A file name between double quotes, nothing in it left to be misread.
std::string quoted(std::string_view text);

/// What of an SCL name may stand in C; a number behind it makes it unique.
std::string identifier(std::string_view name);

}  // namespace vcpu
