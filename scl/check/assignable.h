#pragma once
// Which expressions are variables, and which of them may be written. One check() uses it, on its thread.

#include <string>

#include "scl/check/scope.h"
#include "scl/tree/tree.h"

namespace scl {

class Expressions;

/// What a path begins with: a name, or the Dereference behind which everything lies in what is referred to.
/// nullptr: the expression is no path.
const Expression* rootOf(const Expression& expression);

/// Checks expressions that must be variables. Refers to expressions, scope and report, which must outlive it.
class Assignability {
 public:
  Assignability(Expressions& expressions, const Scope& scope, Report& report)
      : expressions_(expressions), scope_(scope), report_(report) {}

  /// The type of a variable to read. nullptr: it is none, and the fault is reported. `role` ends the sentence
  /// "expected a variable as ROLE".
  const Type* checkVariable(ExpressionPtr& expression, const std::string& role);

  /// The type of a variable that may be written; otherwise likewise.
  const Type* checkTarget(ExpressionPtr& expression, const std::string& role);

  /// The same for what a Variant writes to: a variable that may be written, or an Any, which stays as it is
  /// and names what is written.
  const Type* checkTargetOrAny(ExpressionPtr& expression, const std::string& role);

 private:
  bool isReadOnly(const Expression& whole);
  bool isReadOnly(const Name& root, const Expression& whole);

  Expressions& expressions_;
  const Scope& scope_;
  Report& report_;
};

}  // namespace scl
