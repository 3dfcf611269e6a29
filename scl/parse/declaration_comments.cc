#include "scl/parse/declaration_comments.h"

#include <algorithm>

namespace scl {
namespace {

// How a token changes the depth of VAR and STRUCT.
int depthChange(TokenKind kind) {
  if (kind >= TokenKind::Var && kind <= TokenKind::VarTemp) return 1;
  if (kind == TokenKind::Struct) return 1;
  return kind == TokenKind::EndVar || kind == TokenKind::EndStruct ? -1 : 0;
}

/// The comments of the text between two tokens, which holds blanks and comments only.
class Gap {
 public:
  /// `location` is where `text` begins: behind a token, on its line.
  Gap(const Dialect& dialect, std::string_view text, SourceLocation location)
      : dialect_(dialect), text_(text), location_(location) {}

  void collect(std::vector<SourceLocation>& found) {
    bool behindToken = true;  // on the line of the token before
    SourceLocation previous;  // of the comment before
    while (at_ < text_.size()) {
      if (text_[at_] == '\n') behindToken = false;
      if (text_[at_] == '\n' || text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r') {
        advance();
        continue;
      }
      const SourceLocation begin = location_;
      const bool goesOn = begin.line == previous.line + 1 && begin.column == previous.column;
      if (behindToken || goesOn) {
        previous = begin;
      } else {
        found.push_back(begin);
      }
      skipComment();
    }
  }

 private:
  void advance() {
    const bool isLineEnd = text_[at_++] == '\n';
    location_ = isLineEnd ? SourceLocation{location_.line + 1, 1}
                          : SourceLocation{location_.line, location_.column + 1};
  }

  void skipComment() {
    const std::string_view close = closeOfComment();
    const size_t end = text_.find(close, at_);
    const bool toLineEnd = close == "\n";
    const size_t next = end == std::string_view::npos ? text_.size() : toLineEnd ? end : end + close.size();
    if (toLineEnd) {
      at_ = next;  // the columns up to the line break are of no interest
      return;
    }
    while (at_ < next) advance();
  }

  std::string_view closeOfComment() const {
    const std::string_view rest = text_.substr(at_);
    for (const BlockComment& comment : dialect_.blockComments) {
      if (rest.starts_with(comment.open)) return comment.close;
    }
    return "\n";
  }

  const Dialect& dialect_;
  std::string_view text_;
  SourceLocation location_;
  size_t at_ = 0;
};

}  // namespace

std::vector<SourceLocation> commentsAmongDeclarations(const Dialect& dialect, std::string_view source,
                                                      const std::vector<Token>& tokens) {
  std::vector<SourceLocation> found;
  int depth = 0;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    depth = std::max(depth + depthChange(tokens[i].kind), 0);
    if (depth == 0 || !tokens[i + 1].firstOnLine) continue;
    const auto end = static_cast<size_t>(tokens[i].text.data() - source.data()) + tokens[i].text.size();
    const auto next = static_cast<size_t>(tokens[i + 1].text.data() - source.data());
    if (next > end) Gap(dialect, source.substr(end, next - end), tokens[i].end).collect(found);
  }
  return found;
}

}  // namespace scl
