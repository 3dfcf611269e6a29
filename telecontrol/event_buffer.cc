#include "telecontrol/event_buffer.h"

namespace tele {

int32_t eventsBetween(int32_t number, int32_t later) {
  if (later < number) {
    return EVENT_NUMBERS - number + later;
  }
  return later - number;
}

int32_t numberBehind(int32_t number, int32_t further) {
  // The sum may be above the largest DInt.
  if (number >= EVENT_NUMBERS - further) {
    return number - (EVENT_NUMBERS - further);
  }
  return number + further;
}

int32_t eventCount(const EventBuffer& buffer) {
  return eventsBetween(buffer.oldest, buffer.next);
}

void appendEvent(EventBuffer& buffer, const Event& event) {
  const int32_t next = numberBehind(buffer.next, 1);
  encodeEvent(event, buffer.written);
  plc::copyBytes(buffer.bytes, buffer.next % EVENTS_MAX * EVENT_BYTES, buffer.written, 0, EVENT_BYTES);
  buffer.next = next;
}

}  // namespace tele
