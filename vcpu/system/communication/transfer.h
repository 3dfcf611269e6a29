#pragma once
// What TSEND and TRCV have in common.

#include <cstdint>

#include "vcpu/family/cpu_family.h"
#include "vcpu/system/communication/connections.h"

namespace vcpu {

/// Octets that one job may transfer. S7-1500: TIA Portal Information System, TSEND and TRCV, parameter LEN;
/// S7-300: System Software for S7-300/400, Vol. 2, connection type 11h.
constexpr uint32_t transferBytesMax(CpuFamily family) {
  return family == CpuFamily::S7_300 ? 8192 : 65536;
}

/// STATUS of a job that starts on this connection (nullptr: there is none of that ID); status::OK if it may.
uint16_t statusForTransfer(const Connection* connection, CpuFamily family);

/// STATUS of a job whose connection ended for this cause. The tables of the S7-300 do not tell causes.
uint16_t statusOfEnd(uint16_t cause, CpuFamily family);

}  // namespace vcpu
