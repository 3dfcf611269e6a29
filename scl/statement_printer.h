#pragma once
// Statements as text.

#include "scl/source_writer.h"
#include "scl/tree.h"

namespace scl {

void printStatements(SourceWriter& out, const Statements& statements);

}  // namespace scl
