#include "telecontrol/point_table.h"

namespace tele {

namespace {

bool isWithin(int32_t value, int32_t lowest, int32_t highest) {
  return value >= lowest && value <= highest;
}

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

bool isDuplicate(const PointTable& table, int32_t index) {
  const int32_t pointId = table.points[index].settings.pointId;
  for (int32_t before = 0; before < index; ++before) {
    const PointSettings& settings = table.points[before].settings;
    if (settings.kind != PointKind::Unused && settings.pointId == pointId) {
      return true;
    }
  }
  return false;
}

void startPoint(PointTable& table, int32_t index) {
  Point& point = table.points[index];
  point.state = table.fresh;
  if (point.settings.kind == PointKind::Unused) {
    return;
  }
  PointFault fault = faultOfSettings(point.settings);
  if (fault == PointFault::None) {
    if (isDuplicate(table, index)) {
      fault = PointFault::DuplicateId;
    }
  }
  if (fault == PointFault::None) {
    point.state.used = true;
    point.state.quick = point.settings.kind == PointKind::Bit || point.settings.kind == PointKind::Alarm ||
                        point.settings.kind == PointKind::StatusWord;
    point.state.timed = point.settings.triggers.intervalMs > 0 || point.settings.triggers.timeOfDayMs >= 0;
    ++table.usedPoints;
    table.rows = index + 1;
    return;
  }
  if (table.faultyPoints == 0) {
    table.faultyIndex = index;
    table.fault = fault;
  }
  ++table.faultyPoints;
}

}  // namespace

int32_t rowOf(const PointTable& table, int32_t pointId) {
  for (int32_t index = 0; index < POINTS_MAX; ++index) {
    if (table.points[index].settings.pointId == pointId) {
      if (table.points[index].state.used) {
        return index;
      }
    }
  }
  return -1;
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
  for (int32_t index = 0; index < POINTS_MAX; ++index) {
    startPoint(table, index);
  }
}

}  // namespace tele
