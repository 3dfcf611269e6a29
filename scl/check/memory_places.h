#pragma once
// Memory with addresses: absolute operands, and where PLC tags lie. One check() uses it, on its thread.

#include "scl/check/checked.h"
#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/tree/tree.h"

namespace scl {

/// Refers to scope and report, which must outlive it.
class MemoryPlaces {
 public:
  MemoryPlaces(Scope& scope, Report& report) : scope_(scope), report_(report) {}

  /// %MW2, %T5, %DB5.DBX0.0, "Plant".%DBW2, %DB5: fills `name` and answers the type of the operand. No type:
  /// a fault is reported.
  Checked checkOperand(Expression& expression, Name& name);

  /// The type of a timer or counter at this place, for the name of one: its value is the number.
  static Checked timerOrCounter(Expression& expression, const MemoryPlace& place);

  /// The place of a tag whose type is known. False: a fault is reported at its row.
  bool placeTag(Tag& tag);

 private:
  Checked wholeDataBlock(Name& name, int32_t number, SourceLocation location);

  Scope& scope_;
  Report& report_;
};

}  // namespace scl
