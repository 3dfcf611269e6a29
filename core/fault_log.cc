#include "core/fault_log.h"

#include "core/saturate.h"

namespace mqtt {

void logFault(FaultLog& faultLog, Fault fault, int32_t clockMs) {
  if (faultLog.entries[faultLog.newest].fault != fault) {
    faultLog.newest = (faultLog.newest + 1) % FAULT_LOG_MAX;
    faultLog.entries[faultLog.newest].fault = fault;
    faultLog.entries[faultLog.newest].count = 0;
    faultLog.entries[faultLog.newest].firstMs = clockMs;
  }
  faultLog.entries[faultLog.newest].count = addSaturating(faultLog.entries[faultLog.newest].count, 1);
  faultLog.entries[faultLog.newest].lastMs = clockMs;
}

void resetFaultLog(FaultLog& faultLog) {
  faultLog.newest = 0;
  for (int32_t index = 0; index < FAULT_LOG_MAX; ++index) {
    faultLog.entries[index].fault = Fault::None;
    faultLog.entries[index].count = 0;
    faultLog.entries[index].firstMs = 0;
    faultLog.entries[index].lastMs = 0;
  }
}

}  // namespace mqtt
