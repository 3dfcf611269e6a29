#pragma once
// Checks expressions: gives each its type, its constant value if it has one, and the conversions it needs.
//
// Expressions asks for the form and hands on: literals to literal_type.h, names and paths to paths.h,
// operators to operators.h, calls to calls.h. Those come back here for the expressions inside. One check()
// uses it, on its thread.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scl/check/checked.h"
#include "scl/check/convert_to.h"
#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/scl.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// Fills the members of expressions that are marked 'checked'. It may replace an expression by a conversion
/// around it. Each expression is checked once. Refers to scope, types, dialect and report, which must outlive
/// it.
class Expressions {
 public:
  Expressions(Scope& scope, TypeTable& types, const Dialect& dialect, Report& report);
  ~Expressions();

  /// Checks and gives an untyped value a type: `wanted` if it fits there, else its own. nullptr: a fault is
  /// reported.
  const Type* check(ExpressionPtr& expression, const Type* wanted = nullptr);

  /// Checks and converts to `target`. False: a fault is reported. `role` ends the sentence "... for the
  /// ROLE".
  bool checkAs(ExpressionPtr& expression, const Type& target, const std::string& role,
               Place place = Place::Operand);

  /// A whole number known now: array bounds, lengths, repetitions. False: a fault is reported and `value`
  /// stays as it is. `role` ends the sentence "... as ROLE".
  bool checkInteger(ExpressionPtr& expression, int64_t& value, const std::string& role);

  /// Checks and leaves an untyped value untyped, for the caller to convert it: see convert_to.h. `wanted` is
  /// the type that the place of the expression suggests, nullptr if none.
  Checked checkUntyped(ExpressionPtr& expression, const Type* wanted);

  /// Checks the expression of a call statement: a value, if there is one, is not used.
  void checkCallStatement(ExpressionPtr& expression);

  /// Checks the arguments of a call that is wrong itself, for the faults in them.
  void checkArguments(Call& call);

  /// The pairs of caller and called block, in the order found.
  const std::vector<std::pair<const Block*, const Block*>>& callsMade() const;

 private:
  struct Parts;

  Checked ofLiteral(Expression& expression, const Literal& literal, const Type* wanted);
  Checked listOutsideDeclaration(const Expression& list);

  Report& report_;
  TypeTable& types_;
  const Dialect& dialect_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace scl
