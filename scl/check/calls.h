#pragma once
// Checks calls: what is called, with which arguments, and which value it has. One check() uses it, on its
// thread.

#include <utility>
#include <vector>

#include "scl/check/call_binder.h"
#include "scl/check/callees.h"
#include "scl/check/checked.h"
#include "scl/check/standard_calls.h"
#include "scl/types/type_table.h"

namespace scl {

/// A part of Expressions, which checks the arguments. Refers to expressions, scope, types, dialect and
/// report, which must outlive it.
class Calls {
 public:
  Calls(Expressions& expressions, Scope& scope, TypeTable& types, const Dialect& dialect, Report& report)
      : expressions_(expressions),
        scope_(scope),
        callees_(expressions, scope, report),
        binder_(expressions, scope, dialect, report),
        standardCalls_(expressions, scope, types, report),
        report_(report) {}

  /// The value of a call; `expression` is one. Reports a call that has no value.
  Checked checkValue(ExpressionPtr& expression, const Type* wanted);

  /// Likewise, but a call without a value is of type Void.
  Checked check(ExpressionPtr& expression, const Type* wanted);

  /// The pairs of caller and called block, in the order found.
  const std::vector<std::pair<const Block*, const Block*>>& made() const { return made_; }

 private:
  Checked checkTimeFunction(ExpressionPtr& expression, BinaryOperator op);

  Expressions& expressions_;
  Scope& scope_;
  Callees callees_;
  CallBinder binder_;
  StandardCalls standardCalls_;
  Report& report_;
  std::vector<std::pair<const Block*, const Block*>> made_;
};

}  // namespace scl
