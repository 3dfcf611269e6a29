#pragma once
// What TSEND and TRCV have in common. For the thread on which the block runs.

#include <cstdint>

#include "vcpu/family/cpu_family.h"
#include "vcpu/system/communication/ouc_connections.h"

namespace vcpu {

/// STATUS of a job that starts on this connection (nullptr: there is none of that ID); status::OK if it may.
uint16_t statusForTransfer(const OucConnection* connection, const TransferRules& rules);

/// STATUS of a job whose connection ended for this cause; None: as if there were no connection.
uint16_t statusOfEnd(EndCause cause, const TransferRules& rules);

}  // namespace vcpu
