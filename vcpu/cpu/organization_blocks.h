#pragma once
// Which OB a block of kind ORGANIZATION_BLOCK is. A source does not give its number: it is in the name, or
// the name is the one that TIA Portal gives a new OB of that kind. Pure functions: any thread may call.

#include <cstdint>
#include <map>

#include "scl/scl.h"

namespace vcpu {

/// Numbers of OBs that this CPU calls.
enum OrganizationBlock : int {
  CYCLE = 1,
  CYCLIC_INTERRUPT_FIRST = 30,
  CYCLIC_INTERRUPT_LAST = 38,
  TIME_ERROR = 80,
  STARTUP = 100,
  PROGRAMMING_ERROR = 121,
};

/// Indices in program.blocks by OB number. Names without a number: the first such is OB1 if there is none,
/// the others are left out.
std::map<int, int> organizationBlocks(const scl::Program& program);

/// How often OB30..38 run unless they are set otherwise, in milliseconds: the defaults of the S7-400 as they
/// are commonly known, not looked up in a manual.
int64_t cyclicIntervalMs(int number);

}  // namespace vcpu
