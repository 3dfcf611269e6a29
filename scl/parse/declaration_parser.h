#pragma once
// Variables, sections, and the attributes that stand anywhere among them.

#include <vector>

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// Declarations up to END_VAR, END_STRUCT or whatever cannot be one.
std::vector<Variable> parseVariables(TokenStream& tokens);

/// VAR_INPUT .. END_VAR. The stream stands at its first keyword.
VariableSection parseSection(TokenStream& tokens);

/// { Name := 'value'; ... }, any number of them. Sets `optimizedAccess` if S7_Optimized_Access is among them.
void parseAttributes(TokenStream& tokens, bool& optimizedAccess);

/// The same where no attribute means anything to us.
void skipAttributes(TokenStream& tokens);

}  // namespace scl
