#pragma once
// One text for the counters of all integer types. Any thread may call.

#include <string>
#include <string_view>

namespace vcpu {

/// The text of a block that is written for Int, for another integer type: `type` stands in place of Int, and
/// its limits in place of -32768 and 32767. `type` is SInt, Int, DInt, LInt, USInt, UInt, UDInt or ULInt.
std::string forIntegerType(std::string_view scl, std::string_view type);

}  // namespace vcpu
