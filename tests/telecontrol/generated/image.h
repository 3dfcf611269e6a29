#pragma once
// From the structs of the C++, by cpp2scl --glue. Change those, not this file.
//
// store writes a struct as the bytes its UDT has in a standard block, load reads it back: big-endian, Bools
// packed, everything wider than a byte at an even address.

#include <cstdint>

#include "telecontrol/commands/command_journal.h"
#include "telecontrol/commands/command_message.h"
#include "telecontrol/commands/command_table.h"
#include "telecontrol/commands/commands.h"
#include "telecontrol/commands/request_id.h"
#include "telecontrol/event.h"
#include "telecontrol/event_block.h"
#include "telecontrol/event_buffer.h"
#include "telecontrol/event_store.h"
#include "telecontrol/json/json_number.h"
#include "telecontrol/json/json_reader.h"
#include "telecontrol/json/json_text.h"
#include "telecontrol/limit_watch.h"
#include "telecontrol/mean.h"
#include "telecontrol/observation.h"
#include "telecontrol/point.h"
#include "telecontrol/point_table.h"
#include "telecontrol/recipes/recipe.h"
#include "telecontrol/smoothing.h"
#include "telecontrol/station.h"
#include "telecontrol/suppression.h"
#include "telecontrol/temporary.h"
#include "telecontrol/threshold.h"
#include "telecontrol/triggers.h"
#include "telecontrol/utc.h"

