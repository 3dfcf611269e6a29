#pragma once
// The words of a source, as the lexer cuts them. A token points into the source it was cut from, which must
// outlive it. Functions of this file may be called from any thread.

#include <string>
#include <string_view>

#include "scl/dialect/dialect.h"
#include "scl/text/diagnostic.h"

namespace scl {

struct Token {
  TokenKind kind = TokenKind::End;
  bool firstOnLine = false;
  bool broken = false;    ///< its end is missing; reported by the lexer
  std::string_view text;  ///< as written, in the source that was read
  SourceLocation location;
  SourceLocation end;  ///< just behind its last character
};

/// How a sentence names a keyword or sign: IF, ':='.
std::string expectedText(const Dialect& dialect, TokenKind kind);

/// A name without # and quotes. For Word, HashName, QuotedName and keywords.
std::string_view nameOf(const Dialect& dialect, const Token& token);

/// Whether `name`, in whatever case, is an elementary type of SCL that the dialect has not got: a name like
/// any other.
bool lacksType(const Dialect& dialect, std::string_view name);

/// Whether `right` begins where `left` ends; both are of one source.
bool touch(const Token& left, const Token& right);

/// How a sentence calls a token of the source: ';', 'END_IF', the end of the file.
std::string described(const Token& token);

}  // namespace scl
