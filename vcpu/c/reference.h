#pragma once
// References: a C pointer into a data block or an instance, or 0 for NULL. It lies in a C variable and
// nowhere else, so that no copy of bytes can make one; and the checker lets none outlive a call of the block
// that has it.

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// reference^. Of NULL the scratch element, and a fault at run time.
LValue locateReferred(CFunction& f, const scl::Dereference& dereference, const scl::Type& referred);

/// REF(variable). An element that does not exist gives NULL.
std::string referenceTo(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// reference ?= variant.
void assignmentAttempt(CFunction& f, const scl::AssignmentAttempt& attempt);

}  // namespace vcpu::c
