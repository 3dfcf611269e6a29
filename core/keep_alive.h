#pragma once
#include <cstdint>

namespace mqtt {

/// Keeps the broker sure of the client and the client of the broker (MQTT 3.1.1, 3.1.2.10).
struct KeepAlive {
  /// Milliseconds since octets were last handed to the transport.
  int32_t silentMs = 0;
  /// A PINGREQ was sent and no PINGRESP has come.
  bool waitPingresp = false;
  /// Milliseconds since that PINGREQ.
  int32_t pingrespMs = 0;
};

}  // namespace mqtt
