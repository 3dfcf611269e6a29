#pragma once
// What TIA Portal calls the properties of an organization block. Values: each thread may use its own.

#include <cstdint>
#include <optional>

#include "vcpu/system/interrupts/time_of_day_schedule.h"

namespace vcpu {

struct OrganizationBlockProperties {
  /// How often a cyclic interrupt starts; 0: as often as the family says.
  int64_t intervalMicroseconds = 0;
  /// So much later than at the multiples of its interval it starts.
  int64_t phaseMicroseconds = 0;
  int priority = 0;  ///< 2..26, by its kind; 0: what the kind or the family says
  /// So many start events of a cyclic interrupt wait until it can run; those beyond are discarded and
  /// counted.
  int eventsQueued = 1;
  /// When a time-of-day interrupt starts, from the start of the CPU on; without one the program sets it.
  std::optional<TimeOfDaySchedule> timeOfDay{};

  bool operator==(const OrganizationBlockProperties&) const = default;
};

}  // namespace vcpu
