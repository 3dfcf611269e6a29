#pragma once
// Checks operators: in which type they work, and what they give. One check() uses it, on its thread.

#include "scl/check/checked.h"
#include "scl/check/scope.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

class Expressions;

/// A part of Expressions, which checks the operands. Each function takes the form of an expression, converts
/// the operands to one type and answers the type of the result. The result of untyped numbers is computed at
/// once and is untyped again.
class Operators {
 public:
  Operators(Expressions& expressions, const Scope& scope, const Dialect& dialect, Report& report)
      : expressions_(expressions), scope_(scope), dialect_(dialect), report_(report) {}

  Checked checkUnary(Expression& expression, Unary& unary, const Type* wanted);
  Checked checkBinary(Expression& expression, Binary& binary, const Type* wanted);

 private:
  Checked untypedBinary(Expression& expression, Binary& binary, Checked left, Checked right);
  Checked typedBinary(Expression& expression, Binary& binary, Checked left, Checked right);
  Checked timeBinary(Expression& expression, Binary& binary, Checked left, Checked right);
  Checked undefinedOperator(const Expression& expression, BinaryOperator op, const Type& left,
                            const Type& right);

  Expressions& expressions_;
  const Scope& scope_;
  const Dialect& dialect_;
  Report& report_;
};

}  // namespace scl
