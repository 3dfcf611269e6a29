#pragma once

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// The lvalue of an expression. What is no variable is copied to a buffer of its own.
LValue locate(CFunction& f, const scl::Expression& expression);

/// The same of what is to be written. An index in it is read all the same.
LValue locateTarget(CFunction& f, const scl::Expression& expression);

LValue locateVariable(CFunction& f, const scl::Variable& variable);

/// A member of the structure or instance at `base`.
LValue locateMember(CFunction& f, const LValue& base, const scl::Member& member);

}  // namespace vcpu::c
