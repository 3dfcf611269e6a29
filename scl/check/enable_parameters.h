#pragma once
// EN and ENO, the parameters that every call has. One check() uses it, on its thread.

#include "scl/check/assignable.h"
#include "scl/tree/tree.h"

namespace scl {

/// Refers to expressions, scope and report, which must outlive it.
class EnableParameters {
 public:
  EnableParameters(Expressions& expressions, const Scope& scope, Report& report)
      : expressions_(expressions), assignability_(expressions, scope, report), report_(report) {}

  /// Checks EN := .. and ENO => .. and remembers them in `call`. False: `argument` is another one, and
  /// nothing was done with it.
  bool bind(Call& call, Argument& argument);

 private:
  Expressions& expressions_;
  Assignability assignability_;
  Report& report_;
};

}  // namespace scl
