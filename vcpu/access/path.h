#pragma once
// S7 paths: "Plant".pump[1].level, Plant.flags.%X3, "Start_Button", %MW2.

#include <cstdint>
#include <string>
#include <string_view>

#include "scl/scl.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// Where a path leads.
struct PathTarget {
  const scl::DataBlock* dataBlock =
      nullptr;  ///< nullptr: the place lies in `area`, or in what followMembers() got
  scl::MemoryArea area = scl::MemoryArea::DataBlock;
  int64_t offset = 0;               ///< bytes from the start of the data block's image or the area
  int32_t bit = 0;                  ///< Bool: 0..7
  const scl::Type* type = nullptr;  ///< never nullptr once the path was followed
};

/// The target points into `program` and is valid as long as that. A failure says what is wrong with the path,
/// and the remedy. Any thread may call.
Result<PathTarget> followPath(const scl::Program& program, std::string_view path);

/// The name a path begins with.
struct PathStart {
  std::string name;  ///< without its quotation marks
  size_t end = 0;    ///< where the path goes on behind it
};
Result<PathStart> startOfPath(std::string_view path);

/// Follows `path` from its character `at` on inside a value of `type`: `.level`, `[1].x`, or nothing. The
/// target points into `type`; what stands before `at` is for the sentence of a failure only.
Result<PathTarget> followMembers(const scl::Type& type, std::string_view path, size_t at);

}  // namespace vcpu
