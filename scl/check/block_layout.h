#pragma once
// Where the variables of a block lie: in its instance, or in its frame. One check() uses it, on its thread.

#include "scl/check/initial_values.h"
#include "scl/check/report.h"
#include "scl/tree/tree.h"
#include "scl/types/layout.h"
#include "scl/types/type_table.h"

namespace scl {

/// Refers to types, start values and report, which must outlive it.
class BlockLayout {
 public:
  BlockLayout(TypeTable& types, InitialValues& initials, Report& report)
      : types_(types), initials_(initials), report_(report) {}

  /// Gives each variable of `block` that has a type its offset, and the block its instance type, with the
  /// image of a fresh instance, and the size of its frame. A block that is too large keeps the former values,
  /// and the fault is reported.
  void layOut(Block& block);

 private:
  void layOutInstance(Block& block);
  void layOutFrame(Block& block);
  void layOutSections(Block& block, Section kind, Layout& layout);
  void warnOfInitials(const Block& block);

  TypeTable& types_;
  InitialValues& initials_;
  Report& report_;
};

}  // namespace scl
