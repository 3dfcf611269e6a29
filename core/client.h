#pragma once
#include "core/client_data.h"
#include "core/scan.h"

/// The MQTT client of a PLC. Start reading here.
///
/// One ClientData belongs to one PLC program, and all calls with it come from one OB (natively: from one
/// thread at a time). The same holds for its parts. Nothing is kept outside of ClientData, and no call waits.
namespace mqtt {

/// Advances the client by one PLC cycle. Call it once a cycle, whatever the state.
///
/// Its work is bounded by RECEIVE_BYTES_MAX, PACKETS_PER_SCAN_MAX and MESSAGES_PER_SCAN_MAX. An
/// acknowledgement among the bytes received lets the next message be sent in the same scan. `input` is read
/// during the call only; `output` is written wholly and says what the shell has to do until the next scan.
void scan(ClientData& client, const ScanInput& input, ScanOutput& output);

/// Forgets everything but the settings: messages, subscriptions, counters, the connection. An open link is
/// asked to close in the next scan. The bytes in the areas stay.
void resetClient(ClientData& client);

/// Copies a message into the outbox. It is kept there, over broken links too, until it is sent (QoS 0) or
/// acknowledged (QoS 1). `ticket` is its number, for deliveryState; 0 when it was not accepted. `message` may
/// change as soon as the call returns.
///
/// Refused are QoS 2 (not offered yet), a topic that is empty, too long, not UTF-8 or has wildcards
/// (MQTT-3.3.2-2), a payload that is too long, and any message while there is no room: Full; try again in a
/// later scan.
[[nodiscard]] Answer publish(ClientData& client, const Message& message, int32_t& ticket);

/// How far the message with this ticket is. Ask in every scan: a finished message is known until
/// QUEUE_MESSAGES_MAX more were published, and its state is Unknown then.
[[nodiscard]] DeliveryState deliveryState(const ClientData& client, int32_t ticket);

/// Subscribes to the messages that match a filter (MQTT 3.1.1, 4.7), now and after every reconnect.
/// `subscription` is its number 0..SUBSCRIPTIONS_MAX - 1 for receive and subscriptionState, -1 when
/// refused. The same filter again has the same number; another quality of service then subscribes anew.
[[nodiscard]] Answer subscribe(ClientData& client, const Text& filter, Qos qos, int32_t& subscription);

/// How far a subscription is; Unused for a number that no subscription has.
[[nodiscard]] SubscriptionState subscriptionState(const ClientData& client, int32_t subscription);

/// Moves the oldest message of a subscription, or of ANY_SUBSCRIPTION, out of the inbox into `message`. A
/// message that several filters match belongs to the one with the lowest number. Empty leaves `message` as it
/// is.
[[nodiscard]] Answer receive(ClientData& client, int32_t subscription, Message& message);

}  // namespace mqtt
