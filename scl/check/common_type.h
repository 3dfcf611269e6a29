#pragma once
// The one type to which arguments of MAX(a, b, 3) are converted. One check() uses it, on its thread.

#include <vector>

#include "scl/check/checked.h"
#include "scl/check/report.h"
#include "scl/library/standard_signature.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

class Expressions;

/// An argument that shares its type with others.
struct CommonArgument {
  Argument* argument;  ///< belongs to the call
  Checked found;       ///< filled by CommonType
};

/// Refers to expressions, types and report, which must outlive it.
class CommonType {
 public:
  CommonType(Expressions& expressions, TypeTable& types, Report& report)
      : expressions_(expressions), types_(types), report_(report) {}

  /// Checks the arguments, which the parameters accept if they are `what`, and answers their common type: the
  /// caller converts them to it. `wanted` is the type that the place of the call suggests, nullptr if none.
  /// nullptr: they have none, and the fault is reported.
  const Type* find(std::vector<CommonArgument>& arguments, StandardAccepts what, const Type* wanted,
                   const StandardSignature& signature);

 private:
  const Type* acceptedType(const CommonArgument& argument, StandardAccepts what,
                           const StandardSignature& signature);
  const Type* withUntyped(const std::vector<CommonArgument>& arguments, const Type* common,
                          StandardAccepts what, const Type* wanted, const StandardSignature& signature);

  Expressions& expressions_;
  TypeTable& types_;
  Report& report_;
};

}  // namespace scl
