#pragma once
// What starts an OB of each number, and which block of a program is which of them. Pure functions: any thread
// may call.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scl/scl.h"

namespace vcpu {

/// Numbers of OBs that this CPU calls.
enum OrganizationBlock : int {
  CYCLE = 1,
  TIME_OF_DAY_INTERRUPT_FIRST = 10,
  TIME_OF_DAY_INTERRUPT_LAST = 17,
  TIME_DELAY_INTERRUPT_FIRST = 20,
  TIME_DELAY_INTERRUPT_LAST = 23,
  CYCLIC_INTERRUPT_FIRST = 30,
  CYCLIC_INTERRUPT_LAST = 38,
  TIME_ERROR = 80,
  STARTUP = 100,
  PROGRAMMING_ERROR = 121,
};

/// The OBs of one kind of start event.
struct OrganizationBlockKind {
  int first = 0;  ///< lowest number
  int last = 0;   ///< highest number
  std::string_view name;
  int priorityMin = 1;
  int priorityMax = 1;
  int priority = 1;  ///< unless the station sets it; of cyclic and time-delay interrupts the family knows it
  bool isCalled = false;  ///< this CPU has the event that starts them
};

/// The kind of OB `number`; nullptr: the number says none, as from 123 on, where an OB can be of any kind.
const OrganizationBlockKind* organizationBlockKind(int number);

/// Indices in program.blocks by OB number. Names without a number: the first such is OB1 if there is none,
/// the others are left out.
std::map<int, int> organizationBlocks(const scl::Program& program);

/// Of each OB of the program that this CPU never calls, a sentence that says so and why.
std::vector<std::string> organizationBlocksNotCalled(const scl::Program& program);

/// Whether OB `number` is a time-of-day interrupt, OB10..17.
constexpr bool isTimeOfDayInterrupt(int number) {
  return number >= TIME_OF_DAY_INTERRUPT_FIRST && number <= TIME_OF_DAY_INTERRUPT_LAST;
}

/// Whether OB `number` is a time-delay interrupt, OB20..23.
constexpr bool isTimeDelayInterrupt(int number) {
  return number >= TIME_DELAY_INTERRUPT_FIRST && number <= TIME_DELAY_INTERRUPT_LAST;
}

/// Whether OB `number` is a cyclic interrupt, OB30..38.
constexpr bool isCyclicInterrupt(int number) {
  return number >= CYCLIC_INTERRUPT_FIRST && number <= CYCLIC_INTERRUPT_LAST;
}

}  // namespace vcpu
