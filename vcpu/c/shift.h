#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// SHL, SHR, ROL and ROR of a bit string or an integer.
std::string shiftedLeft(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string shiftedRight(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string rotatedLeft(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string rotatedRight(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
