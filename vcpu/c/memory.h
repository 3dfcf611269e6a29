#pragma once

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// A pointer to the image of a value that is not elementary: a variable's own place, or a buffer of the
/// statement.
std::string memory(CFunction& f, const scl::Expression& expression);

/// The same for a parameter through which the block called may write: a constant, which lies in memory that
/// cannot be written, is copied to a buffer of the statement.
std::string ownMemory(CFunction& f, const scl::Expression& expression);

/// A view over one byte, see scl::Type::padded, as a variable of its type with padding: in a buffer of the
/// statement.
std::string paddedCopy(CFunction& f, const LValue& view);

}  // namespace vcpu::c
