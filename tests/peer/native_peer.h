#pragma once
// A peer whose client is the C++ of core.

#include "tests/peer/task.h"

namespace peer {

/// Runs it to its end: as the task says, or at SIGTERM. One thread, which sleeps while nothing happens.
Outcome runNativePeer(const Task& task, const OnMessage& onMessage);

}  // namespace peer
