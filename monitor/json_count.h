#pragma once
// Members of a JSON object that are counts. Any thread may call.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "vcpu/result/result.h"

namespace monitor {

/// The member of this name, a number of 32 bits without a sign; none if it is not there. A failure if
/// something else stands there.
vcpu::Result<std::optional<uint32_t>> countOf(const nlohmann::json& from, const char* name);

}  // namespace monitor
