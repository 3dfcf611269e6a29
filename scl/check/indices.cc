#include "scl/check/indices.h"

#include <fmt/core.h>

#include "scl/check/convert_to.h"
#include "scl/check/expressions.h"
#include "scl/types/elementary_types.h"

namespace scl {

/// Converts an index to DInt. False: it is no integer, or wider than `widest`, and the fault is reported.
bool Indices::checkOne(ExpressionPtr& index, const Type& widest) {
  const Type& dint = *elementaryType(TypeKind::DInt);
  if (&widest == &dint) return expressions_.checkAs(index, dint, "index");
  const Checked found = expressions_.checkUntyped(index, &widest);
  if (!found.type) return false;
  const bool isWide =
      found.untyped == Untyped::No && isInteger(*found.type) && bitsOf(*found.type) > bitsOf(widest);
  if (isWide) {
    report_.error(
        TYPE_MISMATCH, index->location,
        fmt::format("found {}, expected {} for the index of an operand", found.type->name, widest.name));
    return false;
  }
  return convertTo(index, found, widest, "index", report_) &&
         convertTo(index, {&widest}, dint, "index", report_);
}

bool Indices::check(Subscript& subscript, const Type& array, SourceLocation location, const Type& widest) {
  size_t expected = array.dimensions.empty() ? 1 : array.dimensions.size();
  if (subscript.indices.size() != expected) {
    report_.error(
        WRONG_INDEX_COUNT, location,
        fmt::format("found {} indices, {} needs {}", subscript.indices.size(), array.name, expected));
    return false;
  }
  bool fine = true;
  for (size_t i = 0; i < expected; ++i) {
    ExpressionPtr& index = subscript.indices[i];
    if (!checkOne(index, widest)) {
      fine = false;
      continue;
    }
    if (!index->constant || array.dimensions.empty()) continue;
    int64_t value = std::get<int64_t>(*index->constant);
    const Bounds& bounds = array.dimensions[i];
    if (value >= bounds.low && value <= bounds.high) continue;
    report_.error(
        INDEX_OUT_OF_BOUNDS, index->location,
        fmt::format("the index {} is outside {}..{} of {}", value, bounds.low, bounds.high, array.name));
    fine = false;
  }
  return fine;
}

}  // namespace scl
