#pragma once
// What the printed C counts as statements if PrintOptions::count is set. Each function adds a line that
// counts, where the statement is executed, or nothing.

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

/// So many statements that have no expression of their own: the step of a FOR, labels of a CASE.
void countSteps(CFunction& f, size_t steps);

}  // namespace vcpu::c
