#pragma once
// Types as declarations write them.

#include "scl/token_stream.h"
#include "scl/tree.h"

namespace scl {

/// One type. On a fault the stream panics and the answer is what could be read.
TypeName parseType(TokenStream& tokens);

}  // namespace scl
