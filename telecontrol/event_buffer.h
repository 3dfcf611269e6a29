#pragma once
#include "subset/plc.h"
#include "telecontrol/event.h"
#include "telecontrol/limits.h"

namespace tele {

/// The events that wait to be sent, oldest first, as their bytes. If it is retentive it survives a power cut
/// at any instruction: an event is written first and counted then.
struct EventBuffer {
  /// Number of the oldest event, 0..EVENT_NUMBERS - 1. It lies at place oldest % EVENTS_MAX.
  int32_t oldest = 0;
  /// Number that the next event gets; the same as `oldest`: there is none.
  int32_t next = 0;
  plc::Array<uint8_t, BUFFER_BYTES> bytes{};
  /// The event that is being written.
  plc::Array<uint8_t, EVENT_BYTES> written{};
};

/// Events in the buffer, 0..EVENTS_MAX.
[[nodiscard]] int32_t eventCount(const EventBuffer& buffer);

/// Appends an event. The buffer has room for it.
void appendEvent(EventBuffer& buffer, const Event& event);

/// The number behind so many others: of an event, 0..EVENTS_MAX further.
[[nodiscard]] int32_t numberBehind(int32_t number, int32_t further);

/// Events from one number to a later one.
[[nodiscard]] int32_t eventsBetween(int32_t number, int32_t later);

}  // namespace tele
