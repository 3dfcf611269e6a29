#pragma once
// Operands with an index, of classic SCL: MW[i], M[i, j], DB5.DW[i], Motor.DX[i, j]. One check() uses it, on
// its thread.

#include <map>
#include <optional>
#include <tuple>

#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// Refers to scope, types, dialect and report, which must outlive it.
class IndexedOperands {
 public:
  IndexedOperands(Scope& scope, TypeTable& types, const Dialect& dialect, Report& report)
      : scope_(scope), types_(types), dialect_(dialect), report_(report) {}

  /// What stands before the index, if it names memory and no variable, tag or member is called so.
  struct Base {
    AbsoluteAddress address;               ///< area and width; byte and bit are those of the indices
    const DataBlock* dataBlock = nullptr;  ///< of the area DataBlock only
    std::string written;                   ///< MW, DB5.DW
  };
  std::optional<Base> baseOf(const Subscript& subscript) const;

  /// Makes it the base of the subscript, which then is the array of all the places that its indices can name:
  /// of words, one begins at each byte. nullptr: a fault is reported.
  const Type* makeBase(Subscript& subscript, const Base& base, SourceLocation location);

 private:
  const DataBlock* dataBlockOf(const Name& name) const;

  Scope& scope_;
  TypeTable& types_;
  const Dialect& dialect_;
  Report& report_;
  std::map<std::tuple<MemoryArea, const DataBlock*, char>, const Type*> arrays_;
};

}  // namespace scl
