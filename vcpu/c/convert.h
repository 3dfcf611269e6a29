#pragma once

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/text.h"

namespace vcpu::c {

class CFunction;

/// An expression converted to a type. Answers a value of an elementary type, else a pointer to its image.
std::string converted(CFunction& f, const scl::Type& to, const scl::Expression& from);

/// The same for a value that is printed already.
std::string convertedValue(CFunction& f, const scl::Type& to, const scl::Type& from, const std::string& text);

/// The same for an operand that lies as bytes; `line` is the source line that a fault reports.
std::string convertedByHost(CFunction& f, const scl::Type& to, const scl::Type& from,
                            const TextOperand& source, int line);

/// Any operand as bytes, as the functions of the host take it.
TextOperand imageOf(CFunction& f, const scl::Expression& expression);

}  // namespace vcpu::c
