#pragma once
// What SCL writes for the form of another language, or for a mistake that is often made. Any thread may call.

#include <string>

#include "scl/text/token.h"

namespace scl {

/// The end of a sentence about `found`, which cannot stand there: ": two values are compared with one '='";
/// empty if nothing is known about it. `before` and `next` stand before and behind it.
std::string hintFor(const Token& before, const Token& found, const Token& next);

/// The same about a word where a block must begin: PROGRAM.
std::string hintForBlock(const Token& found);

}  // namespace scl
