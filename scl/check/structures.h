#pragma once
// Structures: their members one behind the other. One check() uses it, on its thread.

#include <vector>

#include "scl/check/initial_values.h"
#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

class TypeNames;

/// Refers to type names, start values and report, which must outlive it.
class Structures {
 public:
  Structures(TypeNames& typeNames, InitialValues& initials, Report& report)
      : typeNames_(typeNames), initials_(initials), report_(report) {}

  /// Fills `type`, a new structure, with `members`: each gets its type and its offset in the structure, and
  /// the type its size and the image of a fresh structure. False: a member is wrong, and so is the whole; the
  /// fault is reported, at `location` if it is of the whole. The members must live as long as the type.
  bool build(Type& type, const std::vector<Variable*>& members, SourceLocation location);

 private:
  TypeNames& typeNames_;
  InitialValues& initials_;
  Report& report_;
};

}  // namespace scl
