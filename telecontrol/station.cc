#include "telecontrol/station.h"

#include "telecontrol/image.h"
#include "telecontrol/point_scan.h"
#include "telecontrol/range.h"
#include "telecontrol/saturate.h"
#include "telecontrol/transmission.h"

namespace tele {

namespace {

void takeTime(Station& station, const StationInput& input) {
  station.passedMs = limited(input.passedMs, 0, TIME_MS_MAX);
  if (isBefore(input.utc, station.now.utc)) {
    station.counters.clockSteps = counted(station.counters.clockSteps);
  }
  station.now.utc = input.utc;
}

}  // namespace

bool startStation(Station& station, EventStore& store) {
  const bool whole = recoverEvents(store);
  startPoints(station.table);
  station.imagesDue = 0;
  station.urgentImages = 0;
  station.requestedRows = 0;
  station.cursor = 0;
  station.passRow = 0;
  station.sincePassMs = 0;
  station.pass.passedMs = 0;
  station.pass.samples = 0;
  station.waitedMs = 0;
  station.idleMs = 0;
  return whole;
}

void scanStation(Station& station, EventStore& store, const StationInput& input) {
  takeTime(station, input);
  scanPoints(station, store);
  if (input.generalRequest) {
    station.counters.generalRequests = counted(station.counters.generalRequests);
    station.requestedRows = POINTS_MAX;
  }
  followTransmission(station, store);
  if (input.maySend && !store.block.ready) {
    if (isBlockDue(station, store, input.sendAll)) {
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
