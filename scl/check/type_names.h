#pragma once
// Types as written become types: "Pump", Array[0..MAX] of Byte, String[20]. One check() uses it, on its
// thread.

#include <string>
#include <vector>

#include "scl/check/expressions.h"
#include "scl/check/nesting.h"
#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

class Declarations;
class Structures;

/// Refers to all that it is made of, which must outlive it.
class TypeNames {
 public:
  TypeNames(Declarations& declarations, Structures& structures, Scope& scope, Expressions& expressions,
            TypeTable& types, const Dialect& dialect, Nesting& nesting, Report& report)
      : declarations_(declarations),
        structures_(structures),
        scope_(scope),
        expressions_(expressions),
        types_(types),
        dialect_(dialect),
        nesting_(nesting),
        report_(report) {}

  /// The type that is written; a type or block that it names is declared if it is not yet. nullptr: there is
  /// no such type, and the fault is reported. The answer belongs to the program.
  const Type* resolve(TypeName& name);

 private:
  const Type* resolveNamed(TypeName& name);
  const GlobalName* findGlobal(const std::string& name) const;
  bool isHiddenType(const std::string& name, const Type& type) const;
  void reportUnknown(const TypeName& name);
  const Type* resolveText(TypeName& name);
  const Type* resolveArray(TypeName& name);
  bool resolveBounds(TypeName& name, std::vector<Bounds>& dimensions);
  const Type* resolveStruct(TypeName& name);
  const Type* resolveReference(TypeName& name);

  Declarations& declarations_;
  Structures& structures_;
  Scope& scope_;
  Expressions& expressions_;
  TypeTable& types_;
  const Dialect& dialect_;
  Nesting& nesting_;
  Report& report_;
};

}  // namespace scl
