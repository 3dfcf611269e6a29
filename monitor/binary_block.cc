#include "monitor/binary_block.h"

#include <fmt/format.h>

#include "telecontrol/event_block.h"

namespace monitor {
namespace {

uint64_t numberAt(std::string_view bytes, size_t first, size_t count) {
  uint64_t number = 0;
  for (const char byte : bytes.substr(first, count)) number = number << 8 | static_cast<uint8_t>(byte);
  return number;
}

Quality qualityOf(uint8_t status) {
  constexpr uint8_t BAD = tele::STATUS_OVER_RANGE | tele::STATUS_NON_EXISTENT;
  constexpr uint8_t UNCERTAIN = tele::STATUS_RESTART | tele::STATUS_CARRY | tele::STATUS_SUBSTITUTED;
  if ((status & BAD) != 0) return Quality::Bad;
  if ((status & UNCERTAIN) != 0 || (status & tele::STATUS_ONLINE) == 0) return Quality::Uncertain;
  return Quality::Good;
}

Event eventOf(std::string_view bytes) {
  Event event;
  event.point = fmt::to_string(numberAt(bytes, 0, 4));
  event.value = fmt::to_string(static_cast<int32_t>(numberAt(bytes, 4, 4)));
  const auto flags = static_cast<uint8_t>(bytes[15]);
  event.isAlarm = (flags & tele::FLAG_ALARM) != 0;
  if (event.isAlarm) {
    event.changed = static_cast<uint32_t>(numberAt(bytes, 4, 2));
    event.value = fmt::to_string(numberAt(bytes, 6, 2));
  }
  if ((flags & tele::FLAG_TIME_UNKNOWN) == 0) event.utcMs = static_cast<int64_t>(numberAt(bytes, 8, 6));
  event.quality = qualityOf(static_cast<uint8_t>(bytes[14]));
  event.isCurrent = (flags & tele::FLAG_CURRENT_VALUE) != 0;
  event.isHistorical = (flags & tele::FLAG_HISTORICAL) != 0;
  event.isAnswer = (flags & tele::FLAG_GENERAL_REQUEST) != 0;
  event.hasGap = (flags & tele::FLAG_LOST_BEFORE) != 0;
  return event;
}

}  // namespace

bool isBinaryBlock(std::string_view payload) {
  return payload.size() >= 2 && static_cast<uint8_t>(payload[0]) == tele::BLOCK_MARK &&
         payload[1] == tele::EVENT_BYTES;
}

vcpu::Result<EventBlock> readBinaryBlock(std::string_view payload) {
  constexpr size_t HEADER = tele::BLOCK_HEADER_BYTES;
  constexpr size_t EVENT = tele::EVENT_BYTES;
  if (payload.size() < HEADER || (payload.size() - HEADER) % EVENT != 0) {
    return vcpu::Failure{
        fmt::format("a binary block of {} bytes is no header and whole events", payload.size())};
  }
  EventBlock block;
  block.number = static_cast<uint32_t>(numberAt(payload, 4, 4));
  for (size_t first = HEADER; first < payload.size(); first += EVENT) {
    const std::string_view bytes = payload.substr(first, EVENT);
    if (numberAt(bytes, 0, 4) == tele::LOST_EVENTS_ID) {
      block.lostEvents = static_cast<uint32_t>(numberAt(bytes, 4, 4));
    } else {
      block.events.push_back(eventOf(bytes));
    }
  }
  return block;
}

}  // namespace monitor
