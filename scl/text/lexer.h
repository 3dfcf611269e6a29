#pragma once
// Text to tokens.

#include <string>
#include <string_view>
#include <vector>

#include "scl/text/diagnostic.h"
#include "scl/text/token.h"

namespace scl {

/// The tokens of `source`, without comments, the last one End. They point into `source`.
std::vector<Token> tokensOf(std::string_view source, const std::string& file, Diagnostics& diagnostics);

}  // namespace scl
