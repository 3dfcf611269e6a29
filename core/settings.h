#pragma once
#include "core/fault.h"
#include "core/message.h"
#include "core/text.h"

namespace mqtt {

/// Protocol levels (MQTT 3.1.1, 3.1.2.2): 3 is MQTT 3.1, 4 is MQTT 3.1.1.
inline constexpr int32_t LEVEL_MQTT_31 = 3;
inline constexpr int32_t LEVEL_MQTT_311 = 4;

/// What the user chooses. The user writes it, the client only reads it: at each connection, and the timeouts
/// in each scan. What CONNECT says is that of the connection even if it changes later.
///
/// Timeouts and waits are milliseconds, 1..TIMEOUT_MS_MAX, where nothing else is said.
struct Settings {
  /// LEVEL_MQTT_31 or LEVEL_MQTT_311.
  int32_t protocolLevel = LEVEL_MQTT_311;
  /// May be empty with MQTT 3.1.1 and cleanSession (MQTT-3.1.3-7).
  Text clientIdentifier;
  bool cleanSession = true;
  /// The client is never silent for this long: PINGREQ goes out in time. 0..KEEP_ALIVE_SECONDS_MAX; 0 turns
  /// it off.
  int32_t keepAliveSeconds = 60;
  /// No user name is sent when it is empty; then there is no password either (MQTT-3.1.2-22).
  Text userName;
  Bytes password;
  /// The broker gets no will when this topic is empty.
  Text willTopic;
  Bytes willPayload;
  Qos willQos = Qos::AtMostOnce;
  bool willRetained = false;
  /// Longest wait for the link to come up.
  int32_t linkTimeoutMs = 30000;
  /// Longest wait for CONNACK, SUBACK and PINGRESP, and for the transport to send what it was asked to.
  int32_t responseTimeoutMs = 10000;
  /// Longest wait for the next PUBACK; then the client connects anew and resends. 0: no limit.
  int32_t pubackTimeoutMs = 30000;
  /// Longest time a full inbox pauses receiving because its oldest message is not taken. 0: no limit.
  int32_t takeTimeoutMs = 30000;
  /// Wait before the second try to connect; it doubles with each try up to the maximum, which is not below
  /// it.
  int32_t reconnectMinimumMs = 1000;
  int32_t reconnectMaximumMs = 60000;
};

/// The first fault of the settings (0x101..0x10B), or None.
[[nodiscard]] Fault faultOfSettings(const Settings& settings);

}  // namespace mqtt
