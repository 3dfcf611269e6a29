#pragma once
// Statements with the comments that stood at them in the C++.

#include <clang/AST/Stmt.h>

#include "scl/tree/tree.h"
#include "translator/source.h"

namespace translator {

/// What stands above a statement, inside it and at its end.
scl::Comments commentsOf(const Source& source, const clang::Stmt& statement);

/// What stands above a token that SCL does not have, like the brace at the end of a body.
void commentsOnly(const Source& source, clang::SourceLocation token, scl::Statements& out);

void addStatement(scl::StatementPtr statement, scl::Comments comments, scl::Statements& out);

}  // namespace translator
