#pragma once

#include <cstddef>

#include "scl/tree/tree.h"

namespace vcpu::c {

/// Whether evaluating the expression calls a block, or writes the ENO of a function. What stands to the left
/// of it must be evaluated before.
bool callsBlock(const scl::Expression& expression);

/// Whether an argument behind this parameter calls a block.
bool laterArgumentCalls(const scl::Call& call, size_t parameter);

}  // namespace vcpu::c
