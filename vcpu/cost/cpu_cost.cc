#include "vcpu/cost/cpu_cost.h"

#include <algorithm>

namespace vcpu {

namespace {

// Checked against published run times of whole programs.
constexpr ErrorBounds CHECKED_1200{0.5, 2};
constexpr ErrorBounds CHECKED_1516{0.5, 3};
// From published times of single instructions.
constexpr ErrorBounds FROM_INSTRUCTIONS{1.0 / 3, 3};
// From times that were remembered or carried over from another CPU.
constexpr ErrorBounds CARRIED_OVER{0.25, 4};

// clang-format off
constexpr CpuCost TABLE[] = {
//  name                              a     b     c     d     e      start k     empty bounds
  {"CPU 1212C, 1214C, 1215C (FW 4)",  0.9,  2.8,  5,    1,    0.2,   10,   1,    1000, CHECKED_1200},
  {"CPU 1212C, 1214C G2",             0.4,  1.3,  2.5,  0.5,  0.1,   5,    1,    500,  CARRIED_OVER},
  {"CPU 1511",                        0.29, 0.95, 1.7,  0.15, 0.02,  2,    1,    200,  FROM_INSTRUCTIONS},
  {"CPU 1513",                        0.19, 0.63, 1.1,  0.1,  0.02,  2,    1,    200,  FROM_INSTRUCTIONS},
  {"CPU 1515",                        0.14, 0.47, 0.8,  0.07, 0.02,  2,    1,    200,  FROM_INSTRUCTIONS},
  {"CPU 1511-..AL03, 1513-..AM03",    0.13, 0.42, 0.75, 0.07, 0.01,  1,    1,    150,  CARRIED_OVER},
  {"CPU 1516",                        0.05, 0.16, 0.3,  0.03, 0.003, 0.5,  1,    100,  CHECKED_1516},
  {"CPU 1515-..AN03, 1516-..AP03",    0.03, 0.09, 0.17, 0.03, 0.003, 0.5,  1,    100,  CARRIED_OVER},
  {"CPU 1518",                        0.01, 0.03, 0.06, 0.01, 0.001, 0.2,  1,    50,   FROM_INSTRUCTIONS},
  {"CPU 313C",                        1.0,  4,    4.4,  0.6,  0.2,   30,   1.1,  500,  CARRIED_OVER},
  {"CPU 314",                         0.8,  3.3,  3.5,  0.5,  0.2,   25,   1.1,  500,  FROM_INSTRUCTIONS},
  {"CPU 315-2",                       0.6,  2.5,  2.7,  0.4,  0.15,  20,   1.1,  500,  FROM_INSTRUCTIONS},
  {"CPU 317-2",                       0.2,  0.8,  1.0,  0.12, 0.05,  15,   1.07, 150,  FROM_INSTRUCTIONS},
  {"CPU 319-3",                       0.06, 0.25, 0.35, 0.04, 0.01,  4,    1.05, 50,   CARRIED_OVER},
  {"CPU 412",                         0.3,  1.0,  1.7,  0.2,  0.05,  8,    1,    240,  CARRIED_OVER},
  {"CPU 414",                         0.2,  0.65, 1.2,  0.13, 0.03,  5,    1,    168,  CARRIED_OVER},
  {"CPU 416",                         0.13, 0.45, 0.8,  0.09, 0.02,  3,    1,    109,  CARRIED_OVER},
  {"CPU 417",                         0.08, 0.27, 0.5,  0.05, 0.01,  2,    1,    100,  CARRIED_OVER},
};
// clang-format on

}  // namespace

std::span<const CpuCost> cpuCosts() {
  return TABLE;
}

const CpuCost* findCpuCost(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(TABLE), std::end(TABLE), [&](const CpuCost& cpu) { return cpu.name == name; });
  return found == std::end(TABLE) ? nullptr : found;
}

}  // namespace vcpu
