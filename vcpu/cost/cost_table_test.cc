#include "vcpu/cost/cost_table.h"

#include <gtest/gtest.h>

namespace vcpu {
namespace {

const CostRow SCANS[] = {{"idle", {.statements = 10, .communicationCalls = 1}},
                         {"mean", {.statements = 2001, .copiedBytes = 9}, 2}};

TEST(CostTable, ShowWhatWasCounted) {
  EXPECT_EQ(
      countsTable(SCANS),
      "| counted | statements | indexed | calls | parameters | copies | copied bytes | communication |\n"
      "| ------- | ---------: | ------: | ----: | ---------: | -----: | -----------: | ------------: |\n"
      "| idle    |         10 |       0 |     0 |          0 |      0 |            0 |             1 |\n"
      "| mean    |     1000.5 |       0 |     0 |          0 |      0 |          4.5 |             0 |\n");
}

TEST(CostTable, ShowEstimatesWithTwoDigitsAndBounds) {
  const CpuCost cpu{"CPU 1", 1.0, 1, 0.123, 1, 0, 1, 1, 1000, {0.5, 2}};
  EXPECT_EQ(estimatesTable(SCANS, {&cpu, 1}),
            "| estimated, us |         idle |             mean |       cycle adds |\n"
            "| ------------- | -----------: | ---------------: | ---------------: |\n"
            "| CPU 1         | 11 (5.3..25) | 1000 (500..2000) | 1000 (330..3000) |\n");
}

}  // namespace
}  // namespace vcpu
