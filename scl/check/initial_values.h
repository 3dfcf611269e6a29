#pragma once
// Start values: := behind a declaration, and the assignments after BEGIN of a data block.

#include <cstdint>
#include <span>

#include "scl/check/expressions.h"
#include "scl/tree/tree.h"

namespace scl {

class InitialValues {
 public:
  InitialValues(Expressions& expressions, Scope& scope, Report& report)
      : expressions_(expressions), scope_(scope), report_(report) {}

  /// Writes the value of `initial` into `image`, where a variable of `type` lies at `offset` and `bit`.
  void apply(ExpressionPtr& initial, const Type& type, std::span<uint8_t> image, int64_t offset, int bit);

  /// path := value; of a data block. The image is that of `type`.
  void applyAssignment(Assignment& assignment, const Type& type, std::span<uint8_t> image);

 private:
  struct Spot {
    const Type* type = nullptr;
    int64_t offset = 0;
    int bit = 0;
  };

  void applyArray(ArrayList& list, Place place, const Type& array, std::span<uint8_t> image, int64_t offset);
  void fill(ArrayList& list, const Type& array, std::span<uint8_t> image, int64_t offset, int64_t& next,
            int64_t count);
  void applyStruct(StructList& list, Place place, const Type& type, std::span<uint8_t> image, int64_t offset);
  bool find(Expression& path, const Type& root, Spot& spot);
  bool findMember(const Expression& path, const Type& type, const std::string& name, Spot& spot);

  Expressions& expressions_;
  Scope& scope_;
  Report& report_;
};

}  // namespace scl
