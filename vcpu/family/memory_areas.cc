#include "vcpu/family/memory_areas.h"

namespace vcpu {
namespace {

struct Row {
  std::string_view cpuNames;  ///< how they begin
  scl::MemoryAreaSizes areas;
};

// The first row that fits counts. S7-1500 and S7-1200: manuals of the families, as commonly known; S7-300: a
// CPU 315-2, S7-400: a CPU 414, the others have more. S5 timers and counters, as commonly known, too: 2048 of
// each, 256 in a CPU 315-2, none in an S7-1200.
constexpr Row ROWS[] = {
    {"S7-15", {.inputs = 32768, .outputs = 32768, .bitMemory = 16384, .timers = 2048, .counters = 2048}},
    {"S7-1211", {.inputs = 1024, .outputs = 1024, .bitMemory = 4096, .timers = 0, .counters = 0}},
    {"S7-1212", {.inputs = 1024, .outputs = 1024, .bitMemory = 4096, .timers = 0, .counters = 0}},
    {"S7-12", {.inputs = 1024, .outputs = 1024, .bitMemory = 8192, .timers = 0, .counters = 0}},
    {"S7-3", {.inputs = 2048, .outputs = 2048, .bitMemory = 2048, .timers = 256, .counters = 256}},
    {"S7-4", {.inputs = 8192, .outputs = 8192, .bitMemory = 8192, .timers = 2048, .counters = 2048}},
};

}  // namespace

scl::MemoryAreaSizes memoryAreaSizes(std::string_view cpuName) {
  for (const Row& row : ROWS) {
    if (cpuName.starts_with(row.cpuNames)) return row.areas;
  }
  return {};
}

}  // namespace vcpu
