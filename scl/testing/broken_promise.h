#pragma once
// Whether a checked program keeps what tree.h promises about the members marked 'checked'. Any thread may
// call.

#include <string>

#include "scl/scl.h"

namespace scl {

/// The first promise broken, with its file and line; empty if all are kept. For programs checked without an
/// error.
std::string brokenPromise(const Program& program);

}  // namespace scl
