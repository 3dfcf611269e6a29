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
/// acknowledged (QoS 1, 2), or has waited longer than it may. `ticket` tells it from all others and is 0 when
/// it was not accepted.
///
/// Refused are a topic that is empty, too long, not UTF-8 or has wildcards (MQTT-3.3.2-2), a payload that is
/// too long, a message that may not wait while there is no connection (NotConnected), and any message while
/// there is no room and the full policy finds none: Full; try again in a later scan.
[[nodiscard]] Answer publish(ClientData& client, const Message& message, int32_t& ticket);

/// How far the message with this ticket is. Ask in every scan: how a message ended is known until
/// QUEUE_MESSAGES_MAX more have ended, and its state is Unknown then.
[[nodiscard]] DeliveryState deliveryState(const ClientData& client, int32_t ticket);

/// Takes back a message that was not sent yet. TooLate: it was, or is not known any more.
[[nodiscard]] Answer cancel(ClientData& client, int32_t ticket);

/// Takes back all messages that were not sent yet.
void clearOutbox(ClientData& client);

/// Subscribes to the messages that match a filter (MQTT 3.1.1, 4.7), now and after every reconnect, until
/// unsubscribe. `subscription` is its number, for the functions below; it is not changed when refused.
///
/// Hand in NO_SUBSCRIPTION, or the number of an earlier call: with the same filter it stays as it is, but
/// another quality of service, or one the broker has refused, is asked for anew; with another filter it takes
/// the place of the earlier one, which ends. Two subscriptions may have the same filter, or overlap: each
/// gets its messages.
[[nodiscard]] Answer subscribe(ClientData& client, const Text& filter, Qos qos, int32_t& subscription);

/// Ends a subscription: its messages in the inbox are dismissed, the broker is told as soon as it can be.
[[nodiscard]] Answer unsubscribe(ClientData& client, int32_t subscription);

/// How far a subscription is; Unused for a number that no subscription has.
[[nodiscard]] SubscriptionState subscriptionState(const ClientData& client, int32_t subscription);

/// Copies the oldest message that waits for a subscription to `message`. That takes it: of QoS 1 and 2 it is
/// acknowledged in one of the next scans, when every other subscription that it matches has taken it too.
/// Empty leaves `message` as it is.
[[nodiscard]] Answer receive(ClientData& client, int32_t subscription, Message& message);

/// The same for the oldest message of all; it is taken for all its subscriptions.
[[nodiscard]] Answer receiveAny(ClientData& client, Message& message);

// ---- Messages with a payload above PAYLOAD_BYTES_MAX, in pieces

/// Puts a message into the outbox whose payload is too large for it: `message.payload` is not used, but to be
/// 0..PAYLOAD_BYTES_MAX long. When its turn has come, wantedOffset asks for the payload, which is sent while
/// it is handed over. If the connection breaks, QoS 1 and 2 ask for it again from the start. `payloadBytes`:
/// 0..LARGE_BYTES_MAX, else PayloadTooLong. Otherwise as publish.
///
/// From the first piece to the last nothing else is sent or received. Who hands over none for
/// responseTimeoutMs, or for three quarters of the keep-alive interval if that is less, loses the message and
/// the connection. A restart of the PLC loses it, unless the broker has it: of QoS 2, behind PUBREC.
[[nodiscard]] Answer publishLarge(ClientData& client, const Message& message, int32_t payloadBytes,
                                  int32_t& ticket);

/// The index of the next byte wanted of the payload of the message with this ticket, or NO_OFFSET: none now.
[[nodiscard]] int32_t wantedOffset(const ClientData& client, int32_t ticket);

/// Hands over the next bytes of the payload, from wantedOffset on: the payload of `piece`, of 1 to
/// PAYLOAD_BYTES_MAX bytes; the rest of `piece` is not used. `handedBytes` says how many were taken.
/// NotWanted: none is wanted. PayloadTooLong: none or too many, or more than the payload has.
[[nodiscard]] Answer handPiece(ClientData& client, int32_t ticket, const Message& piece,
                               int32_t& handedBytes);

/// From now on messages for this subscription with a payload of up to so many bytes come in pieces if they
/// are above PAYLOAD_BYTES_MAX; larger ones are acknowledged and passed over. If several subscriptions take a
/// large message, it is for one of them.
[[nodiscard]] Answer takeLarge(ClientData& client, int32_t subscription, int32_t largestBytes);

/// The next piece for a subscription: `message.payload` is the part of the payload from `offset` on, all of
/// it has `payloadBytes`. A message of up to PAYLOAD_BYTES_MAX bytes is one piece. An offset of 0 begins a
/// message, also when the one before was not whole: its connection broke, and it will come again. With its
/// last piece a message is taken, as by receive. Empty: there is none now.
[[nodiscard]] Answer receivePiece(ClientData& client, int32_t subscription, Message& message, int32_t& offset,
                                  int32_t& payloadBytes);

}  // namespace mqtt
