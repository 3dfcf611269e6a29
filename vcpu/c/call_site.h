#pragma once
// What a call supplies to the parameters of a block, as text: for GetSymbolName and GetSymbolPath, which ask
// for it while the program runs. vcpu/cpu/symbol_names.h reads it.

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

/// Of each parameter of the block that is called, in their order, a line of three fields, divided by tabs:
/// the number of the parameter of `caller` that is handed on, from 0, or nothing; what stands behind it, as
/// in .level; and the whole text, as in #pump.level, "Plant".pump.level, 16#FF. Without a variable or
/// constant, and where nothing is supplied, all three are empty.
std::string callSite(const scl::Call& call, const scl::Block& caller);

}  // namespace vcpu::c
