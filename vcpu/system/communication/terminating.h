#pragma once
// The job that ends a connection: that of TDISCON, and of TSEND_C and TRCV_C when CONT becomes FALSE. For the
// thread on which the block runs.

#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// One call of the job, which begins if none runs. The connection is gone with the call that begins it
/// already: a TCON that still runs reports 80A7 then.
JobState terminateConnection(SystemCall& call, Image& image, const JobProgress& progress, uint16_t id);

}  // namespace vcpu
