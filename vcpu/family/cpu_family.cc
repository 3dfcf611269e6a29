#include "vcpu/family/cpu_family.h"

namespace vcpu {

namespace {

constexpr int FIRST_CYCLIC_INTERRUPT = 30;
constexpr int FIRST_TIME_DELAY_INTERRUPT = 20;

// TIA Portal Information System, 'Assigning parameters to cyclic interrupt OBs (S7-1500)'. An interval of so
// many milliseconds at most; longer ones have the priority 8.
struct PriorityOfInterval {
  int32_t millisecondsMax;
  int priority;
};
constexpr PriorityOfInterval PRIORITIES[] = {{2, 17},   {5, 16},   {10, 14},   {100, 13},
                                             {200, 12}, {500, 11}, {1000, 10}, {2000, 9}};
constexpr int PRIORITY_OF_LONG_INTERVALS = 8;

}  // namespace

int64_t CpuFamily::intervalMicroseconds(int number) const {
  return int64_t{1000} *
         cyclicInterrupts.intervalsMs.at(static_cast<size_t>(number - FIRST_CYCLIC_INTERRUPT));
}

int CpuFamily::cyclicPriority(int number, int64_t intervalMicroseconds) const {
  if (!cyclicInterrupts.priorityByInterval) {
    return cyclicInterrupts.priorities.at(static_cast<size_t>(number - FIRST_CYCLIC_INTERRUPT));
  }
  for (const PriorityOfInterval& one : PRIORITIES) {
    if (intervalMicroseconds <= int64_t{1000} * one.millisecondsMax) return one.priority;
  }
  return PRIORITY_OF_LONG_INTERVALS;
}

int CpuFamily::timeDelayPriority(int number) const {
  return timeDelayPriorities.at(static_cast<size_t>(number - FIRST_TIME_DELAY_INTERRUPT));
}

const CpuFamily* findCpuFamily(std::string_view cpuName) {
  for (const CpuFamily* family : {&CpuFamily::S7_1500, &CpuFamily::S7_1200, &CpuFamily::S7_300}) {
    for (const std::string_view begin : family->cpuNames) {
      if (cpuName.starts_with(begin)) return family;
    }
  }
  return nullptr;
}

}  // namespace vcpu
