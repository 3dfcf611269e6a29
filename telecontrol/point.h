#pragma once
#include "telecontrol/event.h"
#include "telecontrol/limit_watch.h"
#include "telecontrol/mean.h"
#include "telecontrol/smoothing.h"
#include "telecontrol/suppression.h"
#include "telecontrol/threshold.h"
#include "telecontrol/triggers.h"

namespace tele {

/// What a point measures, and so which changes of its value are events.
enum class PointKind : int16_t {
  /// The row of the table is not used.
  Unused = 0,
  /// A Bool, 0 or 1: each change.
  Bit = 1,
  /// A Bool, 0 or 1, that somebody acknowledges: coming, going, acknowledged (alarm.h).
  Alarm = 2,
  /// 16 status bits, 0..65535: each change, with a mask of the bits that changed (status_word.h).
  StatusWord = 3,
  /// A measured value, -VALUE_MAX..VALUE_MAX (analog.h).
  Analog = 4,
  /// The mean of a measured value over a time (mean.h).
  Mean = 5,
  /// A count from 0 to a largest value and from 0 again (counter.h).
  Counter = 6,
};

/// Which values of a point become events.
enum class PointClass : int16_t {
  /// None: its value is sent on a general request only.
  Static = 0,
  /// Each change, in its order.
  EveryValue = 1,
  /// The newest value: a change that could not be sent yet is replaced by the next.
  Current = 2,
};

/// When an event of a point is sent.
enum class Urgency : int16_t {
  /// With others: when a block is full, another event is urgent, or it has waited long.
  Conditional = 0,
  /// At once.
  Spontaneous = 1,
  /// At once; it finds room in the buffer when all others do not any more.
  Alarm = 2,
};

/// Most digits behind the point.
inline constexpr int32_t DECIMALS_MAX = 6;

/// A row of the point table. The user fills it in before the start, and changes it at no other time.
struct PointSettings {
  /// Name of the point on the wire: 1..POINT_ID_MAX, above those of the rows before it.
  int32_t pointId = 0;
  PointKind kind = PointKind::Unused;
  PointClass pointClass = PointClass::EveryValue;
  Urgency urgency = Urgency::Spontaneous;
  ThresholdSettings threshold;
  SmoothingSettings smoothing;
  SuppressionSettings suppression;
  /// Analog: a negative value counts as 0.
  bool unipolar = false;
  LimitSettings limits;
  /// Mean: over so many milliseconds, 500..TIME_MS_MAX.
  int32_t meanMs = 60000;
  /// Counter: the largest count, 1..VALUE_MAX.
  int32_t counterMax = 65535;
  TriggerSettings triggers;
  /// Digits behind the point where the value becomes text, 0..DECIMALS_MAX: 205 with one is 20.5.
  int32_t decimals = 0;
};

/// What the user's program says of a point before each scan. The value of a Bit, an Alarm or a StatusWord and
/// a trigger count at once, all else within SAMPLE_MS.
struct PointInput {
  int32_t value = 0;
  /// FALSE: the value cannot be read.
  bool valid = true;
  bool localForced = false;
  bool substituted = false;
  /// Alarm: somebody has acknowledged it. The scan sets it back; while the alarm cannot be read it waits.
  bool acknowledge = false;
  /// Makes an event of the present value. The scan sets it back.
  bool trigger = false;
};

/// What the library keeps of a point.
struct PointState {
  /// Identifier of the last used row up to this one, 0: there is none.
  int32_t idSoFar = 0;
  /// The row was found right at the start.
  bool used = false;
  /// A change of its value is an event: it is looked at in the same scan.
  bool quick = false;
  /// It has an interval or a time of day.
  bool timed = false;
  /// `value` of the input when it was looked at last.
  int32_t seenValue = 0;
  /// The present value and status.
  int32_t value = 0;
  uint8_t status = STATUS_RESTART;
  /// Value, status and time of its newest event.
  int32_t eventValue = 0;
  uint8_t eventStatus = STATUS_RESTART;
  UtcTime eventUtc;
  /// The newest event waits for room in the buffer, as the only one of its point.
  bool imageDue = false;
  /// Events of the point were lost since the last one that went into the buffer.
  bool lostBefore = false;
  /// Value and latest time of the events that went into the buffer.
  int32_t sentValue = 0;
  UtcTime sentUtc;
  /// Counter: it has begun again since the last event that went into the buffer.
  bool carry = false;
  bool overRange = false;
  bool beyondLimits = false;
  ThresholdState threshold;
  SmoothingState smoothing;
  SuppressionState suppression;
  MeanState mean;
  TriggerState triggers;
};

/// A point: one row of the table.
struct Point {
  PointSettings settings;
  PointInput input;
  PointState state;
};

}  // namespace tele
