#pragma once
// What can be told of a statement from its shape alone.

#include <vector>

namespace clang {
class Stmt;
}

namespace translator {

/// The statements between the braces, or the statement itself.
std::vector<const clang::Stmt*> childrenOf(const clang::Stmt* statement);

/// Nothing runs behind it in its function.
bool endsInReturn(const clang::Stmt* statement);

/// Nothing runs behind it in its branch: break, continue or return.
bool endsInJump(const clang::Stmt* statement);

}  // namespace translator
