#pragma once
// Which variable lies at a place of a data block.

#include <cstdint>
#include <optional>
#include <string>

#include "scl/types/type.h"
#include "vcpu/access/area.h"

namespace vcpu {

struct VariablePlace {
  std::string path;  ///< behind the name of the data block: .pumps[2].record; empty for all of it
  const scl::Type* type = nullptr;
};

/// The part of a variable of `type`, `offset` bytes behind its begin, that `area` is as a whole: an
/// elementary value, a text, a structure, an array, or the first element of the area of one. Of several that
/// look alike it is the innermost. Nothing: there is none. Any thread may call.
std::optional<VariablePlace> variablePlace(const scl::Type& type, int64_t offset, const Area& area);

}  // namespace vcpu
