#pragma once
// What a tag table declares: PLC tags and user constants. One check() uses it, on its thread.

#include "scl/check/block_sections.h"
#include "scl/check/memory_places.h"
#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/check/type_names.h"
#include "scl/tree/tree.h"

namespace scl {

/// Refers to all that it is made of, which must outlive it.
class TagTables {
 public:
  TagTables(TypeNames& typeNames, BlockSections& sections, Scope& scope, Report& report)
      : typeNames_(typeNames), sections_(sections), scope_(scope), report_(report), places_(scope, report) {}

  /// Gives user constants their types and values. One that is wrong has no type, and its fault is reported.
  void declareUserConstants(Unit& unit);

  /// Gives tags their types and places, likewise.
  void declareTags(Unit& unit);

 private:
  const Type* typeOf(Tag& tag);

  TypeNames& typeNames_;
  BlockSections& sections_;
  Scope& scope_;
  Report& report_;
  MemoryPlaces places_;
};

}  // namespace scl
