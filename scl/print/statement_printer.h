#pragma once
// Statements as text. Any thread may call.

#include "scl/print/source_writer.h"
#include "scl/tree/tree.h"

namespace scl {

/// Each on lines of its own, from the writer's column on.
void printStatements(SourceWriter& out, const Statements& statements);

}  // namespace scl
