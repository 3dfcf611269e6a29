#pragma once
#include "core/fault.h"
#include "core/limits.h"
#include "core/message.h"
#include "core/outbox.h"
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
  /// Longest wait for CONNACK, SUBACK, UNSUBACK and PINGRESP, and for the transport to send what it was asked
  /// to.
  int32_t responseTimeoutMs = 10000;
  /// Longest wait of a message in flight for PUBACK, PUBREC or PUBCOMP; then the client connects anew and
  /// resends. 0: no limit.
  int32_t acknowledgeTimeoutMs = 30000;
  /// Longest time a received message that is not taken may hold others back; then it is given up. 0: no
  /// limit.
  int32_t takeTimeoutMs = 0;
  /// Longest time the client goes on sending what is in the outbox when it is disabled. 0: it leaves at once.
  int32_t drainTimeoutMs = 2000;
  /// Most messages of QoS 1 and 2 in flight, up to IN_FLIGHT_MAX; 0: IN_FLIGHT_MAX. 1 keeps the order even
  /// over a resend (4.6).
  int32_t inFlightMaximum = 0;
  /// Longest time a message of QoS 0 waits to be sent, if it does not say so itself; NO_AGE_LIMIT, or 0: it
  /// is refused when there is no connection.
  int32_t qosZeroAgeMs = 10000;
  WhenFull whenFull = WhenFull::RefuseNew;
  /// Wait before the second try to connect; it doubles with each try up to the maximum.
  int32_t reconnectMinimumMs = 1000;
  int32_t reconnectMaximumMs = 60000;
};

/// The first fault of the settings (0x101..0x10B), or None.
[[nodiscard]] Fault faultOfSettings(const Settings& settings);

}  // namespace mqtt
