#pragma once
#include "core/text.h"

namespace mqtt {

/// Quality of service (MQTT 3.1.1, 4.3).
enum class Qos : int16_t {
  AtMostOnce = 0,
  AtLeastOnce = 1,
  ExactlyOnce = 2,
};

/// The number a quality of service has on the wire. One that is none of the three counts as 0.
[[nodiscard]] int32_t numberOfQos(Qos qos);

/// The quality of service of a number 0 or 1; any other is ExactlyOnce.
[[nodiscard]] Qos qosOfNumber(int32_t number);

/// Ages of a message: it may wait without limit; the settings say how long.
inline constexpr int32_t NO_AGE_LIMIT = -1;
inline constexpr int32_t AGE_OF_SETTINGS = -2;

/// An application message, as a publisher hands it in and a receiver takes it out.
struct Message {
  Text topic;
  /// Bytes of the payload in use, 0..PAYLOAD_BYTES_MAX.
  int32_t payloadLength = 0;
  plc::Array<uint8_t, PAYLOAD_BYTES_MAX> payload{};
  Qos qos = Qos::AtMostOnce;
  /// To publish: the broker shall keep it for later subscribers. Received: it was kept for this subscription
  /// (3.3.1.3).
  bool retained = false;
  /// Received only: the broker says that it may have sent it before (3.3.1.1). A hint.
  bool duplicate = false;
  /// To publish: longest time it may wait to be sent, in milliseconds, NO_AGE_LIMIT, or AGE_OF_SETTINGS.
  /// Above TIMEOUT_MS_MAX: no limit. 0: it is refused when there is no connection. A message that was sent
  /// once is kept until it is acknowledged.
  int32_t maximumAgeMs = AGE_OF_SETTINGS;
  /// Received only: number of the subscription it was matched to.
  int32_t subscription = 0;
};

}  // namespace mqtt
