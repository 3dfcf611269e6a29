#pragma once
// Statements as text.

#include "scl/print/source_writer.h"
#include "scl/tree/tree.h"

namespace scl {

void printStatements(SourceWriter& out, const Statements& statements);

}  // namespace scl
