#pragma once
#include "telecontrol/limits.h"
#include "telecontrol/point.h"

namespace tele {

/// What is wrong with a row of the point table.
enum class PointFault : int16_t {
  None = 0,
  /// Not 1..POINT_ID_MAX.
  Id = 1,
  /// Not above that of the used row before it: the table is in the order of its identifiers.
  Order = 2,
  /// No kind of PointKind.
  Kind = 3,
  /// No class of PointClass, or no urgency of Urgency.
  Class = 4,
  /// A threshold outside 0..VALUE_MAX.
  Threshold = 5,
  /// A smoothing factor that is not 1, 4, 32 or 64.
  Smoothing = 6,
  /// Fault suppression outside 0..32767 seconds.
  Suppression = 7,
  /// Limits the wrong way round, or one of them or the hysteresis outside its range.
  Limits = 8,
  /// Mean: a time outside SAMPLE_MS..TIME_MS_MAX.
  Mean = 9,
  /// Counter: a largest count outside 1..VALUE_MAX.
  Counter = 10,
  /// An interval or a time of day outside its range.
  Trigger = 11,
  /// Decimals outside of 0..DECIMALS_MAX.
  Decimals = 12,
};

/// The rows of an engineer. What they point at begins at 0.
struct PointTable {
  plc::Array<Point, POINTS_MAX> points{};
  /// A state to begin with. Nobody changes it.
  PointState fresh;
  /// Rows up to the last one in use.
  int32_t rows = 0;
  /// Rows in use that were found right, and others, which are left out.
  int32_t usedPoints = 0;
  int32_t faultyPoints = 0;
  /// The first row that was found wrong, 0..POINTS_MAX - 1, and why. -1: none.
  int32_t faultyIndex = -1;
  PointFault fault = PointFault::None;
};

/// The row of a point, or -1: no row in use has this identifier.
[[nodiscard]] int32_t rowOf(const PointTable& table, int32_t pointId);

/// POINTS_MAX, for the blocks of the user.
[[nodiscard]] int32_t pointCount();

/// Looks at every row, and begins the state of each anew.
void startPoints(PointTable& table);

}  // namespace tele
