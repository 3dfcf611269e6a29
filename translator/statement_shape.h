#pragma once
// What the form of a statement says about it, without a look at its variables. The answers point into the
// same tree; any thread may call.

#include <vector>

namespace clang {
class Stmt;
}

namespace translator {

/// The statements between the braces, or the statement itself.
std::vector<const clang::Stmt*> childrenOf(const clang::Stmt* statement);

/// Nothing runs behind it in its function. False for nullptr.
bool endsInReturn(const clang::Stmt* statement);

/// Nothing runs behind it in its branch: break, continue or return.
bool endsInJump(const clang::Stmt* statement);

}  // namespace translator
