#pragma once

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// target := value. The value comes first: a fault in it leaves the target as it was.
void assignment(CFunction& f, const scl::Assignment& assignment);

/// Stores a printed value of the target's elementary type.
void assignTo(CFunction& f, const scl::Expression& target, const std::string& value);

/// Copies an image to an lvalue: a string with `form` as strings are assigned, anything else byte by byte.
void assignMemory(CFunction& f, const LValue& target, const std::string& pointer, const std::string& form);

}  // namespace vcpu::c
