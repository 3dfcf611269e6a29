#include "telecontrol/point_table.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace tele {
namespace {

struct WrongRow {
  PointFault fault;
  std::function<void(PointSettings&)> spoil;
};

const WrongRow WRONG_ROWS[] = {
    {PointFault::Id, [](PointSettings& row) { row.pointId = 0; }},
    {PointFault::Id, [](PointSettings& row) { row.pointId = -1; }},
    {PointFault::Id, [](PointSettings& row) { row.pointId = LOST_EVENTS_ID; }},
    {PointFault::Order, [](PointSettings& row) { row.pointId = 10; }},
    {PointFault::Order, [](PointSettings& row) { row.pointId = 5; }},
    {PointFault::Kind, [](PointSettings& row) { row.kind = static_cast<PointKind>(7); }},
    {PointFault::Kind, [](PointSettings& row) { row.kind = static_cast<PointKind>(-1); }},
    {PointFault::Class, [](PointSettings& row) { row.pointClass = static_cast<PointClass>(3); }},
    {PointFault::Class, [](PointSettings& row) { row.urgency = static_cast<Urgency>(3); }},
    {PointFault::Threshold, [](PointSettings& row) { row.threshold.change = -1; }},
    {PointFault::Threshold, [](PointSettings& row) { row.threshold.change = VALUE_MAX + 1; }},
    {PointFault::Smoothing, [](PointSettings& row) { row.smoothing.factor = 0; }},
    {PointFault::Smoothing, [](PointSettings& row) { row.smoothing.factor = 5; }},
    {PointFault::Suppression, [](PointSettings& row) { row.suppression.seconds = -1; }},
    {PointFault::Suppression, [](PointSettings& row) { row.suppression.seconds = 32768; }},
    {PointFault::Limits,
     [](PointSettings& row) { row.limits = {.watched = true, .lower = 1, .upper = 0, .hysteresis = 0}; }},
    {PointFault::Limits,
     [](PointSettings& row) {
       row.limits = {.watched = true, .lower = 0, .upper = VALUE_MAX + 1, .hysteresis = 0};
     }},
    {PointFault::Limits,
     [](PointSettings& row) {
       row.limits = {.watched = true, .lower = -VALUE_MAX - 1, .upper = 0, .hysteresis = 0};
     }},
    {PointFault::Limits,
     [](PointSettings& row) { row.limits = {.watched = true, .lower = 0, .upper = 1, .hysteresis = -1}; }},
    {PointFault::Mean,
     [](PointSettings& row) {
       row.kind = PointKind::Mean;
       row.meanMs = SAMPLE_MS - 1;
     }},
    {PointFault::Mean,
     [](PointSettings& row) {
       row.kind = PointKind::Mean;
       row.meanMs = TIME_MS_MAX + 1;
     }},
    {PointFault::Counter,
     [](PointSettings& row) {
       row.kind = PointKind::Counter;
       row.counterMax = 0;
     }},
    {PointFault::Counter,
     [](PointSettings& row) {
       row.kind = PointKind::Counter;
       row.counterMax = VALUE_MAX + 1;
     }},
    {PointFault::Decimals, [](PointSettings& row) { row.decimals = -1; }},
    {PointFault::Decimals, [](PointSettings& row) { row.decimals = DECIMALS_MAX + 1; }},
    {PointFault::Trigger, [](PointSettings& row) { row.triggers.intervalMs = -1; }},
    {PointFault::Trigger, [](PointSettings& row) { row.triggers.timeOfDayMs = DAY_MS; }},
    {PointFault::Trigger, [](PointSettings& row) { row.triggers.timeOfDayMs = -2; }},
};

// A wrong row is left out and named; the others do what they should.
TEST(PointTable, LeavesOutEachWrongRow) {
  for (const WrongRow& wrong : WRONG_ROWS) {
    auto table = std::make_unique<PointTable>();
    for (int32_t row = 0; row < 3; ++row) {
      table->points[row].settings.pointId = 10 * (row + 1);
      table->points[row].settings.kind = PointKind::Bit;
    }
    wrong.spoil(table->points[1].settings);
    startPoints(*table);
    EXPECT_EQ(table->fault, wrong.fault);
    EXPECT_EQ(table->faultyIndex, 1);
    EXPECT_EQ(table->faultyPoints, 1);
    EXPECT_EQ(table->usedPoints, 2);
    EXPECT_TRUE(table->points[0].state.used);
    EXPECT_FALSE(table->points[1].state.used);
    EXPECT_TRUE(table->points[2].state.used);
  }
}

// Among unused and wrong rows.
TEST(PointTable, FindsEachPoint) {
  for (int32_t step : {1, 2, 3, 7}) {
    auto table = std::make_unique<PointTable>();
    for (int32_t row = 0; row < POINTS_MAX; row += step) {
      table->points[row].settings.pointId = 10 * (row + 1);
      table->points[row].settings.kind = row % 5 == 4 ? static_cast<PointKind>(9) : PointKind::Bit;
    }
    startPoints(*table);
    for (int32_t id = -1; id <= 10 * (POINTS_MAX + 1); ++id) {
      int32_t expected = -1;
      for (int32_t row = 0; row < POINTS_MAX; ++row) {
        if (table->points[row].state.used && table->points[row].settings.pointId == id) expected = row;
      }
      ASSERT_EQ(rowOf(*table, id), expected) << "identifier " << id << ", step " << step;
    }
    EXPECT_EQ(rowOf(*table, INT32_MAX), -1);
  }
}

TEST(PointTable, PassesOverRowsThatAreNotUsed) {
  auto table = std::make_unique<PointTable>();
  startPoints(*table);
  EXPECT_EQ(table->usedPoints, 0);
  EXPECT_EQ(table->faultyPoints, 0);
  EXPECT_EQ(table->faultyIndex, -1);
}

TEST(PointTable, IsLookedAtAnewAtEachStart) {
  auto table = std::make_unique<PointTable>();
  table->points[0].settings.kind = PointKind::Bit;
  startPoints(*table);
  EXPECT_EQ(table->fault, PointFault::Id);
  table->points[0].settings.pointId = 1;
  table->points[0].state.value = 1;
  startPoints(*table);
  EXPECT_EQ(table->fault, PointFault::None);
  EXPECT_EQ(table->usedPoints, 1);
  EXPECT_EQ(table->points[0].state.value, 0);
  EXPECT_EQ(table->points[0].state.eventStatus, STATUS_RESTART);
}

}  // namespace
}  // namespace tele
