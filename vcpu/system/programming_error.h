#pragma once
// What a system block finds wrong in the program that calls it. Values: each thread may use its own.

#include <cstdint>
#include <string>

namespace vcpu {

/// OB121 runs, or the CPU stops.
struct ProgrammingError {
  /// Fault_ID of OB121. Source: System Software for S7-300/400, Vol. 1, OB121, as commonly known.
  enum class Id : uint8_t { Bcd = 0x21, TimerNumber = 0x26, CounterNumber = 0x27 };

  Id id = Id::Bcd;
  std::string sentence;  ///< for the diagnostic buffer
};

}  // namespace vcpu
