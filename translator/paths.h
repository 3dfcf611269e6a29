#pragma once
// Which variables a piece of C++ reads and writes: what the rules on FOR, loops, divisors and aliases ask.

#include <vector>

namespace clang {
class CXXOperatorCallExpr;
class CallExpr;
class Expr;
class FieldDecl;
class FunctionDecl;
class Stmt;
class VarDecl;
}  // namespace clang

namespace translator {

/// A variable, or the member of one: client.queue.count. Ends at the first index, since elements of an array
/// cannot be told apart.
/// Points into the tree of the Source.
struct Path {
  const clang::VarDecl* variable = nullptr;
  std::vector<const clang::FieldDecl*> members;
  bool throughIndex = false;  ///< an index follows: this is some element, or something inside it
};

/// The alias an expression names, which is a local reference; nullptr if it names none.
const clang::VarDecl* aliasIn(const clang::Expr* expression);

/// The path an expression names; `variable` is nullptr if it names none. An alias is the path it stands for,
/// here and in all that follows.
Path pathOf(const clang::Expr* expression);

/// True when one lies inside the other, as far as paths tell.
bool overlap(const Path& a, const Path& b);

/// True when both are certainly the same variable. Two elements of an array never are.
bool isSame(const Path& a, const Path& b);

/// The assignment a = b of two structs or arrays if the statement is one, for Clang the call of an operator;
/// else nullptr.
const clang::CXXOperatorCallExpr* wholeAssignmentIn(const clang::Stmt* statement);

/// plc::copyBytes(...)
bool isCopyBytes(const clang::CallExpr& call);

/// Everything a statement assigns, or hands to a parameter T&.
std::vector<Path> writes(const clang::Stmt* statement);
/// Every variable an expression reads.
std::vector<Path> reads(const clang::Stmt* expression);

/// The indices an expression goes through on its way: i and k in table[i].values[k].
std::vector<const clang::Stmt*> indicesIn(const clang::Expr* path);

/// What is evaluated beside a call, in an order C++ and SCL leave open. What its callers take by reference is
/// looked at only after it.
std::vector<Path> readsBeside(const clang::CallExpr* call, const clang::Stmt* expression);

/// True when the statement writes one of the paths, or what overlaps it.
bool writesAny(const clang::Stmt* statement, const std::vector<Path>& paths);

/// The parameter takes its argument by reference and may write it.
bool isWrittenArgument(const clang::FunctionDecl& function, unsigned index);

/// Every call of a function below this statement.
std::vector<const clang::CallExpr*> callsIn(const clang::Stmt* statement);

}  // namespace translator
