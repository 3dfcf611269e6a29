#pragma once
// A point in time as the S7 keeps it: DTL, Date_And_Time (BCD) or LDT. For the thread on which the block
// runs.

#include <cstdint>

#include "vcpu/access/area.h"

namespace vcpu {

namespace time_of_day {
inline constexpr uint16_t OK = 0x0000;
inline constexpr uint16_t NOT_A_TIME =
    0x8081;  ///< outside what the type can hold, or no type of a point in time
}  // namespace time_of_day

/// Writes nanoseconds since 1970-01-01 into `area` by its kind; answers RET_VAL of RD_SYS_T. Nothing is
/// written if it is NOT_A_TIME: the area is omitted or of another type, or its type begins later or ends
/// earlier.
uint16_t storeTimeOfDay(const Area& area, int64_t nanoseconds);

/// Reads them from `area`; answers RET_VAL of WR_SYS_T. `nanoseconds` stays as it is if that is NOT_A_TIME.
uint16_t loadTimeOfDay(const Area& area, int64_t& nanoseconds);

}  // namespace vcpu
