#pragma once
// The encoding of a source. Any thread may call.

#include <string>
#include <string_view>

#include "scl/text/diagnostic.h"

namespace scl {

/// The text as the lexer needs it: no byte-order mark, well-formed UTF-8. Reports text in another encoding;
/// bytes that are not UTF-8 are then taken as Latin-1, and UTF-16 and binary files are not read at all.
std::string decodedSource(std::string_view text, const std::string& file, Diagnostics& diagnostics);

}  // namespace scl
