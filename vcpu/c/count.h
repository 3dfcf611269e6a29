#pragma once
// What the printed C counts as statements and calls if PrintOptions::count is set. Each function adds a line
// that counts, where the thing is executed, or nothing. What system blocks and string functions do, the host
// counts.

#include <cstddef>
#include <initializer_list>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// An assignment or a condition of these expressions: as many statements as they hold comparisons, at least
/// one.
void countStatement(CFunction& f, std::initializer_list<const scl::Expression*> parts);

/// The comparisons in the arguments of a call that is a statement, often none.
void countArguments(CFunction& f, const scl::Call& call);

/// A call of a block with its parameters; for a system block that the host runs only the number of
/// parameters, for the host. What a block of the firmware does inside counts nothing.
void countCall(CFunction& f, const scl::Call& call);

/// So many statements that have no expression of their own: the step of a FOR, labels of a CASE.
void countSteps(CFunction& f, size_t steps);

}  // namespace vcpu::c
