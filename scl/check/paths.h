#pragma once
// Checks names and the paths behind them: #a, "Db".b[1].%X3. One check() uses it, on its thread.

#include "scl/check/checked.h"
#include "scl/check/indexed_operands.h"
#include "scl/check/indices.h"
#include "scl/check/memory_places.h"
#include "scl/check/references.h"
#include "scl/check/scope.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

class Expressions;

/// A part of Expressions, which checks the base and the indices inside a path. Each function takes the form
/// of an expression and answers its type, and fills in the tree what the names mean.
class Paths {
 public:
  Paths(Expressions& expressions, Scope& scope, TypeTable& types, const Dialect& dialect, Report& report)
      : expressions_(expressions),
        scope_(scope),
        dialect_(dialect),
        report_(report),
        places_(scope, report),
        references_(scope, report),
        indexedOperands_(scope, types, dialect, report),
        indices_(expressions, report) {}

  Checked checkName(Expression& expression, Name& name);
  Checked checkMember(Expression& expression, MemberAccess& access);
  Checked checkSubscript(Expression& expression, Subscript& subscript);
  Checked checkDereference(Dereference& dereference, SourceLocation location);
  Checked checkSlice(Slice& slice, SourceLocation location);

 private:
  Checked localValue(Expression& expression, Name& name, const Variable& variable);
  Checked resultValue(const Expression& expression, Name& name, const Block& function);
  Checked globalValue(Expression& expression, Name& name);
  Checked tagValue(Expression& expression, Name& name, const TagName& found);
  bool isOrganizationBlockConstant(const Name& name) const;
  Checked organizationBlockConstant(Expression& expression, const Name& name);
  bool isTimerOrCounterAlone(const Name& name) const;
  static bool isPlaceInDataBlock(const MemberAccess& access);
  std::string hintForMember(const MemberAccess& access, const Type& type) const;
  Checked indexedOperand(Subscript& subscript, const IndexedOperands::Base& base, SourceLocation location);

  Expressions& expressions_;
  Scope& scope_;
  const Dialect& dialect_;
  Report& report_;
  MemoryPlaces places_;
  References references_;
  IndexedOperands indexedOperands_;
  Indices indices_;
};

}  // namespace scl
