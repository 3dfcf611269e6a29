#pragma once
// Which argument of a call belongs to which parameter of the block. One check() uses it, on its thread.

#include <string>
#include <vector>

#include "scl/check/assignable.h"
#include "scl/check/enable_parameters.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

/// A part of Calls. Refers to expressions, scope, dialect and report, which must outlive it.
class CallBinder {
 public:
  CallBinder(Expressions& expressions, const Scope& scope, const Dialect& dialect, Report& report)
      : expressions_(expressions),
        assignability_(expressions, scope, report),
        enableParameters_(expressions, scope, report),
        scope_(scope),
        dialect_(dialect),
        report_(report) {}

  /// Checks the arguments of `call`, which is the form of `expression` and calls `block`, and fills `bound`.
  /// Each fault is reported; `bound` is nullptr where a parameter has no argument.
  void bind(const Expression& expression, Call& call, const Block& block);

 private:
  void bindArgument(Call& call, const Block& block, Argument& argument, std::vector<const Argument*>& given);
  void reportUnknownParameter(const Block& block, const Argument& argument, SourceLocation location);
  void checkArrow(const Block& block, const Argument& argument, const Variable& parameter,
                  SourceLocation location);
  void bindValue(Argument& argument, const Block& block, const Variable& parameter);
  void bindNumber(Argument& argument, const Variable& parameter, const std::string& role);
  void refuseReference(const Argument& argument, const Block& block, const Variable& parameter);
  void bindInput(Argument& argument, const Block& block, const Variable& parameter);
  void bindOutput(Argument& argument, const Block& block, const Variable& parameter);
  void bindInOut(Argument& argument, const Block& block, const Variable& parameter);
  void reportMissing(const Expression& expression, const Call& call, const Block& block);

  Expressions& expressions_;
  Assignability assignability_;
  EnableParameters enableParameters_;
  const Scope& scope_;
  const Dialect& dialect_;
  Report& report_;
};

}  // namespace scl
