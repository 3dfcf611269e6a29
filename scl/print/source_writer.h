#pragma once
// The text of a source while it is written, line by line.

#include <string>
#include <string_view>

#include "scl/dialect/dialect.h"
#include "scl/text/token.h"
#include "scl/tree/tree.h"

namespace scl {

/// Refers to the dialect, which must outlive it. One thread at a time may use it.
class SourceWriter {
 public:
  explicit SourceWriter(const Dialect& dialect) : dialect_(dialect) {}

  const Dialect& dialect() const { return dialect_; }
  /// A keyword or sign as the dialect writes it.
  std::string_view word(TokenKind kind) const { return dialect_.spellings.textOf(kind); }

  /// One line; what follows a line break in `text` stands as it is.
  void line(std::string_view text);
  /// The same, with the comment that belongs to its end.
  void line(std::string text, const Comments& comments);
  void blank() { text_ += '\n'; }
  /// A declaration with all its comments behind it: TIA Portal gives a comment to the declaration in front of
  /// it, on the same line or the lines above.
  void declaration(const std::string& text, const Comments& comments);
  /// Comments on lines of their own, broken to the line width.
  void commentLines(const std::vector<std::string>& lines);

  /// Lines begin two columns further to the right, or to the left again.
  void indent() { column_ += 2; }
  void dedent() { column_ -= 2; }
  /// Where lines begin; 0 is the first column.
  size_t column() const { return column_; }

  /// The text so far, which the writer then has no longer.
  std::string take() { return std::move(text_); }

 private:
  const Dialect& dialect_;
  std::string text_;
  size_t column_ = 0;
};

}  // namespace scl
