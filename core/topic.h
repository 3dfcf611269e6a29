#pragma once
#include "core/text.h"

namespace mqtt {

/// The bytes that mean something in topics and filters (MQTT 3.1.1, 4.7.1, 4.7.2).
inline constexpr int32_t TOPIC_HASH = 35;
inline constexpr int32_t TOPIC_DOLLAR = 36;
inline constexpr int32_t TOPIC_PLUS = 43;
inline constexpr int32_t TOPIC_SLASH = 47;

/// True when a text can be published to: well-formed, at least one byte, no wildcard (MQTT-1.5.3-1, -2,
/// MQTT-4.7.3-1, MQTT-3.3.2-2).
[[nodiscard]] bool isTopicName(const Text& topic);

/// True when a text can be subscribed to: well-formed, at least one byte, wildcards only where they may stand
/// (MQTT-1.5.3-1, -2, MQTT-4.7.3-1, MQTT-4.7.1-2, -3).
[[nodiscard]] bool isTopicFilter(const Text& filter);

}  // namespace mqtt
