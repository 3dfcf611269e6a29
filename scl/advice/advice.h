#pragma once
// What speaks against a program that is correct here when TIA Portal imports and compiles it: what its help
// refuses or advises against, and where its own exports write another form. Each warning has a line in
// docs/scl-diagnostics.md (SCL300-399). Nothing of it was tried on TIA Portal. Any thread may call; the
// program is not changed.

#include "scl/scl.h"

namespace scl {

/// The family the program is meant for, where families differ.
enum class TargetCpu { S7_1500, S7_1200 };

/// Adds warnings about the user's sources to `diagnostics`. `program` is what check() answered without an
/// error, from sources of the TIA dialect.
void advise(const Program& program, TargetCpu cpu, Diagnostics& diagnostics);

}  // namespace scl
