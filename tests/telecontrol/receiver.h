#pragma once
// The other side of the link: takes blocks, and holds each event against what the plant has done.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace telecontrol {

/// An event as it stands in a block.
struct ReceivedEvent {
  int32_t pointId;
  int32_t value;
  uint64_t utcMs;
  uint8_t status;
  uint8_t flags;
};

class Receiver {
 public:
  /// Takes a block as it comes from the wire. A block that comes again is passed over. A fault is a sentence.
  std::optional<std::string> take(std::span<const uint8_t> block);

  /// The events of all blocks, in their order, without those that count lost events.
  const std::vector<ReceivedEvent>& events() const { return events_; }

  /// Lost events, as the station has told.
  int32_t toldLost() const { return toldLost_; }

 private:
  std::optional<uint32_t> newest_;
  std::vector<uint8_t> newestBytes_;
  std::vector<ReceivedEvent> events_;
  int32_t toldLost_ = 0;
};

}  // namespace telecontrol
