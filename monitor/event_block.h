#pragma once
// What a telecontrol station sends (docs/telecontrol.md), out of the payload of a message.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/result/result.h"

namespace monitor {

enum class Quality { Bad, Uncertain, Good };

/// An event of a point.
struct Event {
  std::string point{};
  /// A number; a binary block has no decimals. Of another value its JSON.
  std::string value{};
  /// Of an alarm, and of a status word in JSON: the bits that changed.
  std::optional<uint32_t> changed{};
  /// Milliseconds since 1970 in UTC; none if the station has no clock.
  std::optional<int64_t> utcMs{};
  Quality quality = Quality::Good;
  bool isCurrent = false;     ///< others may have been before it that were not to be sent
  bool isHistorical = false;  ///< behind a clock that was set back
  bool isAnswer = false;      ///< to a general request
  bool hasGap = false;        ///< events of this point were lost before
  bool isAlarm = false;       ///< bit 0 of the value: it is there; bit 1: not acknowledged
};

/// What is special about an event, a word each: current, historical, answer, gap, alarm.
std::vector<const char*> flagsOf(const Event& event);

/// A block of events.
struct EventBlock {
  /// None: the publisher does not number its blocks.
  std::optional<uint32_t> number;
  /// All lost events of the station, if the block tells them.
  std::optional<uint32_t> lostEvents;
  std::vector<Event> events;
};

/// The block in a payload, binary or JSON. A failure says why it is none. Any thread may call.
vcpu::Result<EventBlock> readEventBlock(std::string_view payload);

/// good, uncertain, bad.
const char* wordOf(Quality quality);

}  // namespace monitor
