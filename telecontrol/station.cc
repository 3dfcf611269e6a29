#include "telecontrol/station.h"

#include "telecontrol/image.h"
#include "telecontrol/transmission.h"

namespace tele {

namespace {

int32_t counted(int32_t count) {
  if (count < COUNT_MAX) {
    return count + 1;
  }
  return count;
}

int32_t timeWithin(int32_t passedMs) {
  if (passedMs < 0) {
    return 0;
  }
  if (passedMs > TIME_MS_MAX) {
    return TIME_MS_MAX;
  }
  return passedMs;
}

void takeTime(Station& station, const StationInput& input) {
  station.now.passedMs = timeWithin(input.passedMs);
  station.now.utc = input.utc;
  if (isBefore(input.utc, station.before)) {
    station.counters.clockSteps = counted(station.counters.clockSteps);
  }
  station.before = input.utc;
  const int32_t sampleMs = station.sampleMs + station.now.passedMs;
  station.now.samples = sampleMs / SAMPLE_MS;
  if (station.now.samples > SAMPLES_PER_SCAN_MAX) {
    station.now.samples = SAMPLES_PER_SCAN_MAX;
  }
  station.sampleMs = sampleMs % SAMPLE_MS;
}

void observePoints(Station& station, EventStore& store) {
  for (int32_t index = 0; index < POINTS_MAX; ++index) {
    if (station.table.points[index].state.used) {
      const bool due = observe(station.table.points[index], station.now);
      if (due) {
        station.counters.events = counted(station.counters.events);
        enterEvent(station, store, index);
      }
    }
  }
}

}  // namespace

bool startStation(Station& station, EventStore& store) {
  const bool whole = recoverEvents(store);
  startPoints(station.table);
  station.imagesDue = 0;
  station.urgentImages = 0;
  station.requestedRows = 0;
  station.cursor = 0;
  station.sampleMs = 0;
  station.waitedMs = 0;
  station.idleMs = 0;
  return whole;
}

void scanStation(Station& station, EventStore& store, const StationInput& input) {
  takeTime(station, input);
  observePoints(station, store);
  if (input.generalRequest) {
    station.counters.generalRequests = counted(station.counters.generalRequests);
    station.requestedRows = POINTS_MAX;
  }
  followTransmission(station, store);
  if (input.maySend && !store.block.ready) {
    if (isBlockDue(station, store)) {
      fillBuffer(station, store);
      makeBlock(station, store);
    }
  }
}

void blockDelivered(Station& station, EventStore& store) {
  if (store.block.ready) {
    finishBlock(store);
    station.counters.blocks = counted(station.counters.blocks);
  }
}

}  // namespace tele
