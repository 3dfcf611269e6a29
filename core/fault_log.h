#pragma once
#include "core/fault.h"
#include "subset/plc.h"

namespace mqtt {

/// Faults the log keeps. Price: 16 bytes each.
inline constexpr int32_t FAULT_LOG_MAX = 8;

/// A fault, once or several times in a row.
struct FaultEntry {
  Fault fault = Fault::None;
  int32_t count = 0;
  /// Session::clockMs when it came first and last.
  int32_t firstMs = 0;
  int32_t lastMs = 0;
};

/// The last faults, as a ring.
struct FaultLog {
  /// Index of the newest.
  int32_t newest = 0;
  plc::Array<FaultEntry, FAULT_LOG_MAX> entries{};
};

/// Enters a fault: a new entry unless it is the newest one's again.
void logFault(FaultLog& faultLog, Fault fault, int32_t clockMs);

/// No faults.
void resetFaultLog(FaultLog& faultLog);

}  // namespace mqtt
