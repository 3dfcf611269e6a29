#pragma once
// The indices in a[i, j] and in operands with an index. One check() uses it, on its thread.

#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

class Expressions;

/// Refers to expressions and report, which must outlive it.
class Indices {
 public:
  Indices(Expressions& expressions, Report& report) : expressions_(expressions), report_(report) {}

  /// Converts the indices to DInt and compares those that are known with the bounds of `array`. False: a
  /// fault is reported: also for an index of a type wider than `widest`, which is Int or DInt.
  bool check(Subscript& subscript, const Type& array, SourceLocation location, const Type& widest);

 private:
  bool checkOne(ExpressionPtr& index, const Type& widest);

  Expressions& expressions_;
  Report& report_;
};

}  // namespace scl
