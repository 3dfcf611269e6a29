#pragma once
// How far the blocks of a program may use the stack of the host.

#include <cstdint>

namespace vcpu {

/// The lowest address of the calling thread's stack that blocks may use. Below it lies what the functions of
/// the host need that blocks call, and a block that has not looked at the limit yet. 0: the host does not
/// say. Any thread may call; the answer is that thread's own.
uint64_t stackLimit();

}  // namespace vcpu
