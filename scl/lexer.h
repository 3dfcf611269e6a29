#pragma once
// Text to tokens.

#include <string>
#include <string_view>
#include <vector>

#include "scl/diagnostic.h"
#include "scl/token.h"

namespace scl {

/// The text as the lexer wants it: no byte-order mark, well-formed UTF-8. Reports text in another encoding;
/// bytes that are not UTF-8 are then taken as Latin-1, and UTF-16 is not read at all.
std::string decodedSource(std::string_view text, const std::string& file, Diagnostics& diagnostics);

/// The tokens of `source`, without comments, the last one End. They point into `source`.
std::vector<Token> tokensOf(std::string_view source, const std::string& file, Diagnostics& diagnostics);

}  // namespace scl
