#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// ROUND, TRUNC, CEIL and FLOOR, to an integer or a float.
std::string rounded(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// NORM_X(MIN, VALUE, MAX) = (VALUE - MIN) / (MAX - MIN).
std::string normalized(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// SCALE_X(MIN, VALUE, MAX) = VALUE * (MAX - MIN) + MIN.
std::string scaled(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
