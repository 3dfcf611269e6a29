#pragma once
// What a block declares: parameters, variables, constants, views. One check() uses it, on its thread.

#include "scl/check/expressions.h"
#include "scl/check/local_names.h"
#include "scl/check/report.h"
#include "scl/check/type_names.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// Refers to type names, types, expressions, dialect and report, which must outlive it.
class BlockSections {
 public:
  BlockSections(TypeNames& typeNames, TypeTable& types, Expressions& expressions, const Dialect& dialect,
                Report& report)
      : typeNames_(typeNames), types_(types), expressions_(expressions), dialect_(dialect), report_(report) {}

  /// Gives the variables of `block` their types, constants their values and views what lies under them, and
  /// collects the names in `locals`, which the scope has entered. A variable that is wrong has no type, and
  /// its fault is reported.
  void declare(Block& block, LocalNames& locals);

  /// Gives a constant its type and its value.
  void declareConstant(Variable& constant);

 private:
  void checkSections(Block& block);
  void collectNames(Block& block, LocalNames& locals);
  void declareConstants(Block& block);
  bool checkConstantValue(Variable& constant, const Type& type);
  void declareVariables(Block& block);
  bool isAllowed(const Variable& variable, const Block& block);
  void refuseStartOfReference(const Variable& variable);
  void linkViews(Block& block, const LocalNames& locals);
  bool linkView(Variable& view, Section section, const LocalNames& locals);
  bool fitView(Variable& view, const Variable& under);

  TypeNames& typeNames_;
  TypeTable& types_;
  Expressions& expressions_;
  const Dialect& dialect_;
  Report& report_;
};

}  // namespace scl
