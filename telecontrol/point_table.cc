#include "telecontrol/point_table.h"

#include "telecontrol/range.h"

namespace tele {

namespace {

/// Halvings until one row of 65536 is left.
constexpr int32_t HALVINGS_MAX = 17;

bool isKnownKind(PointKind kind) {
  return kind == PointKind::Bit || kind == PointKind::Alarm || kind == PointKind::StatusWord ||
         kind == PointKind::Analog || kind == PointKind::Mean || kind == PointKind::Counter;
}

bool isKnownClass(const PointSettings& settings) {
  const bool known = settings.pointClass == PointClass::Static ||
                     settings.pointClass == PointClass::EveryValue ||
                     settings.pointClass == PointClass::Current;
  return known && (settings.urgency == Urgency::Conditional || settings.urgency == Urgency::Spontaneous ||
                   settings.urgency == Urgency::Alarm);
}

bool areLimits(const LimitSettings& limits) {
  if (!limits.watched) {
    return true;
  }
  const bool lower = isWithin(limits.lower, -VALUE_MAX, VALUE_MAX);
  const bool upper = isWithin(limits.upper, -VALUE_MAX, VALUE_MAX);
  const bool hysteresis = isWithin(limits.hysteresis, 0, VALUE_MAX);
  return lower && upper && hysteresis && limits.lower <= limits.upper;
}

bool isFactor(int32_t factor) {
  return factor == 1 || factor == 4 || factor == 32 || factor == 64;
}

bool areTriggers(const TriggerSettings& triggers) {
  const bool period = isWithin(triggers.intervalMs, 0, TIME_MS_MAX);
  const bool timeOfDay = isWithin(triggers.timeOfDayMs, NO_TIME_OF_DAY, DAY_MS - 1);
  return period && timeOfDay;
}

PointFault faultOfKind(const PointSettings& settings) {
  const bool meanIsRight = isWithin(settings.meanMs, SAMPLE_MS, TIME_MS_MAX);
  if (settings.kind == PointKind::Mean && !meanIsRight) {
    return PointFault::Mean;
  }
  const bool counterIsRight = isWithin(settings.counterMax, 1, VALUE_MAX);
  if (settings.kind == PointKind::Counter && !counterIsRight) {
    return PointFault::Counter;
  }
  return PointFault::None;
}

PointFault faultOfSettings(const PointSettings& settings) {
  if (!isWithin(settings.pointId, 1, POINT_ID_MAX)) {
    return PointFault::Id;
  }
  if (!isKnownKind(settings.kind)) {
    return PointFault::Kind;
  }
  if (!isKnownClass(settings)) {
    return PointFault::Class;
  }
  if (!isWithin(settings.threshold.change, 0, VALUE_MAX)) {
    return PointFault::Threshold;
  }
  if (!isFactor(settings.smoothing.factor)) {
    return PointFault::Smoothing;
  }
  if (!isWithin(settings.suppression.seconds, 0, SUPPRESSION_SECONDS_MAX)) {
    return PointFault::Suppression;
  }
  if (!areLimits(settings.limits)) {
    return PointFault::Limits;
  }
  if (!areTriggers(settings.triggers)) {
    return PointFault::Trigger;
  }
  if (!isWithin(settings.decimals, 0, DECIMALS_MAX)) {
    return PointFault::Decimals;
  }
  return faultOfKind(settings);
}

void noteFault(PointTable& table, int32_t index, PointFault fault) {
  if (table.faultyPoints == 0) {
    table.faultyIndex = index;
    table.fault = fault;
  }
  ++table.faultyPoints;
}

// `idBefore`: of the used row before it. The answer is that of this one, if it is used.
[[nodiscard]] int32_t startPoint(PointTable& table, int32_t index, int32_t idBefore) {
  Point& point = table.points[index];
  point.state = table.fresh;
  point.state.idSoFar = idBefore;
  if (point.settings.kind == PointKind::Unused) {
    return idBefore;
  }
  PointFault fault = faultOfSettings(point.settings);
  if (fault == PointFault::None && point.settings.pointId <= idBefore) {
    fault = PointFault::Order;
  }
  if (fault != PointFault::None) {
    noteFault(table, index, fault);
    return idBefore;
  }
  point.state.used = true;
  point.state.idSoFar = point.settings.pointId;
  point.state.quick = point.settings.kind == PointKind::Bit || point.settings.kind == PointKind::Alarm ||
                      point.settings.kind == PointKind::StatusWord;
  point.state.timed = point.settings.triggers.intervalMs > 0 || point.settings.triggers.timeOfDayMs >= 0;
  ++table.usedPoints;
  table.rows = index + 1;
  return point.settings.pointId;
}

}  // namespace

int32_t rowOf(const PointTable& table, int32_t pointId) {
  // The first row whose identifier, or that of a used row before it, is not below the one that is looked for.
  int32_t first = 0;
  int32_t behind = table.rows;
  for (int32_t halving = 0; halving < HALVINGS_MAX; ++halving) {
    if (first >= behind) {
      break;
    }
    const int32_t middle = (first + behind) / 2;
    if (table.points[middle].state.idSoFar < pointId) {
      first = middle + 1;
    } else {
      behind = middle;
    }
  }
  if (first >= table.rows) {
    return -1;
  }
  if (table.points[first].state.idSoFar != pointId || pointId == 0) {
    return -1;
  }
  return first;
}

int32_t pointCount() {
  return POINTS_MAX;
}

void startPoints(PointTable& table) {
  table.rows = 0;
  table.usedPoints = 0;
  table.faultyPoints = 0;
  table.faultyIndex = -1;
  table.fault = PointFault::None;
  int32_t idBefore = 0;
  for (int32_t index = 0; index < POINTS_MAX; ++index) {
    idBefore = startPoint(table, index, idBefore);
  }
}

}  // namespace tele
