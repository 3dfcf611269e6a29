#pragma once
// Absolute addresses from outside the program: %MW2, %DB5.DBX0.0.

#include <string_view>

#include "scl/scl.h"
#include "vcpu/access/path.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// The place of an address that begins with '%'. `named` is the data block that stands before %DBW2; nullptr:
/// none does. The target points into `program` and is valid as long as that. A failure says what is wrong
/// with the address. Any thread may call.
Result<PathTarget> followAddress(const scl::Program& program, std::string_view address,
                                 const scl::DataBlock* named);

/// What a place in this area holds for those who look from outside: a timer the time that is left, a counter
/// its count in BCD, everything else `type`. Any thread may call.
const scl::Type& typeOutside(scl::MemoryArea area, const scl::Type& type);

}  // namespace vcpu
