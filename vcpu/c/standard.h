#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// A call of a function of the language, printed as its row in standard_in_c.cc says. Answers a value of an
/// elementary type, else a pointer to its image; "" if the function has no value.
std::string standardFunction(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
