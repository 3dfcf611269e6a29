#pragma once
// How the parameters of a block lie in the image that a call from outside, or of a system block, hands over.
// Of blocks that the checker found free of errors; nothing here fails, and any thread may call.

#include <cstdint>

#include "scl/tree/tree.h"

namespace vcpu {

/// Where the return value of a function stands: the first even byte behind its parameters.
int32_t resultOffset(const scl::Block& function);

/// Bytes of the image of one call: the instance of an FB; of an FC its parameters and its return value.
int32_t imageBytes(const scl::Block& block);

}  // namespace vcpu
