#pragma once
// Local error handling: a block that calls GET_ERROR or GET_ERR_ID anywhere handles its errors itself. An
// access out of range then neither calls OB121 nor stops the CPU; the first one is kept until the block asks.
// The blocks it calls handle theirs only if they ask, too.

#include "scl/tree/tree.h"

namespace vcpu::c {

/// Whether this block of the firmware is GET_ERROR or GET_ERR_ID.
bool asksForErrors(const scl::Block& block);

/// Whether it is GET_ERR_ID that is called here, as a value.
bool isErrorId(const scl::Expression& expression);

}  // namespace vcpu::c
