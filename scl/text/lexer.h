#pragma once
// Text to tokens.

#include <string>
#include <string_view>
#include <vector>

#include "scl/text/diagnostic.h"
#include "scl/text/token.h"

namespace scl {

/// The tokens of `source`, without comments, the last one End. They point into `source`, which must outlive
/// them. Faults are reported for `file`; a token that is broken is in the answer all the same. `source` is
/// well-formed UTF-8, as decodedSource answers it. May be called from any thread; `diagnostics` belongs to
/// the caller's.
std::vector<Token> tokensOf(const Dialect& dialect, std::string_view source, const std::string& file,
                            Diagnostics& diagnostics);

}  // namespace scl
