#pragma once

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/text.h"

namespace vcpu::c {

class CFunction;

/// CONCAT, LEFT, MID, ... : a string of its own.
TextOperand textFunction(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// LEN and MAX_LEN.
std::string textLength(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// FIND.
std::string textFound(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
