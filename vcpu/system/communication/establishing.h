#pragma once
// The job that makes a connection: that of TCON, and of TSEND_C and TRCV_C while CONT is TRUE. For the thread
// on which the block runs.

#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// One call of the job, which begins if none runs. `connect` describes the connection, `id` is its ID; both
/// count only in the call that begins it. Done: the connection is established. Failed: there is none, unless
/// the ID had one before.
JobState establishConnection(SystemCall& call, Image& image, const JobProgress& progress, const Area& connect,
                             uint16_t id);

}  // namespace vcpu
