#pragma once
// The job that sends data over a connection: that of TSEND and TSEND_C. For the thread on which the block
// runs.

#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// One call of the job, which begins if none runs. `id`, `data` and `len` count only in the call that begins
/// it: the data are copied then. A PLC reads them until DONE and demands that nobody changes them till then;
/// a program that obeys sees no difference. Done: the local stack has all of it, not that the partner has.
JobState sendData(SystemCall& call, Image& image, const JobProgress& progress, uint16_t id, const Area& data,
                  uint32_t len);

}  // namespace vcpu
