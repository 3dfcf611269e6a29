#include "vcpu/cost/cpu_cost.h"

namespace vcpu {

namespace {

constexpr double CALLS_OF_A_COMMUNICATION_CALL = 10;

// clang-format off
constexpr CpuCost COSTS[] = {
    //                                  a     b     c    d    start   e      bounds
    {"CPU 1212C (firmware 4.x)",        0.9,  2.8,  5,    1,    10,  0.2,   2, 2},
    {"CPU 1511 (first generation)",     0.29, 0.95, 1.7,  0.15,  2,  0.02,  3, 3},
    {"CPU 1516 (first generation)",     0.05, 0.16, 0.3,  0.03,  0.5, 0.003, 2, 3},
    {"CPU 1518",                        0.01, 0.03, 0.06, 0.01,  0.2, 0.001, 3, 3},
};
// clang-format on

}  // namespace

std::span<const CpuCost> cpuCosts() {
  return COSTS;
}

double estimateMicroseconds(const ScanCounts& counts, const CpuCost& cpu) {
  const auto times = [](uint64_t count, double each) { return static_cast<double>(count) * each; };
  const double communication = times(counts.communicationCalls, cpu.call * CALLS_OF_A_COMMUNICATION_CALL);
  return times(counts.statements, cpu.statement) + times(counts.indexedAccesses, cpu.indexedAccess) +
         times(counts.calls, cpu.call) + times(counts.parameters, cpu.parameter) + communication +
         times(counts.blockCopies, cpu.copyStart) + times(counts.copiedBytes, cpu.copiedByte);
}

}  // namespace vcpu
