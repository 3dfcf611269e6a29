#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// The value of an expression of an elementary type.
std::string value(CFunction& f, const scl::Expression& expression);

/// Copies a value to a variable of its own and answers the variable.
std::string spill(CFunction& f, const scl::Type& type, const std::string& text);

}  // namespace vcpu::c
