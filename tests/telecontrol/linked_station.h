#pragma once
// A station with its client on a network: the C++ with a shell of its own, or the SCL that users import. Both
// do what MqttClient, MqttEvents and MqttTemporary do.

#include <cstdint>
#include <memory>
#include <vector>

#include "telecontrol/point.h"
#include "telecontrol/station.h"
#include "telecontrol/temporary.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace telecontrol {

inline constexpr const char* EVENTS_TOPIC = "plant/station-07/events";
inline constexpr const char* REQUEST_TOPIC = "plant/station-07/request";

/// What an engineer has chosen.
struct StationPlan {
  std::vector<tele::PointSettings> points;  ///< from row 0 on
  tele::StationSettings settings;
  int32_t keepAliveSeconds = 300;
  bool clientIsRetentive = true;
  bool isTemporary = false;
  tele::TemporarySettings temporary;
  int32_t encoding = 0;  ///< of MqttEvents; the native station has no JSON
};

/// What can be seen of a station.
struct StationView {
  bool connected = false;
  bool rests = false;      ///< nothing waits, no block is under way, no general request
  int32_t lostEvents = 0;  ///< since the store was made
  int32_t madeEvents = 0;  ///< by the points, since the start of the CPU
  bool forcedImage = false;
};

/// Time of a station is that of the clock it was made with.
class LinkedStation {
 public:
  virtual ~LinkedStation() = default;

  virtual void setValue(int32_t row, int32_t value) = 0;
  /// One cycle.
  virtual void scan() = 0;
  /// The power fails between two cycles, and comes back.
  virtual void restart() = 0;
  virtual StationView look() = 0;
};

std::unique_ptr<LinkedStation> nativeStation(const StationPlan& plan, vcpu::Clock& clock,
                                             vcpu::Network& network);
/// By tcc.
std::unique_ptr<LinkedStation> sclStation(const StationPlan& plan, vcpu::Clock& clock,
                                          vcpu::Network& network);

}  // namespace telecontrol
