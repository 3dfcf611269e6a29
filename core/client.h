#pragma once
#include "core/client_data.h"
#include "core/scan.h"

/// The MQTT client of a PLC. Start reading here.
namespace mqtt {

/// Takes every subscription's messages; for receiveMessage.
inline constexpr int32_t ANY_SUBSCRIPTION = -1;

/// Advances the client by one PLC cycle. Call it once a cycle, whatever the state.
///
/// It never waits; its work is bounded by RECEIVE_BYTES_MAX, PACKETS_PER_SCAN_MAX and MESSAGES_PER_SCAN_MAX.
/// An acknowledgement among the octets received lets the next message go out in the same scan.
void scan(ClientData& client, const ScanInput& input, ScanOutput& output);

/// Forgets everything but the settings: messages, subscriptions, counters, the connection. An open link is
/// asked to close in the next scan. The octets in the areas stay.
void resetClient(ClientData& client);

/// Copies a message into the outbox. It is kept there, over broken links too, until it is sent (QoS 0) or
/// acknowledged (QoS 1). `ticket` tells it from all others and is 0 when it was not accepted.
///
/// Refused are QoS 2 (not offered yet), a topic that is empty, too long, not UTF-8 or has wildcards
/// (MQTT-3.3.2-2), a payload that is too long, and any message while there is no room: Full; try again in a
/// later scan.
[[nodiscard]] Answer publishMessage(ClientData& client, const Message& message, int32_t& ticket);

/// How far the message with this ticket is. Ask in every scan: the record of a finished message is used again
/// when QUEUE_MESSAGES_MAX more messages were offered, and its state is Unknown then.
[[nodiscard]] DeliveryState deliveryState(const ClientData& client, int32_t ticket);

/// Wants messages that match a filter (MQTT 3.1.1, 4.7), now and after every reconnect. `subscription` is its
/// number for receiveMessage and subscriptionState, -1 when refused. The same filter again has the same
/// number; another quality of service then subscribes anew.
[[nodiscard]] Answer subscribeFilter(ClientData& client, const Text& filter, Qos qos, int32_t& subscription);

/// How far a subscription is.
[[nodiscard]] SubscriptionState subscriptionState(const ClientData& client, int32_t subscription);

/// Takes the oldest message of a subscription, or of ANY_SUBSCRIPTION, out of the inbox. A message that
/// several filters match belongs to the one with the lowest number. Empty leaves `message` as it is.
[[nodiscard]] Answer receiveMessage(ClientData& client, int32_t subscription, Message& message);

}  // namespace mqtt
