#pragma once
// How long the printer's lines get, and how text is broken to keep to it. Any thread may call.

#include <string>
#include <string_view>
#include <vector>

#include "scl/text/utf8.h"

namespace scl {

constexpr size_t LINE_WIDTH = 100;

/// Characters, not bytes.
inline size_t widthOf(std::string_view text) {
  return characterCount(text);
}

/// A line break and the blanks up to `column`.
std::string newLine(size_t column);

/// Where the character behind `text`, which begins at `column`, would stand.
size_t columnAfter(std::string_view text, size_t column);

/// The longest line of `text`, whose first line begins at `column`.
size_t widestLine(std::string_view text, size_t column);

/// Comment lines that fit into `width`. A paragraph with a longer line is set anew; one that keeps to the
/// width, or that is a drawing (a line begins with a blank), stays as it is.
std::vector<std::string> fitted(const std::vector<std::string>& lines, size_t width);

/// The words of `text` on lines of at most `width` characters; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, size_t width);

}  // namespace scl
