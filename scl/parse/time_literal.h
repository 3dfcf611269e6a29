#pragma once
// The values of time and date literals. `prefix` is in upper case, `text` what follows '#'. Any thread may
// call.

#include <cstdint>
#include <optional>
#include <string_view>

#include "scl/parse/literal.h"

namespace scl {

/// 1d2h3m4s5ms, -1.5s: ms for TIME, ns for LTIME, the S5 word (base, three BCD digits) for S5TIME.
int64_t durationValue(std::string_view prefix, std::string_view text, std::optional<LiteralFault>& fault);

/// 2020-01-31, 12:00:00.5, 2020-01-31-12:00:00: in the unit that constant.h names.
int64_t dateValue(std::string_view prefix, std::string_view text, std::optional<LiteralFault>& fault);

}  // namespace scl
