#pragma once
// Whether a station is online, out of the message that the broker keeps on its state topic.

#include <cstdint>
#include <optional>
#include <string_view>

#include "vcpu/result/result.h"

namespace monitor {

struct StationState {
  bool isOnline = false;
  /// Of a state in JSON, as far as the station tells it: counts while it lives, which of its brokers or
  /// masters it talks to, events that wait, events that were lost.
  std::optional<uint32_t> alive{};
  std::optional<uint32_t> partner{};
  std::optional<uint32_t> waiting{};
  std::optional<uint32_t> lost{};
};

/// online, offline, or {"state":"online","alive":17,"partner":1,"waiting":0,"lost":0}. A failure says why it
/// is neither. Any thread may call.
vcpu::Result<StationState> readStationState(std::string_view payload);

/// online, offline.
const char* wordOf(const StationState& state);

}  // namespace monitor
