#include "telecontrol/image.h"

#include "telecontrol/status_word.h"

namespace tele {

namespace {

// The event that is being written, without its time.
void describe(Event& written, const Point& point, int32_t value, uint8_t status, uint8_t flags) {
  written.pointId = point.settings.pointId;
  written.value = value;
  if (point.settings.kind == PointKind::Alarm || point.settings.kind == PointKind::StatusWord) {
    written.value = withChangedBits(value, point.state.sentValue);
  }
  written.status = status;
  if (point.state.carry) {
    written.status = written.status | STATUS_CARRY;
  }
  written.flags = flags;
  if (point.settings.kind == PointKind::Alarm) {
    written.flags = written.flags | FLAG_ALARM;
  }
  if (point.state.lostBefore) {
    written.flags = written.flags | FLAG_LOST_BEFORE;
  }
  if (!written.utc.known) {
    written.flags = written.flags | FLAG_TIME_UNKNOWN;
  }
  if (isBefore(written.utc, point.state.sentUtc)) {
    written.flags = written.flags | FLAG_HISTORICAL;
  }
}

// What was described is in the buffer.
void noteSent(PointState& state, int32_t value, const Event& written) {
  state.sentValue = value;
  state.carry = false;
  state.lostBefore = false;
  if (written.utc.known && (written.flags & FLAG_HISTORICAL) == 0) {
    state.sentUtc = written.utc;
  }
}

// The newest event of a point.
void describeNewest(Event& written, const Point& point, uint8_t flags) {
  written.utc = point.state.eventUtc;
  describe(written, point, point.state.eventValue, point.state.eventStatus, flags);
}

bool everyValueCounts(const Point& point) {
  return point.settings.pointClass == PointClass::EveryValue;
}

void beginImage(Station& station, EventStore& store, int32_t row) {
  Point& point = station.table.points[row];
  point.state.imageDue = true;
  if (everyValueCounts(point)) {
    ++store.looseEvents;
  }
  ++station.imagesDue;
  if (point.settings.urgency != Urgency::Conditional) {
    ++station.urgentImages;
  }
}

void endImage(Station& station, EventStore& store, int32_t row) {
  Point& point = station.table.points[row];
  point.state.imageDue = false;
  if (everyValueCounts(point)) {
    --store.looseEvents;
  }
  --station.imagesDue;
  if (point.settings.urgency != Urgency::Conditional) {
    --station.urgentImages;
  }
}

[[nodiscard]] bool storeNewest(Point& point, Event& written, EventStore& store, WhenFull whenFull) {
  describeNewest(written, point, 0);
  if (!storeEvent(store, written, point.settings.urgency, whenFull)) {
    return false;
  }
  const int32_t value = point.state.eventValue;
  noteSent(point.state, value, written);
  return true;
}

// Behind the image of a point, its new event would be in the wrong order.
void storeImageFirst(Station& station, EventStore& store, int32_t row) {
  if (station.table.points[row].state.imageDue) {
    if (storeNewest(station.table.points[row], station.written, store, station.settings.whenFull)) {
      endImage(station, store, row);
    }
  }
}

void enterEveryValue(Station& station, EventStore& store, int32_t row) {
  if (station.table.points[row].state.imageDue) {
    countLostEvent(store);
    station.table.points[row].state.lostBefore = true;
  } else if (!storeNewest(station.table.points[row], station.written, store, station.settings.whenFull)) {
    beginImage(station, store, row);
  }
}

[[nodiscard]] bool hasRoom(const Station& station, const EventStore& store) {
  return store.events < EVENTS_MAX && store.events < station.blockEvents;
}

void fillFromImage(Station& station, EventStore& store, int32_t row) {
  Point& point = station.table.points[row];
  if (!point.state.imageDue) {
    return;
  }
  uint8_t flags = 0;
  if (point.settings.pointClass == PointClass::Current) {
    flags = FLAG_CURRENT_VALUE;
  }
  describeNewest(station.written, point, flags);
  placeEvent(store, station.written, point.settings.urgency);
  const int32_t value = point.state.eventValue;
  noteSent(point.state, value, station.written);
  endImage(station, store, row);
}

void answerRequest(Station& station, EventStore& store, int32_t row) {
  Point& point = station.table.points[row];
  if (!point.state.used) {
    return;
  }
  station.written.utc = station.now.utc;
  describe(station.written, point, point.state.value, point.state.status, FLAG_GENERAL_REQUEST);
  placeEvent(store, station.written, Urgency::Conditional);
  const int32_t value = point.state.value;
  noteSent(point.state, value, station.written);
}

}  // namespace

void enterEvent(Station& station, EventStore& store, int32_t row) {
  const PointClass pointClass = station.table.points[row].settings.pointClass;
  if (pointClass == PointClass::EveryValue) {
    storeImageFirst(station, store, row);
  }
  adopt(station.table.points[row], station.now.utc);
  if (pointClass == PointClass::EveryValue) {
    enterEveryValue(station, store, row);
  } else if (pointClass == PointClass::Current) {
    if (!station.table.points[row].state.imageDue) {
      beginImage(station, store, row);
    }
  }
}

void fillBuffer(Station& station, EventStore& store) {
  for (int32_t looked = 0; looked < IMAGES_PER_SCAN_MAX; ++looked) {
    if (station.imagesDue == 0 && station.requestedRows == 0) {
      return;
    }
    if (!hasRoom(station, store)) {
      return;
    }
    fillFromImage(station, store, station.cursor);
    if (station.requestedRows > 0) {
      if (!hasRoom(station, store)) {
        return;
      }
      answerRequest(station, store, station.cursor);
      --station.requestedRows;
      if (station.requestedRows == 0) {
        sendAllAtOnce(store);
      }
    }
    station.cursor = (station.cursor + 1) % POINTS_MAX;
  }
}

}  // namespace tele
