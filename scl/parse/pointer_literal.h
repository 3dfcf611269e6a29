#pragma once
// The value of a pointer constant, P#DB1.DBX4.0 BYTE 2. Any thread may call.

#include <optional>
#include <string>
#include <string_view>

#include "scl/parse/literal.h"

namespace scl {

/// The ten bytes of the Any that `text`, what follows P#, names. What is wrong with it goes to `fault`, and
/// the answer then is NIL.
std::string pointerValue(std::string_view text, std::optional<LiteralFault>& fault);

}  // namespace scl
