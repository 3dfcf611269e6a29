#pragma once
// Statements. The stream belongs to the calling thread.

#include <set>
#include <string>

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// Statements up to the keyword that ends the block; what closes nothing here is reported and passed over.
/// `gotoTargets` are the labels that GOTOs of the block name, in upper case: inside a CASE they distinguish
/// "retry:" the jump label from "RETRY:" the constant.
Statements parseBody(TokenStream& tokens, const std::set<std::string>& gotoTargets);

}  // namespace scl
