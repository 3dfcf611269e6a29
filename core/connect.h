#pragma once
#include "core/fault.h"
#include "core/framing.h"
#include "core/settings.h"
#include "core/subscription.h"
#include "core/transmit.h"

namespace mqtt {

/// Bits of the connect flags (MQTT 3.1.1, 3.1.2.3).
inline constexpr int32_t CLEAN_SESSION_FLAG = 2;
inline constexpr int32_t WILL_FLAG = 4;
inline constexpr int32_t WILL_QOS_FACTOR = 8;
inline constexpr int32_t WILL_RETAIN_FLAG = 32;
inline constexpr int32_t PASSWORD_FLAG = 64;
inline constexpr int32_t USER_NAME_FLAG = 128;

/// What CONNECT said and CONNACK answered. It holds for this connection, even if the settings change.
struct Handshake {
  /// LEVEL_MQTT_31 or LEVEL_MQTT_311; 0 before CONNECT.
  int32_t protocolLevel = 0;
  bool cleanSession = true;
  /// 0..KEEP_ALIVE_SECONDS_MAX; 0: PINGREQ is never sent.
  int32_t keepAliveSeconds = 0;
  /// The broker had kept the session (MQTT-3.2.2-2). FALSE until CONNACK, and always with MQTT 3.1.
  bool sessionPresent = false;
};

/// What the broker that accepted knows of the session.
[[nodiscard]] SessionMemory memoryOf(const Handshake& handshake);

/// Forgets what was said.
void resetHandshake(Handshake& handshake);

/// Appends CONNECT as the settings ask for it, and keeps what it said in `handshake`. The settings have no
/// fault (faultOfSettings), and the transmit area is empty.
void encodeConnect(const Settings& settings, Handshake& handshake, Transmit& transmit);

/// Appends DISCONNECT: the broker then discards the will (MQTT-3.1.2-10). It always has its room, once for
/// each connection.
void encodeDisconnect(Transmit& transmit);

/// Reads the whole CONNACK in `framing` (3.2). None: the broker has accepted the connection, and
/// sessionPresent is what it said. Otherwise `handshake` stays as it is.
[[nodiscard]] Fault decodeConnack(const Framing& framing, Handshake& handshake);

}  // namespace mqtt
