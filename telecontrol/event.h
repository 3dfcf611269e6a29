#pragma once
#include "subset/plc.h"
#include "telecontrol/utc.h"

namespace tele {

// ---- Status byte of a point, as TeleControl Basic has it

/// The value is live.
inline constexpr uint8_t STATUS_ONLINE = 0x01;
/// It was not read since the start of the CPU.
inline constexpr uint8_t STATUS_RESTART = 0x02;
/// A limit is exceeded, or an analog input is beyond its range.
inline constexpr uint8_t STATUS_OVER_RANGE = 0x04;
/// The counter has begun again at 0 since its last event.
inline constexpr uint8_t STATUS_CARRY = 0x08;
/// Somebody operates it on the spot.
inline constexpr uint8_t STATUS_LOCAL_FORCED = 0x10;
/// A substitute stands for the value.
inline constexpr uint8_t STATUS_SUBSTITUTED = 0x20;
/// Its address cannot be read.
inline constexpr uint8_t STATUS_NON_EXISTENT = 0x40;

// ---- Flags of an event

/// The newest value of its point: others may have been before it that were not to be sent.
inline constexpr uint8_t FLAG_CURRENT_VALUE = 0x01;
/// An earlier event of this point has a later time: the clock was set back. It is the newer one all the same.
inline constexpr uint8_t FLAG_HISTORICAL = 0x02;
/// The answer to a general request: the value had not to change.
inline constexpr uint8_t FLAG_GENERAL_REQUEST = 0x04;
/// Events were lost between this one and the one before it.
inline constexpr uint8_t FLAG_LOST_BEFORE = 0x08;
/// Nobody has set the clock: the time is 0.
inline constexpr uint8_t FLAG_TIME_UNKNOWN = 0x10;
/// An alarm: its bits in the low half of the value, those that changed in the high half.
inline constexpr uint8_t FLAG_ALARM = 0x20;

/// The point whose event says in a block how many events were lost since the store was reset, as its value.
inline constexpr int32_t LOST_EVENTS_ID = 2147483647;

/// Bytes of an event, in the buffer as on the wire.
inline constexpr int32_t EVENT_BYTES = 16;

/// What happened at a point. Its bytes, numbers with the most significant one first:
///
///   0   4  pointId; 0: no event
///   4   4  value
///   8   6  milliseconds since 1970-01-01 in UTC
///   14  1  status
///   15  1  flags
struct Event {
  /// Identifier of the point, 1..POINT_ID_MAX, or LOST_EVENTS_ID.
  int32_t pointId = 0;
  int32_t value = 0;
  UtcTime utc;
  uint8_t status = 0;
  uint8_t flags = 0;
};

/// The bytes of an event.
void encodeEvent(const Event& event, plc::Array<uint8_t, EVENT_BYTES>& bytes);

/// A number in two's complement, the most significant byte at `index`.
void putDoubleWord(int32_t value, plc::Array<uint8_t, EVENT_BYTES>& bytes, int32_t index);

}  // namespace tele
