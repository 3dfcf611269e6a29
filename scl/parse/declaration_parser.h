#pragma once
// Variables, sections, and the attributes that stand anywhere among them. The stream belongs to the calling
// thread.

#include <optional>
#include <string>
#include <vector>

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// Declarations up to END_VAR, END_STRUCT or another token that cannot begin one.
std::vector<Variable> parseVariables(TokenStream& tokens);

/// VAR_INPUT .. END_VAR. The stream stands at its first keyword.
VariableSection parseSection(TokenStream& tokens);

/// CONST .. END_CONST of the classic dialect. The stream stands at its first keyword.
VariableSection parseConstants(TokenStream& tokens);

/// LABEL .. END_LABEL of the classic dialect: the names in it are added to `labels`. The stream stands at its
/// first keyword.
void parseLabels(TokenStream& tokens, std::vector<std::string>& labels);

/// The attributes that are kept of those in braces.
struct Attributes {
  std::optional<bool> optimizedAccess;  ///< S7_Optimized_Access
  bool libraryVersion = false;          ///< LibVersion is among them
};

/// { Name := 'value'; ... }, any number of them.
Attributes parseAttributes(TokenStream& tokens);

}  // namespace scl
