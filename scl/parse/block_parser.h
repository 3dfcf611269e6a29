#pragma once
// FUNCTION_BLOCK, FUNCTION, ORGANIZATION_BLOCK, DATA_BLOCK and TYPE. The stream belongs to the calling
// thread.

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// The block, data block or type that starts here. The stream stands at its keyword.
Unit::Item parseItem(TokenStream& tokens);

}  // namespace scl
