#pragma once
// References: what REF_TO can be declared for, what REF() can refer to, what stands behind '^'. One check()
// uses it, on its thread.

#include <string>

#include "scl/check/checked.h"
#include "scl/check/scope.h"
#include "scl/tree/tree.h"

namespace scl {

/// Why there is no reference to a variable of this type; empty if there is one. TIA Portal's help,
/// 'Declaring references', lists the types.
std::string reasonAgainstReference(const Type& type);

/// Refers to scope and report, which must outlive it.
class References {
 public:
  References(const Scope& scope, Report& report) : scope_(scope), report_(report) {}

  /// Whether REF() may refer to the variable, which is checked: it must outlive every block that could hold
  /// the reference. False: the fault is reported.
  bool mayReferTo(const Expression& variable);

  /// What stands behind `base`^. No type: `base` is no reference, and the fault is reported.
  Checked referredBy(Checked base, SourceLocation location);

 private:
  std::string reasonAgainst(const Expression& variable) const;
  std::string reasonAgainstRoot(const Name& root) const;

  const Scope& scope_;
  Report& report_;
};

}  // namespace scl
