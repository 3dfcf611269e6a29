#pragma once
// How fast the virtual CPU communicates.

#include <cstdint>

namespace vcpu {

/// How many calls, behind the one with the rising edge of REQ, a job of each block takes at least. A real CPU
/// takes as many as its communication load allows. 1 is the shortest a job can be.
struct CommunicationPace {
  uint32_t tcon = 1;
  uint32_t tdiscon = 1;
  uint32_t tsend = 1;
};

}  // namespace vcpu