namespace image {

/// Bytes of a struct's image.
template <typename T>
inline constexpr int32_t IMAGE_BYTES = 0;

// A number or an enum.
template <typename T>
void storeNumber(T value, int bytes, uint8_t* image) {
  const auto bits = static_cast<uint32_t>(value);
  for (int i = 0; i < bytes; ++i) image[i] = static_cast<uint8_t>(bits >> (8 * (bytes - 1 - i)));
}
template <typename T>
void loadNumber(T& value, int bytes, const uint8_t* image) {
  uint32_t bits = 0;
  for (int i = 0; i < bytes; ++i) bits = bits << 8 | image[i];
  value = static_cast<T>(bits);
}
inline void storeBit(bool value, uint8_t* image, int bit) {
  *image = static_cast<uint8_t>(value ? *image | (1 << bit) : *image & ~(1 << bit));
}
inline bool loadBit(const uint8_t* image, int bit) {
  return (*image >> bit) & 1;
}

/// tele::UtcTime: "TeleUtcTime"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::UtcTime> = 10;
inline void store(const tele::UtcTime& value, uint8_t* image) {
  storeBit(value.known, image, 0);
  storeNumber(value.day, 4, image + 2);
  storeNumber(value.dayMs, 4, image + 6);
}
inline void load(tele::UtcTime& value, const uint8_t* image) {
  value.known = loadBit(image, 0);
  loadNumber(value.day, 4, image + 2);
  loadNumber(value.dayMs, 4, image + 6);
}

/// tele::Event: "TeleEvent"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::Event> = 20;
inline void store(const tele::Event& value, uint8_t* image) {
  storeNumber(value.pointId, 4, image);
  storeNumber(value.value, 4, image + 4);
  store(value.utc, image + 8);
  storeNumber(value.status, 1, image + 18);
  storeNumber(value.flags, 1, image + 19);
}
inline void load(tele::Event& value, const uint8_t* image) {
  loadNumber(value.pointId, 4, image);
  loadNumber(value.value, 4, image + 4);
  load(value.utc, image + 8);
  loadNumber(value.status, 1, image + 18);
  loadNumber(value.flags, 1, image + 19);
}

/// tele::LimitSettings: "TeleLimitSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::LimitSettings> = 14;
inline void store(const tele::LimitSettings& value, uint8_t* image) {
  storeBit(value.watched, image, 0);
  storeNumber(value.lower, 4, image + 2);
  storeNumber(value.upper, 4, image + 6);
  storeNumber(value.hysteresis, 4, image + 10);
}
inline void load(tele::LimitSettings& value, const uint8_t* image) {
  value.watched = loadBit(image, 0);
  loadNumber(value.lower, 4, image + 2);
  loadNumber(value.upper, 4, image + 6);
  loadNumber(value.hysteresis, 4, image + 10);
}

/// tele::MeanState: "TeleMeanState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::MeanState> = 20;
inline void store(const tele::MeanState& value, uint8_t* image) {
  storeNumber(value.high, 4, image);
  storeNumber(value.low, 4, image + 4);
  storeNumber(value.samples, 4, image + 8);
  storeNumber(value.sampleMs, 4, image + 12);
  storeNumber(value.passedMs, 4, image + 16);
}
inline void load(tele::MeanState& value, const uint8_t* image) {
  loadNumber(value.high, 4, image);
  loadNumber(value.low, 4, image + 4);
  loadNumber(value.samples, 4, image + 8);
  loadNumber(value.sampleMs, 4, image + 12);
  loadNumber(value.passedMs, 4, image + 16);
}

/// tele::SmoothingSettings: "TeleSmoothingSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::SmoothingSettings> = 4;
inline void store(const tele::SmoothingSettings& value, uint8_t* image) {
  storeNumber(value.factor, 4, image);
}
inline void load(tele::SmoothingSettings& value, const uint8_t* image) {
  loadNumber(value.factor, 4, image);
}

/// tele::SmoothingState: "TeleSmoothingState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::SmoothingState> = 6;
inline void store(const tele::SmoothingState& value, uint8_t* image) {
  storeBit(value.begun, image, 0);
  storeNumber(value.scaled, 4, image + 2);
}
inline void load(tele::SmoothingState& value, const uint8_t* image) {
  value.begun = loadBit(image, 0);
  loadNumber(value.scaled, 4, image + 2);
}

/// tele::SuppressionSettings: "TeleSuppressionSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::SuppressionSettings> = 6;
inline void store(const tele::SuppressionSettings& value, uint8_t* image) {
  storeBit(value.raw, image, 0);
  storeNumber(value.seconds, 4, image + 2);
}
inline void load(tele::SuppressionSettings& value, const uint8_t* image) {
  value.raw = loadBit(image, 0);
  loadNumber(value.seconds, 4, image + 2);
}

/// tele::SuppressionState: "TeleSuppressionState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::SuppressionState> = 12;
inline void store(const tele::SuppressionState& value, uint8_t* image) {
  storeBit(value.begun, image, 0);
  storeNumber(value.goodValue, 4, image + 2);
  storeNumber(value.faultMs, 4, image + 6);
  storeBit(value.overRange, image + 10, 0);
}
inline void load(tele::SuppressionState& value, const uint8_t* image) {
  value.begun = loadBit(image, 0);
  loadNumber(value.goodValue, 4, image + 2);
  loadNumber(value.faultMs, 4, image + 6);
  value.overRange = loadBit(image + 10, 0);
}

/// tele::ThresholdSettings: "TeleThresholdSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::ThresholdSettings> = 6;
inline void store(const tele::ThresholdSettings& value, uint8_t* image) {
  storeNumber(value.change, 4, image);
  storeBit(value.integrating, image + 4, 0);
}
inline void load(tele::ThresholdSettings& value, const uint8_t* image) {
  loadNumber(value.change, 4, image);
  value.integrating = loadBit(image + 4, 0);
}

/// tele::ThresholdState: "TeleThresholdState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::ThresholdState> = 8;
inline void store(const tele::ThresholdState& value, uint8_t* image) {
  storeNumber(value.saved, 4, image);
  storeNumber(value.sum, 4, image + 4);
}
inline void load(tele::ThresholdState& value, const uint8_t* image) {
  loadNumber(value.saved, 4, image);
  loadNumber(value.sum, 4, image + 4);
}

/// tele::TriggerSettings: "TeleTriggerSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::TriggerSettings> = 8;
inline void store(const tele::TriggerSettings& value, uint8_t* image) {
  storeNumber(value.intervalMs, 4, image);
  storeNumber(value.timeOfDayMs, 4, image + 4);
}
inline void load(tele::TriggerSettings& value, const uint8_t* image) {
  loadNumber(value.intervalMs, 4, image);
  loadNumber(value.timeOfDayMs, 4, image + 4);
}

/// tele::TriggerState: "TeleTriggerState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::TriggerState> = 14;
inline void store(const tele::TriggerState& value, uint8_t* image) {
  storeNumber(value.passedMs, 4, image);
  store(value.before, image + 4);
}
inline void load(tele::TriggerState& value, const uint8_t* image) {
  loadNumber(value.passedMs, 4, image);
  load(value.before, image + 4);
}

/// tele::PointSettings: "TelePointSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::PointSettings> = 62;
inline void store(const tele::PointSettings& value, uint8_t* image) {
  storeNumber(value.pointId, 4, image);
  storeNumber(value.kind, 2, image + 4);
  storeNumber(value.pointClass, 2, image + 6);
  storeNumber(value.urgency, 2, image + 8);
  store(value.threshold, image + 10);
  store(value.smoothing, image + 16);
  store(value.suppression, image + 20);
  storeBit(value.unipolar, image + 26, 0);
  store(value.limits, image + 28);
  storeNumber(value.meanMs, 4, image + 42);
  storeNumber(value.counterMax, 4, image + 46);
  store(value.triggers, image + 50);
  storeNumber(value.decimals, 4, image + 58);
}
inline void load(tele::PointSettings& value, const uint8_t* image) {
  loadNumber(value.pointId, 4, image);
  loadNumber(value.kind, 2, image + 4);
  loadNumber(value.pointClass, 2, image + 6);
  loadNumber(value.urgency, 2, image + 8);
  load(value.threshold, image + 10);
  load(value.smoothing, image + 16);
  load(value.suppression, image + 20);
  value.unipolar = loadBit(image + 26, 0);
  load(value.limits, image + 28);
  loadNumber(value.meanMs, 4, image + 42);
  loadNumber(value.counterMax, 4, image + 46);
  load(value.triggers, image + 50);
  loadNumber(value.decimals, 4, image + 58);
}

/// tele::PointInput: "TelePointInput"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::PointInput> = 6;
inline void store(const tele::PointInput& value, uint8_t* image) {
  storeNumber(value.value, 4, image);
  storeBit(value.valid, image + 4, 0);
  storeBit(value.localForced, image + 4, 1);
  storeBit(value.substituted, image + 4, 2);
  storeBit(value.acknowledge, image + 4, 3);
  storeBit(value.trigger, image + 4, 4);
}
inline void load(tele::PointInput& value, const uint8_t* image) {
  loadNumber(value.value, 4, image);
  value.valid = loadBit(image + 4, 0);
  value.localForced = loadBit(image + 4, 1);
  value.substituted = loadBit(image + 4, 2);
  value.acknowledge = loadBit(image + 4, 3);
  value.trigger = loadBit(image + 4, 4);
}

/// tele::PointState: "TelePointState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::PointState> = 110;
inline void store(const tele::PointState& value, uint8_t* image) {
  storeNumber(value.idSoFar, 4, image);
  storeBit(value.used, image + 4, 0);
  storeBit(value.quick, image + 4, 1);
  storeBit(value.timed, image + 4, 2);
  storeNumber(value.seenValue, 4, image + 6);
  storeNumber(value.value, 4, image + 10);
  storeNumber(value.status, 1, image + 14);
  storeNumber(value.eventValue, 4, image + 16);
  storeNumber(value.eventStatus, 1, image + 20);
  store(value.eventUtc, image + 22);
  storeBit(value.imageDue, image + 32, 0);
  storeBit(value.lostBefore, image + 32, 1);
  storeNumber(value.sentValue, 4, image + 34);
  store(value.sentUtc, image + 38);
  storeBit(value.carry, image + 48, 0);
  storeBit(value.overRange, image + 48, 1);
  storeBit(value.beyondLimits, image + 48, 2);
  store(value.threshold, image + 50);
  store(value.smoothing, image + 58);
  store(value.suppression, image + 64);
  store(value.mean, image + 76);
  store(value.triggers, image + 96);
}
inline void load(tele::PointState& value, const uint8_t* image) {
  loadNumber(value.idSoFar, 4, image);
  value.used = loadBit(image + 4, 0);
  value.quick = loadBit(image + 4, 1);
  value.timed = loadBit(image + 4, 2);
  loadNumber(value.seenValue, 4, image + 6);
  loadNumber(value.value, 4, image + 10);
  loadNumber(value.status, 1, image + 14);
  loadNumber(value.eventValue, 4, image + 16);
  loadNumber(value.eventStatus, 1, image + 20);
  load(value.eventUtc, image + 22);
  value.imageDue = loadBit(image + 32, 0);
  value.lostBefore = loadBit(image + 32, 1);
  loadNumber(value.sentValue, 4, image + 34);
  load(value.sentUtc, image + 38);
  value.carry = loadBit(image + 48, 0);
  value.overRange = loadBit(image + 48, 1);
  value.beyondLimits = loadBit(image + 48, 2);
  load(value.threshold, image + 50);
  load(value.smoothing, image + 58);
  load(value.suppression, image + 64);
  load(value.mean, image + 76);
  load(value.triggers, image + 96);
}

/// tele::Point: "TelePoint"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::Point> = 178;
inline void store(const tele::Point& value, uint8_t* image) {
  store(value.settings, image);
  store(value.input, image + 62);
  store(value.state, image + 68);
}
inline void load(tele::Point& value, const uint8_t* image) {
  load(value.settings, image);
  load(value.input, image + 62);
  load(value.state, image + 68);
}

/// tele::ScanTime: "TeleScanTime"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::ScanTime> = 18;
inline void store(const tele::ScanTime& value, uint8_t* image) {
  storeNumber(value.passedMs, 4, image);
  storeNumber(value.samples, 4, image + 4);
  store(value.utc, image + 8);
}
inline void load(tele::ScanTime& value, const uint8_t* image) {
  loadNumber(value.passedMs, 4, image);
  loadNumber(value.samples, 4, image + 4);
  load(value.utc, image + 8);
}

/// tele::EventBuffer: "TeleEventBuffer"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::EventBuffer> = 64024;
inline void store(const tele::EventBuffer& value, uint8_t* image) {
  storeNumber(value.oldest, 4, image);
  storeNumber(value.next, 4, image + 4);
  for (int32_t i = 0; i < 64000; ++i) {
    storeNumber(value.bytes[i], 1, image + 8 + i);
  }
  for (int32_t i = 0; i < 16; ++i) {
    storeNumber(value.written[i], 1, image + 64008 + i);
  }
}
inline void load(tele::EventBuffer& value, const uint8_t* image) {
  loadNumber(value.oldest, 4, image);
  loadNumber(value.next, 4, image + 4);
  for (int32_t i = 0; i < 64000; ++i) {
    loadNumber(value.bytes[i], 1, image + 8 + i);
  }
  for (int32_t i = 0; i < 16; ++i) {
    loadNumber(value.written[i], 1, image + 64008 + i);
  }
}

/// tele::EventBlock: "TeleEventBlock"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::EventBlock> = 1334;
inline void store(const tele::EventBlock& value, uint8_t* image) {
  storeBit(value.ready, image, 0);
  storeNumber(value.blockNumber, 4, image + 2);
  storeNumber(value.behind, 4, image + 6);
  storeNumber(value.toldLostEvents, 4, image + 10);
  storeNumber(value.length, 4, image + 14);
  for (int32_t i = 0; i < 1300; ++i) {
    storeNumber(value.bytes[i], 1, image + 18 + i);
  }
  for (int32_t i = 0; i < 16; ++i) {
    storeNumber(value.written[i], 1, image + 1318 + i);
  }
}
inline void load(tele::EventBlock& value, const uint8_t* image) {
  value.ready = loadBit(image, 0);
  loadNumber(value.blockNumber, 4, image + 2);
  loadNumber(value.behind, 4, image + 6);
  loadNumber(value.toldLostEvents, 4, image + 10);
  loadNumber(value.length, 4, image + 14);
  for (int32_t i = 0; i < 1300; ++i) {
    loadNumber(value.bytes[i], 1, image + 18 + i);
  }
  for (int32_t i = 0; i < 16; ++i) {
    loadNumber(value.written[i], 1, image + 1318 + i);
  }
}

/// tele::EventStore: "TeleEventStore"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::EventStore> = 65384;
inline void store(const tele::EventStore& value, uint8_t* image) {
  store(value.buffer, image);
  store(value.block, image + 64024);
  storeNumber(value.blockNumber, 4, image + 65358);
  storeNumber(value.lostEvents, 4, image + 65362);
  storeNumber(value.toldLostEvents, 4, image + 65366);
  storeNumber(value.events, 4, image + 65370);
  storeBit(value.forcedImage, image + 65374, 0);
  storeNumber(value.looseEvents, 4, image + 65376);
  storeNumber(value.urgentEvents, 4, image + 65380);
}
inline void load(tele::EventStore& value, const uint8_t* image) {
  load(value.buffer, image);
  load(value.block, image + 64024);
  loadNumber(value.blockNumber, 4, image + 65358);
  loadNumber(value.lostEvents, 4, image + 65362);
  loadNumber(value.toldLostEvents, 4, image + 65366);
  loadNumber(value.events, 4, image + 65370);
  value.forcedImage = loadBit(image + 65374, 0);
  loadNumber(value.looseEvents, 4, image + 65376);
  loadNumber(value.urgentEvents, 4, image + 65380);
}

/// tele::PointTable: "TelePointTable"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::PointTable> = 89128;
inline void store(const tele::PointTable& value, uint8_t* image) {
  for (int32_t i = 0; i < 500; ++i) {
    store(value.points[i], image + 178 * i);
  }
  store(value.fresh, image + 89000);
  storeNumber(value.rows, 4, image + 89110);
  storeNumber(value.usedPoints, 4, image + 89114);
  storeNumber(value.faultyPoints, 4, image + 89118);
  storeNumber(value.faultyIndex, 4, image + 89122);
  storeNumber(value.fault, 2, image + 89126);
}
inline void load(tele::PointTable& value, const uint8_t* image) {
  for (int32_t i = 0; i < 500; ++i) {
    load(value.points[i], image + 178 * i);
  }
  load(value.fresh, image + 89000);
  loadNumber(value.rows, 4, image + 89110);
  loadNumber(value.usedPoints, 4, image + 89114);
  loadNumber(value.faultyPoints, 4, image + 89118);
  loadNumber(value.faultyIndex, 4, image + 89122);
  loadNumber(value.fault, 2, image + 89126);
}

/// tele::StationSettings: "TeleStationSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::StationSettings> = 14;
inline void store(const tele::StationSettings& value, uint8_t* image) {
  storeNumber(value.blockBytes, 4, image);
  storeNumber(value.latestMs, 4, image + 4);
  storeNumber(value.idleMs, 4, image + 8);
  storeNumber(value.whenFull, 2, image + 12);
}
inline void load(tele::StationSettings& value, const uint8_t* image) {
  loadNumber(value.blockBytes, 4, image);
  loadNumber(value.latestMs, 4, image + 4);
  loadNumber(value.idleMs, 4, image + 8);
  loadNumber(value.whenFull, 2, image + 12);
}

/// tele::StationCounters: "TeleStationCounters"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::StationCounters> = 16;
inline void store(const tele::StationCounters& value, uint8_t* image) {
  storeNumber(value.events, 4, image);
  storeNumber(value.blocks, 4, image + 4);
  storeNumber(value.generalRequests, 4, image + 8);
  storeNumber(value.clockSteps, 4, image + 12);
}
inline void load(tele::StationCounters& value, const uint8_t* image) {
  loadNumber(value.events, 4, image);
  loadNumber(value.blocks, 4, image + 4);
  loadNumber(value.generalRequests, 4, image + 8);
  loadNumber(value.clockSteps, 4, image + 12);
}

/// tele::StationInput: "TeleStationInput"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::StationInput> = 16;
inline void store(const tele::StationInput& value, uint8_t* image) {
  storeNumber(value.passedMs, 4, image);
  store(value.utc, image + 4);
  storeBit(value.maySend, image + 14, 0);
  storeBit(value.generalRequest, image + 14, 1);
  storeBit(value.sendAll, image + 14, 2);
}
inline void load(tele::StationInput& value, const uint8_t* image) {
  loadNumber(value.passedMs, 4, image);
  load(value.utc, image + 4);
  value.maySend = loadBit(image + 14, 0);
  value.generalRequest = loadBit(image + 14, 1);
  value.sendAll = loadBit(image + 14, 2);
}

/// tele::Station: "TeleStation"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::Station> = 89254;
inline void store(const tele::Station& value, uint8_t* image) {
  store(value.settings, image);
  store(value.table, image + 14);
  store(value.counters, image + 89142);
  storeNumber(value.imagesDue, 4, image + 89158);
  storeNumber(value.urgentImages, 4, image + 89162);
  storeNumber(value.requestedRows, 4, image + 89166);
  storeNumber(value.blockEvents, 4, image + 89170);
  storeNumber(value.cursor, 4, image + 89174);
  storeNumber(value.passedMs, 4, image + 89178);
  storeNumber(value.waitedMs, 4, image + 89182);
  storeNumber(value.idleMs, 4, image + 89186);
  store(value.now, image + 89190);
  store(value.pass, image + 89208);
  storeNumber(value.passRow, 4, image + 89226);
  storeNumber(value.sincePassMs, 4, image + 89230);
  store(value.written, image + 89234);
}
inline void load(tele::Station& value, const uint8_t* image) {
  load(value.settings, image);
  load(value.table, image + 14);
  load(value.counters, image + 89142);
  loadNumber(value.imagesDue, 4, image + 89158);
  loadNumber(value.urgentImages, 4, image + 89162);
  loadNumber(value.requestedRows, 4, image + 89166);
  loadNumber(value.blockEvents, 4, image + 89170);
  loadNumber(value.cursor, 4, image + 89174);
  loadNumber(value.passedMs, 4, image + 89178);
  loadNumber(value.waitedMs, 4, image + 89182);
  loadNumber(value.idleMs, 4, image + 89186);
  load(value.now, image + 89190);
  load(value.pass, image + 89208);
  loadNumber(value.passRow, 4, image + 89226);
  loadNumber(value.sincePassMs, 4, image + 89230);
  load(value.written, image + 89234);
}

/// tele::TemporarySettings: "TeleTemporarySettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::TemporarySettings> = 34;
inline void store(const tele::TemporarySettings& value, uint8_t* image) {
  store(value.triggers, image);
  storeNumber(value.fillEvents, 4, image + 8);
  storeBit(value.onUrgent, image + 12, 0);
  storeNumber(value.commandMs, 4, image + 14);
  storeNumber(value.longestMs, 4, image + 18);
  storeNumber(value.attemptMs, 4, image + 22);
  storeNumber(value.pauseMs, 4, image + 26);
  storeNumber(value.retryMs, 4, image + 30);
}
inline void load(tele::TemporarySettings& value, const uint8_t* image) {
  load(value.triggers, image);
  loadNumber(value.fillEvents, 4, image + 8);
  value.onUrgent = loadBit(image + 12, 0);
  loadNumber(value.commandMs, 4, image + 14);
  loadNumber(value.longestMs, 4, image + 18);
  loadNumber(value.attemptMs, 4, image + 22);
  loadNumber(value.pauseMs, 4, image + 26);
  loadNumber(value.retryMs, 4, image + 30);
}

/// tele::TemporaryInput: "TeleTemporaryInput"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::TemporaryInput> = 22;
inline void store(const tele::TemporaryInput& value, uint8_t* image) {
  storeNumber(value.passedMs, 4, image);
  store(value.utc, image + 4);
  storeBit(value.enable, image + 14, 0);
  storeBit(value.connected, image + 14, 1);
  storeBit(value.demanded, image + 14, 2);
  storeNumber(value.waitingEvents, 4, image + 16);
  storeBit(value.urgent, image + 20, 0);
  storeBit(value.undelivered, image + 20, 1);
  storeBit(value.underWay, image + 20, 2);
  storeBit(value.commanded, image + 20, 3);
}
inline void load(tele::TemporaryInput& value, const uint8_t* image) {
  loadNumber(value.passedMs, 4, image);
  load(value.utc, image + 4);
  value.enable = loadBit(image + 14, 0);
  value.connected = loadBit(image + 14, 1);
  value.demanded = loadBit(image + 14, 2);
  loadNumber(value.waitingEvents, 4, image + 16);
  value.urgent = loadBit(image + 20, 0);
  value.undelivered = loadBit(image + 20, 1);
  value.underWay = loadBit(image + 20, 2);
  value.commanded = loadBit(image + 20, 3);
}

/// tele::TemporaryStation: "TeleTemporaryStation"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::TemporaryStation> = 86;
inline void store(const tele::TemporaryStation& value, uint8_t* image) {
  store(value.settings, image);
  storeNumber(value.state, 2, image + 34);
  storeNumber(value.next, 2, image + 36);
  storeNumber(value.occasion, 2, image + 38);
  store(value.triggers, image + 40);
  storeNumber(value.passedMs, 4, image + 54);
  storeNumber(value.attemptMs, 4, image + 58);
  storeNumber(value.stateMs, 4, image + 62);
  storeNumber(value.pauseMs, 4, image + 66);
  storeNumber(value.commandMs, 4, image + 70);
  storeNumber(value.quietScans, 4, image + 74);
  storeNumber(value.attempts, 4, image + 78);
  storeNumber(value.failures, 4, image + 82);
}
inline void load(tele::TemporaryStation& value, const uint8_t* image) {
  load(value.settings, image);
  loadNumber(value.state, 2, image + 34);
  loadNumber(value.next, 2, image + 36);
  loadNumber(value.occasion, 2, image + 38);
  load(value.triggers, image + 40);
  loadNumber(value.passedMs, 4, image + 54);
  loadNumber(value.attemptMs, 4, image + 58);
  loadNumber(value.stateMs, 4, image + 62);
  loadNumber(value.pauseMs, 4, image + 66);
  loadNumber(value.commandMs, 4, image + 70);
  loadNumber(value.quietScans, 4, image + 74);
  loadNumber(value.attempts, 4, image + 78);
  loadNumber(value.failures, 4, image + 82);
}

/// tele::JsonText: "TeleJsonText"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::JsonText> = 1304;
inline void store(const tele::JsonText& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  for (int32_t i = 0; i < 1300; ++i) {
    storeNumber(value.bytes[i], 1, image + 4 + i);
  }
}
inline void load(tele::JsonText& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  for (int32_t i = 0; i < 1300; ++i) {
    loadNumber(value.bytes[i], 1, image + 4 + i);
  }
}

/// tele::JsonNumber: "TeleJsonNumber"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::JsonNumber> = 18;
inline void store(const tele::JsonNumber& value, uint8_t* image) {
  storeNumber(value.digits, 4, image);
  storeNumber(value.decimals, 4, image + 4);
  storeBit(value.exact, image + 8, 0);
  storeNumber(value.rest, 4, image + 10);
  storeNumber(value.restDigits, 4, image + 14);
}
inline void load(tele::JsonNumber& value, const uint8_t* image) {
  loadNumber(value.digits, 4, image);
  loadNumber(value.decimals, 4, image + 4);
  value.exact = loadBit(image + 8, 0);
  loadNumber(value.rest, 4, image + 10);
  loadNumber(value.restDigits, 4, image + 14);
}

/// tele::JsonReader: "TeleJsonReader"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::JsonReader> = 42;
inline void store(const tele::JsonReader& value, uint8_t* image) {
  storeNumber(value.place, 2, image);
  storeNumber(value.next, 4, image + 2);
  storeNumber(value.depth, 4, image + 6);
  for (int32_t i = 0; i < 8; ++i) {
    storeBit(value.isArray[i], image + 10 + i / 8, i % 8);
  }
  storeNumber(value.item, 2, image + 12);
  storeNumber(value.first, 4, image + 14);
  storeNumber(value.length, 4, image + 18);
  storeBit(value.plain, image + 22, 0);
  store(value.number, image + 24);
}
inline void load(tele::JsonReader& value, const uint8_t* image) {
  loadNumber(value.place, 2, image);
  loadNumber(value.next, 4, image + 2);
  loadNumber(value.depth, 4, image + 6);
  for (int32_t i = 0; i < 8; ++i) {
    value.isArray[i] = loadBit(image + 10 + i / 8, i % 8);
  }
  loadNumber(value.item, 2, image + 12);
  loadNumber(value.first, 4, image + 14);
  loadNumber(value.length, 4, image + 18);
  value.plain = loadBit(image + 22, 0);
  load(value.number, image + 24);
}

/// tele::RequestId: "TeleRequestId"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::RequestId> = 40;
inline void store(const tele::RequestId& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  for (int32_t i = 0; i < 36; ++i) {
    storeNumber(value.bytes[i], 1, image + 4 + i);
  }
}
inline void load(tele::RequestId& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  for (int32_t i = 0; i < 36; ++i) {
    loadNumber(value.bytes[i], 1, image + 4 + i);
  }
}

/// tele::CommandRecord: "TeleCommandRecord"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandRecord> = 82;
inline void store(const tele::CommandRecord& value, uint8_t* image) {
  storeNumber(value.phase, 2, image);
  storeNumber(value.reason, 2, image + 2);
  storeNumber(value.code, 4, image + 4);
  store(value.request, image + 8);
  storeNumber(value.pointId, 4, image + 48);
  storeNumber(value.returned, 4, image + 52);
  storeNumber(value.decimals, 4, image + 56);
  store(value.expires, image + 60);
  store(value.utc, image + 70);
  storeBit(value.untold, image + 80, 0);
}
inline void load(tele::CommandRecord& value, const uint8_t* image) {
  loadNumber(value.phase, 2, image);
  loadNumber(value.reason, 2, image + 2);
  loadNumber(value.code, 4, image + 4);
  load(value.request, image + 8);
  loadNumber(value.pointId, 4, image + 48);
  loadNumber(value.returned, 4, image + 52);
  loadNumber(value.decimals, 4, image + 56);
  load(value.expires, image + 60);
  load(value.utc, image + 70);
  value.untold = loadBit(image + 80, 0);
}

/// tele::CommandJournal: "TeleCommandJournal"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandJournal> = 10582;
inline void store(const tele::CommandJournal& value, uint8_t* image) {
  for (int32_t i = 0; i < 129; ++i) {
    store(value.records[i], image + 82 * i);
  }
  storeNumber(value.next, 4, image + 10578);
}
inline void load(tele::CommandJournal& value, const uint8_t* image) {
  for (int32_t i = 0; i < 129; ++i) {
    load(value.records[i], image + 82 * i);
  }
  loadNumber(value.next, 4, image + 10578);
}

/// tele::CommandMessage: "TeleCommandMessage"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandMessage> = 1424;
inline void store(const tele::CommandMessage& value, uint8_t* image) {
  store(value.text, image);
  store(value.reader, image + 1304);
  store(value.request, image + 1346);
  storeBit(value.hasPoint, image + 1386, 0);
  storeNumber(value.pointId, 4, image + 1388);
  storeBit(value.hasValue, image + 1392, 0);
  storeBit(value.isNumber, image + 1392, 1);
  store(value.value, image + 1394);
  storeBit(value.acknowledges, image + 1412, 0);
  storeBit(value.hasExpiry, image + 1412, 1);
  store(value.expires, image + 1414);
}
inline void load(tele::CommandMessage& value, const uint8_t* image) {
  load(value.text, image);
  load(value.reader, image + 1304);
  load(value.request, image + 1346);
  value.hasPoint = loadBit(image + 1386, 0);
  loadNumber(value.pointId, 4, image + 1388);
  value.hasValue = loadBit(image + 1392, 0);
  value.isNumber = loadBit(image + 1392, 1);
  load(value.value, image + 1394);
  value.acknowledges = loadBit(image + 1412, 0);
  value.hasExpiry = loadBit(image + 1412, 1);
  load(value.expires, image + 1414);
}

/// tele::CommandSettings: "TeleCommandSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandSettings> = 28;
inline void store(const tele::CommandSettings& value, uint8_t* image) {
  storeNumber(value.pointId, 4, image);
  storeNumber(value.kind, 2, image + 4);
  storeNumber(value.choices, 4, image + 6);
  storeNumber(value.lower, 4, image + 10);
  storeNumber(value.upper, 4, image + 14);
  storeNumber(value.decimals, 4, image + 18);
  storeBit(value.expires, image + 22, 0);
  storeNumber(value.answerMs, 4, image + 24);
}
inline void load(tele::CommandSettings& value, const uint8_t* image) {
  loadNumber(value.pointId, 4, image);
  loadNumber(value.kind, 2, image + 4);
  loadNumber(value.choices, 4, image + 6);
  loadNumber(value.lower, 4, image + 10);
  loadNumber(value.upper, 4, image + 14);
  loadNumber(value.decimals, 4, image + 18);
  value.expires = loadBit(image + 22, 0);
  loadNumber(value.answerMs, 4, image + 24);
}

/// tele::CommandState: "TeleCommandState"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandState> = 14;
inline void store(const tele::CommandState& value, uint8_t* image) {
  storeBit(value.used, image, 0);
  storeBit(value.local, image, 1);
  storeBit(value.underWay, image, 2);
  storeBit(value.shown, image, 3);
  storeNumber(value.value, 4, image + 2);
  storeNumber(value.place, 4, image + 6);
  storeNumber(value.passedMs, 4, image + 10);
}
inline void load(tele::CommandState& value, const uint8_t* image) {
  value.used = loadBit(image, 0);
  value.local = loadBit(image, 1);
  value.underWay = loadBit(image, 2);
  value.shown = loadBit(image, 3);
  loadNumber(value.value, 4, image + 2);
  loadNumber(value.place, 4, image + 6);
  loadNumber(value.passedMs, 4, image + 10);
}

/// tele::Command: "TeleCommand"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::Command> = 42;
inline void store(const tele::Command& value, uint8_t* image) {
  store(value.settings, image);
  store(value.state, image + 28);
}
inline void load(tele::Command& value, const uint8_t* image) {
  load(value.settings, image);
  load(value.state, image + 28);
}

/// tele::CommandTable: "TeleCommandTable"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandTable> = 2698;
inline void store(const tele::CommandTable& value, uint8_t* image) {
  for (int32_t i = 0; i < 64; ++i) {
    store(value.commands[i], image + 42 * i);
  }
  storeNumber(value.rows, 4, image + 2688);
  storeNumber(value.faultyIndex, 4, image + 2692);
  storeNumber(value.fault, 2, image + 2696);
}
inline void load(tele::CommandTable& value, const uint8_t* image) {
  for (int32_t i = 0; i < 64; ++i) {
    load(value.commands[i], image + 42 * i);
  }
  loadNumber(value.rows, 4, image + 2688);
  loadNumber(value.faultyIndex, 4, image + 2692);
  loadNumber(value.fault, 2, image + 2696);
}

/// tele::CommandCounters: "TeleCommandCounters"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandCounters> = 12;
inline void store(const tele::CommandCounters& value, uint8_t* image) {
  storeNumber(value.accepted, 4, image);
  storeNumber(value.rejected, 4, image + 4);
  storeNumber(value.repeated, 4, image + 8);
}
inline void load(tele::CommandCounters& value, const uint8_t* image) {
  loadNumber(value.accepted, 4, image);
  loadNumber(value.rejected, 4, image + 4);
  loadNumber(value.repeated, 4, image + 8);
}

/// tele::CommandAnswer: "TeleCommandAnswer"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::CommandAnswer> = 12;
inline void store(const tele::CommandAnswer& value, uint8_t* image) {
  storeBit(value.done, image, 0);
  storeBit(value.failed, image, 1);
  storeNumber(value.code, 4, image + 2);
  storeNumber(value.returned, 4, image + 6);
  storeBit(value.local, image + 10, 0);
}
inline void load(tele::CommandAnswer& value, const uint8_t* image) {
  value.done = loadBit(image, 0);
  value.failed = loadBit(image, 1);
  loadNumber(value.code, 4, image + 2);
  loadNumber(value.returned, 4, image + 6);
  value.local = loadBit(image + 10, 0);
}

/// tele::Commands: "TeleCommands"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::Commands> = 4158;
inline void store(const tele::Commands& value, uint8_t* image) {
  store(value.table, image);
  store(value.counters, image + 2698);
  store(value.message, image + 2710);
  store(value.utc, image + 4134);
  storeNumber(value.lastReason, 2, image + 4144);
  storeNumber(value.underWay, 4, image + 4146);
  storeNumber(value.untold, 4, image + 4150);
  storeNumber(value.tellNext, 4, image + 4154);
}
inline void load(tele::Commands& value, const uint8_t* image) {
  load(value.table, image);
  load(value.counters, image + 2698);
  load(value.message, image + 2710);
  load(value.utc, image + 4134);
  loadNumber(value.lastReason, 2, image + 4144);
  loadNumber(value.underWay, 4, image + 4146);
  loadNumber(value.untold, 4, image + 4150);
  loadNumber(value.tellNext, 4, image + 4154);
}

/// tele::RecipeParameter: "TeleRecipeParameter"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::RecipeParameter> = 28;
inline void store(const tele::RecipeParameter& value, uint8_t* image) {
  storeNumber(value.pointId, 4, image);
  storeNumber(value.lower, 4, image + 4);
  storeNumber(value.upper, 4, image + 8);
  storeNumber(value.decimals, 4, image + 12);
  storeNumber(value.value, 4, image + 16);
  storeNumber(value.reason, 2, image + 20);
  storeNumber(value.readValue, 4, image + 22);
  storeNumber(value.readReason, 2, image + 26);
}
inline void load(tele::RecipeParameter& value, const uint8_t* image) {
  loadNumber(value.pointId, 4, image);
  loadNumber(value.lower, 4, image + 4);
  loadNumber(value.upper, 4, image + 8);
  loadNumber(value.decimals, 4, image + 12);
  loadNumber(value.value, 4, image + 16);
  loadNumber(value.reason, 2, image + 20);
  loadNumber(value.readValue, 4, image + 22);
  loadNumber(value.readReason, 2, image + 26);
}

/// tele::RecipeCounters: "TeleRecipeCounters"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::RecipeCounters> = 16;
inline void store(const tele::RecipeCounters& value, uint8_t* image) {
  storeNumber(value.requests, 4, image);
  storeNumber(value.repeated, 4, image + 4);
  storeNumber(value.strayAnswers, 4, image + 8);
  storeNumber(value.brokenAnswers, 4, image + 12);
}
inline void load(tele::RecipeCounters& value, const uint8_t* image) {
  loadNumber(value.requests, 4, image);
  loadNumber(value.repeated, 4, image + 4);
  loadNumber(value.strayAnswers, 4, image + 8);
  loadNumber(value.brokenAnswers, 4, image + 12);
}

/// tele::RecipePhase: "TeleRecipePhase"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::RecipePhase> = 794;
inline void store(const tele::RecipePhase& value, uint8_t* image) {
  for (int32_t i = 0; i < 28; ++i) {
    store(value.parameters[i], image + 28 * i);
  }
  storeNumber(value.faultyIndex, 4, image + 784);
  storeNumber(value.fault, 2, image + 788);
  storeNumber(value.unknownParameters, 4, image + 790);
}
inline void load(tele::RecipePhase& value, const uint8_t* image) {
  for (int32_t i = 0; i < 28; ++i) {
    load(value.parameters[i], image + 28 * i);
  }
  loadNumber(value.faultyIndex, 4, image + 784);
  loadNumber(value.fault, 2, image + 788);
  loadNumber(value.unknownParameters, 4, image + 790);
}

/// tele::Recipe: "TeleRecipe"
template <>
inline constexpr int32_t IMAGE_BYTES<tele::Recipe> = 1408;
inline void store(const tele::Recipe& value, uint8_t* image) {
  storeNumber(value.answerMs, 4, image);
  storeNumber(value.repeats, 4, image + 4);
  storeNumber(value.state, 2, image + 8);
  storeNumber(value.requestNumber, 4, image + 10);
  store(value.counters, image + 14);
  storeNumber(value.waitedMs, 4, image + 30);
  storeNumber(value.sentAgain, 4, image + 34);
  store(value.text, image + 38);
  store(value.reader, image + 1342);
  storeNumber(value.answeredNumber, 4, image + 1384);
  storeBit(value.hasNumber, image + 1388, 0);
  storeBit(value.hasValues, image + 1388, 1);
  storeBit(value.hasError, image + 1388, 2);
  storeBit(value.inValues, image + 1388, 3);
  store(value.readNumber, image + 1390);
}
inline void load(tele::Recipe& value, const uint8_t* image) {
  loadNumber(value.answerMs, 4, image);
  loadNumber(value.repeats, 4, image + 4);
  loadNumber(value.state, 2, image + 8);
  loadNumber(value.requestNumber, 4, image + 10);
  load(value.counters, image + 14);
  loadNumber(value.waitedMs, 4, image + 30);
  loadNumber(value.sentAgain, 4, image + 34);
  load(value.text, image + 38);
  load(value.reader, image + 1342);
  loadNumber(value.answeredNumber, 4, image + 1384);
  value.hasNumber = loadBit(image + 1388, 0);
  value.hasValues = loadBit(image + 1388, 1);
  value.hasError = loadBit(image + 1388, 2);
  value.inValues = loadBit(image + 1388, 3);
  load(value.readNumber, image + 1390);
}

}  // namespace image
