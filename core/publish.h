#pragma once
#include "core/fault.h"
#include "core/message.h"

namespace mqtt {

struct ClientData;

/// Where the topic begins in the body of a PUBLISH, behind its length (MQTT 3.1.1, 3.3.2.1).
inline constexpr int32_t PUBLISH_TOPIC_OFFSET = 2;

/// Octets of the whole PUBLISH for a record of the outbox.
[[nodiscard]] int32_t publishBytes(const ClientData& client, int32_t record);

/// Appends PUBLISH for a record of the outbox. The caller has made sure of the room.
void encodePublish(ClientData& client, int32_t record);

/// The quality of service in the first octet of the PUBLISH in `framing`, which was checked.
[[nodiscard]] Qos arrivedQos(int32_t header);

/// What is wrong with the PUBLISH in `framing` (3.3), or None.
[[nodiscard]] Fault faultOfPublish(const ClientData& client);

/// Where the payload begins in the body of the PUBLISH in `framing`, which was checked.
[[nodiscard]] int32_t payloadOffset(const ClientData& client);

/// The packet identifier of the PUBLISH in `framing`, which was checked; 0 for QoS 0.
[[nodiscard]] int32_t arrivedIdentifier(const ClientData& client);

}  // namespace mqtt
