#pragma once
// What SCL evaluates in another order, or more often, than C++: such forms are refused.

#include <clang/AST/Expr.h>

#include <string>
#include <vector>

#include "translator/source.h"

namespace translator {

/// A reference and what lies inside it must not go into one call: S7 copies scalars in and out, C++ does not.
void checkAliases(const Source& source, const clang::CallExpr& expression,
                  const clang::FunctionDecl& function);

/// Parameters by value are VAR_INPUT. (What is const in C++ the compiler has refused already.)
void checkWritable(const Source& source, const clang::Expr* target);

/// Refuses what is evaluated together when a call in it writes what stands beside the call.
void checkOrder(const Source& source, const std::vector<const clang::Stmt*>& evaluated);

/// A PLC evaluates both sides of AND and OR. True when that must not happen with `expression` on the right;
/// `subject` then says what in it must not be evaluated always, for the caller's refusal.
bool isUnsafeOnTheRight(const Source& source, const clang::Expr* expression, std::string& subject);

}  // namespace translator
