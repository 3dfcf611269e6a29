#pragma once
// S7 paths: "Plant".pump[1].level, Plant.flags.%X3.

#include <cstdint>
#include <string>
#include <string_view>

#include "scl/scl.h"

namespace vcpu {

/// Where a path leads.
struct PathTarget {
  const scl::DataBlock* dataBlock = nullptr;  ///< nullptr: nowhere, `reason` tells why
  int64_t offset = 0;
  int32_t bit = 0;
  const scl::Type* type = nullptr;
};

PathTarget followPath(const scl::Program& program, std::string_view path, std::string& reason);

}  // namespace vcpu
