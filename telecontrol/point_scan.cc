#include "telecontrol/point_scan.h"

#include "telecontrol/image.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

/// A pass is over before the next one begins.
constexpr int32_t PASS_MS = SAMPLE_MS * 4 / 5;

void noteEvent(Station& station, EventStore& store, int32_t row) {
  station.counters.events = counted(station.counters.events);
  enterEvent(station, store, row);
}

void lookAtChanges(Station& station, EventStore& store) {
  const int32_t rows = station.table.rows;
  for (int32_t row = 0; row < rows; ++row) {
    const Point& point = station.table.points[row];
    if (point.input.value != point.state.seenValue || point.input.trigger) {
      if (point.state.used && (point.state.quick || point.input.trigger)) {
        const bool due = observe(station.table.points[row], station.now);
        if (due) {
          noteEvent(station, store, row);
        }
      }
    }
  }
}

// A pass begins when the one before is over and its time has come; that of the first is 0.
void beginPass(Station& station) {
  station.pass.samples = station.sincePassMs / SAMPLE_MS;
  station.pass.passedMs = station.pass.samples * SAMPLE_MS;
  station.sincePassMs = station.sincePassMs - station.pass.passedMs;
  if (station.pass.samples > SAMPLES_PER_SCAN_MAX) {
    station.pass.samples = SAMPLES_PER_SCAN_MAX;
  }
  station.passRow = 0;
}

int32_t rowsOfScan(const Station& station) {
  if (station.passedMs >= PASS_MS) {
    return station.table.rows;
  }
  return station.table.rows * station.passedMs / PASS_MS + 1;
}

void goOnWithPass(Station& station, EventStore& store) {
  const int32_t first = station.passRow;
  int32_t behind = first + rowsOfScan(station);
  if (behind > station.table.rows) {
    behind = station.table.rows;
  }
  for (int32_t row = first; row < behind; ++row) {
    if (station.table.points[row].state.used) {
      const bool due = observe(station.table.points[row], station.pass);
      if (due) {
        noteEvent(station, store, row);
      }
    }
  }
  station.passRow = behind;
}

}  // namespace

void scanPoints(Station& station, EventStore& store) {
  lookAtChanges(station, store);
  station.pass.utc = station.now.utc;
  station.sincePassMs = addUpTo(station.sincePassMs, station.passedMs, TIME_MS_MAX);
  if (station.passRow >= station.table.rows && station.sincePassMs >= SAMPLE_MS) {
    beginPass(station);
  }
  goOnWithPass(station, store);
}

}  // namespace tele
