#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

void statements(CFunction& f, const scl::Statements& list);

/// The value of a condition, with its stop check in front.
std::string condition(CFunction& f, const scl::Expression& expression);

}  // namespace vcpu::c
