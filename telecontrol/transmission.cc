#include "telecontrol/transmission.h"

#include "telecontrol/range.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

int32_t waitingEvents(const Station& station, const EventStore& store) {
  return store.events + station.imagesDue;
}

}  // namespace

int32_t blockBytes(const StationSettings& settings) {
  return limited(settings.blockBytes, BLOCK_BYTES_MIN, BLOCK_BYTES_MAX);
}

int32_t jsonBlockBytes() {
  return BLOCK_HEADER_BYTES + (JSON_BYTES_MAX - JSON_HEAD_BYTES) / JSON_EVENT_BYTES * EVENT_BYTES;
}

void followTransmission(Station& station, const EventStore& store) {
  station.blockEvents = eventsOfBlock(blockBytes(station.settings));
  station.idleMs = addUpTo(station.idleMs, station.passedMs, TIME_MS_MAX);
  if (waitingEvents(station, store) == 0) {
    station.waitedMs = 0;
  } else {
    station.waitedMs = addUpTo(station.waitedMs, station.passedMs, TIME_MS_MAX);
  }
}

bool isBlockDue(const Station& station, const EventStore& store, bool sendAll) {
  if (store.urgentEvents > 0 || station.urgentImages > 0 || station.requestedRows > 0) {
    return true;
  }
  const int32_t waiting = waitingEvents(station, store);
  if (waiting == 0) {
    return false;
  }
  if (sendAll) {
    return true;
  }
  const bool insteadOfPing = station.settings.idleMs > 0 && station.idleMs >= station.settings.idleMs;
  return waiting >= station.blockEvents || station.waitedMs >= station.settings.latestMs || insteadOfPing;
}

void makeBlock(Station& station, EventStore& store) {
  const int32_t events = store.events;
  const bool moreComes = station.imagesDue > 0 || station.requestedRows > 0;
  const bool isFull = events >= station.blockEvents || events >= EVENTS_MAX;
  if (events == 0 || (moreComes && !isFull && store.urgentEvents == 0)) {
    return;
  }
  station.written.utc = station.now.utc;
  buildBlock(store, blockBytes(station.settings), station.written);
  station.idleMs = 0;
}

}  // namespace tele
