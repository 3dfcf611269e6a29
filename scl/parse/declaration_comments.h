#pragma once
// Comments that stand on lines of their own among declarations. The lexer drops comments; what is between two
// tokens says where they were. Any thread may call.

#include <string_view>
#include <vector>

#include "scl/text/token.h"

namespace scl {

/// The locations of the comments on lines of their own between VAR, VAR_INPUT, .. and END_VAR, and between
/// STRUCT and END_STRUCT. Not among them: a comment behind a declaration on its line, its
/// next lines under its beginning, and comments in statements. `tokens` point into `source`.
std::vector<SourceLocation> commentsAmongDeclarations(const Dialect& dialect, std::string_view source,
                                                      const std::vector<Token>& tokens);

}  // namespace scl
