#pragma once
// Looks up what stands before the # of a literal.

#include <string_view>

#include "scl/dialect/dialect.h"

namespace scl {

/// For a prefix in upper case; nullptr if the dialect has no such prefix. Lives as long as the dialect's
/// table. May be called from any thread.
const LiteralPrefix* findLiteralPrefix(const Dialect& dialect, std::string_view text);

}  // namespace scl
