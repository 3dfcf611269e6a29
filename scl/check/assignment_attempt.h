#pragma once
// reference ?= variant. One check() uses it, on its thread.

#include "scl/check/assignable.h"
#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

class Expressions;

/// Checks both sides. Whether the Variant refers to a variable of the right type shows when the program runs.
void checkAttempt(AssignmentAttempt& attempt, Expressions& expressions, Assignability& assignability,
                  Report& report);

}  // namespace scl
