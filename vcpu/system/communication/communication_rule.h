#pragma once
// What the CPU's communication does to a program, for trying one out. Values: each thread may use its own.

#include <cstddef>
#include <cstdint>

namespace vcpu {

enum class CommunicationBlock { Tcon, Tdiscon, Tsend, Trcv };
inline constexpr size_t COMMUNICATION_BLOCKS = 4;

/// How jobs of one block go, so that a program can be tried with everything a real CPU may do to it: it takes
/// as many calls as its communication load allows, and fails for reasons of its own. Without a rule a job
/// takes one call behind the one with the rising edge of REQ, TRCV none.
struct CommunicationRule {
  CommunicationBlock block = CommunicationBlock::Tcon;
  /// The jobs the rule is for, counted from 1 for each block since the start of the CPU. TRCV begins a job
  /// with each call that has EN_R and no job running.
  uint32_t firstJob = 1;
  uint32_t lastJob = UINT32_MAX;
  /// A job takes so many calls, at least, behind the one it begins with. 0: it may fail in that one. TDISCON
  /// ends a TCON that would take longer.
  uint32_t calls = 1;
  /// Not 0: it ends then, with ERROR and this STATUS. With calls = 0 nothing was begun: TCON made no
  /// connection, TDISCON ended none. Otherwise what was begun is given up, as after any other error: the
  /// connection that TCON was making is gone, as is the one that TDISCON ended.
  uint16_t status = 0;
  /// TRCV only: it ends with NDR and RCVD_LEN = 0.
  bool empty = false;
};

}  // namespace vcpu
