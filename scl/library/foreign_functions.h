#pragma once
// Functions of other languages and other views of TIA Portal, and what SCL writes instead. Any thread may
// call.

#include <string_view>

namespace scl {

/// "LN(x) / LN(10.0)" for LOG; empty for a name that is none of them.
std::string_view insteadOfFunction(std::string_view name);

}  // namespace scl
