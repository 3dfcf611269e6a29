#pragma once
// Variables, sections, and the attributes that stand anywhere among them. The stream belongs to the calling
// thread.

#include <optional>
#include <vector>

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// Declarations up to END_VAR, END_STRUCT or another token that cannot begin one.
std::vector<Variable> parseVariables(TokenStream& tokens);

/// VAR_INPUT .. END_VAR. The stream stands at its first keyword.
VariableSection parseSection(TokenStream& tokens);

/// The attributes that are kept of those in braces.
struct Attributes {
  std::optional<bool> optimizedAccess;  ///< S7_Optimized_Access
  bool libraryVersion = false;          ///< LibVersion is among them
};

/// { Name := 'value'; ... }, any number of them.
Attributes parseAttributes(TokenStream& tokens);

}  // namespace scl
