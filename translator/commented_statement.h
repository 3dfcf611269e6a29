#pragma once
// Statements with the comments that stood at them in the C++.

#include <clang/AST/Stmt.h>

#include "scl/tree/tree.h"
#include "translator/source.h"

namespace translator {

/// What stands above a statement, inside it and at its end. Empty if nothing does.
scl::Comments commentsOf(const Source& source, const clang::Stmt& statement);

/// Appends to `out` what stands above a token that SCL does not have, like the brace at the end of a body,
/// as an empty statement with these comments. Nothing if there are none.
void commentsOnly(const Source& source, clang::SourceLocation token, scl::Statements& out);

/// Appends the statement with its comments to `out`. `statement` must not be null.
void addStatement(scl::StatementPtr statement, scl::Comments comments, scl::Statements& out);

}  // namespace translator
