#pragma once
// What a program calls the place where an instance lies.

#include <optional>
#include <string>

#include "scl/types/type.h"

namespace vcpu {

/// The path from a variable of `type` to the instance of `instance`, which is one of its parts `offset` bytes
/// behind its begin: `.pumps[2].valve`, empty if it is the variable itself. Nothing: there is none. Any
/// thread may call.
std::optional<std::string> instancePath(const scl::Type& type, int64_t offset, const scl::Type& instance);

}  // namespace vcpu
