#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// A call as an expression: a value of an elementary type, else a pointer to its image; "" for an FB.
std::string valueOfCall(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// Calls an FB or FC, the program's own or the firmware's. Answers as valueOfCall().
std::string callBlock(CFunction& f, const scl::Call& call);

}  // namespace vcpu::c
