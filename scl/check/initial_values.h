#pragma once
// Start values: := behind a declaration, and the assignments after BEGIN of a data block. One check() uses
// it, on its thread.

#include <cstdint>
#include <span>
#include <vector>

#include "scl/check/expressions.h"
#include "scl/check/initial_paths.h"
#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// Checks start values and writes them into images, each in the bytes of the CPU. A wrong value is reported,
/// and the image keeps what it has there. Refers to expressions, scope, types and report, which must outlive
/// it.
class InitialValues {
 public:
  InitialValues(Expressions& expressions, Scope& scope, TypeTable& types, Report& report)
      : expressions_(expressions),
        scope_(scope),
        types_(types),
        report_(report),
        paths_(expressions, scope, report) {}

  /// Makes the image of `type`, a new structure or instance whose members have their offsets: the images of
  /// the members' types, then the values behind :=. No image: all is zero, or the program has no room for it,
  /// which is reported at `location`.
  void applyMembers(Type& type, const std::vector<Variable*>& members, SourceLocation location);

  /// Makes the image of a data block: that of its type, then the assignments after BEGIN.
  void applyDataBlock(DataBlock& dataBlock);

 private:
  void apply(ExpressionPtr& initial, ImagePart part, std::span<uint8_t> image);
  void applyArray(ArrayList& list, SourceLocation location, const Type& array, std::span<uint8_t> image,
                  int64_t offset);
  void fill(ArrayList& list, const Type& array, std::span<uint8_t> image, int64_t offset, int64_t& next,
            int64_t count);
  void applyStruct(StructList& list, SourceLocation location, const Type& type, std::span<uint8_t> image,
                   int64_t offset);
  void applyAssignment(Assignment& assignment, const Type& type, std::span<uint8_t> image);

  Expressions& expressions_;
  Scope& scope_;
  TypeTable& types_;
  Report& report_;
  InitialPaths paths_;
};

}  // namespace scl
