#pragma once
// Values from the command line for the parameters of a block that is called. For one thread.

#include <string>
#include <vector>

#include "cli/assignment.h"
#include "vcpu/access/call_frame.h"
#include "vcpu/result/result.h"

namespace cli {

/// Gives a parameter, or a value inside of it, what the assignment says. A Variant takes bytes (hex:00ff), an
/// Array[*] bytes or a list, from which it has its size. A failure names the path and the remedy; then
/// nothing was set. `block` is the one the frame was made for.
vcpu::Result<void> setInput(vcpu::CallFrame& frame, const scl::Block& block, const Assignment& input);

/// The open arrays that none of the inputs names: they have no size without one.
std::vector<std::string> openArraysWithoutValue(const scl::Block& block,
                                                const std::vector<Assignment>& inputs);

}  // namespace cli
