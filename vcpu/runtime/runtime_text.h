#pragma once
// The text of vcpu/runtime/runtime.h, put into the library when it is built.

#include <string_view>

namespace vcpu {

/// Constant, and lives as long as the process: any thread may read it.
extern const std::string_view RUNTIME_TEXT;

}  // namespace vcpu
