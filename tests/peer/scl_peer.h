#pragma once
// A peer whose client is the SCL of plc/ on the virtual CPU: the shells, the generated blocks, and the
// program in this folder.

#include "tests/peer/task.h"
#include "vcpu/result/result.h"

namespace peer {

/// Runs it to its end: as the task says, or at SIGTERM. Fails with what the checker or the C compiler said,
/// or with the diagnostic buffer of a CPU that went to STOP.
vcpu::Result<Outcome> runSclPeer(const Task& task, const OnMessage& onMessage);

}  // namespace peer
