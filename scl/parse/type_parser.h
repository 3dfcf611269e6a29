#pragma once
// Types as declarations write them. The stream belongs to the calling thread.

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// One type. On a fault the stream panics and the answer is what could be read.
TypeName parseType(TokenStream& tokens);

}  // namespace scl
