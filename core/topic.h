#pragma once
#include "core/text.h"

namespace mqtt {

struct ClientData;

/// The octets that mean something in topics and filters (MQTT 3.1.1, 4.7.1, 4.7.2).
inline constexpr int32_t TOPIC_HASH = 35;
inline constexpr int32_t TOPIC_DOLLAR = 36;
inline constexpr int32_t TOPIC_PLUS = 43;
inline constexpr int32_t TOPIC_SLASH = 47;

/// True when a well-formed text can be published to: at least one octet, no wildcard (MQTT-4.7.3-1,
/// MQTT-3.3.2-2).
[[nodiscard]] bool isTopicName(const Text& topic);

/// True when a well-formed text can be subscribed to: at least one octet, wildcards only where they may stand
/// (MQTT-4.7.3-1, MQTT-4.7.1-2, -3).
[[nodiscard]] bool isTopicFilter(const Text& filter);

/// True when the topic of the PUBLISH in `framing` matches the filter of a subscription (4.7). The packet was
/// checked.
[[nodiscard]] bool filterMatches(const ClientData& client, int32_t subscription);

}  // namespace mqtt
