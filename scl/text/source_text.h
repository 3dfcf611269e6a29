#pragma once
// The encoding of a source. Any thread may call.

#include <string>
#include <string_view>

#include "scl/text/diagnostic.h"

namespace scl {

/// The text as the lexer needs it: no byte-order mark, well-formed UTF-8. Reads UTF-8, UTF-16 with or without
/// mark, and Windows-1252, if no character beyond ASCII is UTF-8. Reports any other text; single bytes that
/// are no UTF-8 are then taken as Latin-1, and binary files are not read at all.
std::string decodedSource(std::string_view text, const std::string& file, Diagnostics& diagnostics);

}  // namespace scl
