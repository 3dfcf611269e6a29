#pragma once
// The start information that an OB finds in its inputs: why it runs.

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// The C expression of what this input of an OB starts with; 0 if its name is none of the start information
/// that the CPU has. The same name means the same in each OB, so the name decides.
std::string startInput(const scl::Variable& input);

/// Adds the lines that give their start to the inputs of an OB that lie in its frame.
void storeStartInputs(CFunction& f);

}  // namespace vcpu::c
