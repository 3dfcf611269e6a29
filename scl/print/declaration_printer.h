#pragma once
// Types, variables and sections as text. Any thread may call.

#include <string>
#include <vector>

#include "scl/print/source_writer.h"
#include "scl/tree/tree.h"

namespace scl {

/// Int, "Recipe", String[20], Array[0..9] of Struct: without the members of a structure.
std::string typeText(const Dialect& dialect, const TypeName& type);

/// One declaration a line, the members of a structure in lines below it.
void printVariables(SourceWriter& out, const std::vector<Variable>& variables);

/// VAR_INPUT .. END_VAR
void printSection(SourceWriter& out, const VariableSection& section);

}  // namespace scl
