#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// A call of a function of the language. Answers a value of an elementary type, else a pointer to its image.
std::string standardFunction(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
