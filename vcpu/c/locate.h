#pragma once

#include "scl/tree/tree.h"
#include "vcpu/c/location.h"

namespace vcpu::c {

class CFunction;

/// The place where the value of an expression lies. What is no variable is copied to a buffer of its own.
Location locate(CFunction& f, const scl::Expression& expression);

Location locateVariable(CFunction& f, const scl::Variable& variable);

/// A member of the structure or instance at `base`.
Location locateMember(CFunction& f, const Location& base, const scl::Member& member);

}  // namespace vcpu::c
