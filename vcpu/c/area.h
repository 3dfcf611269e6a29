#pragma once
// S7Area: what a Variant, or a structured parameter of a system block, refers to.

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// The S7Area of an argument, as a C initialiser or as the variable that holds one. nullptr: nothing was
/// handed over.
std::string area(CFunction& f, const scl::Expression* actual);

/// The S7Area of `count` elements from the lvalue on.
std::string areaOf(const LValue& lvalue, const std::string& count);

}  // namespace vcpu::c
