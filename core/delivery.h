#pragma once
#include <cstdint>

#include "core/packet.h"

namespace mqtt {

struct ClientData;

/// How far a message is on its way, named by what it waits for.
enum class DeliveryState : int16_t {
  /// No message: nothing was ever there, or the ticket is not known any more.
  Unknown = 0,
  /// Stored; not yet sent.
  Waiting = 1,
  /// QoS 0: handed to the transport, which has not yet taken all of it.
  WaitSent = 2,
  /// QoS 1: sent.
  WaitPuback = 3,
  /// QoS 1: sent on a connection that broke; goes out again with its identifier and DUP (MQTT-4.4.0-1).
  WaitResend = 4,
  /// QoS 0: the transport has taken all of it. The end.
  Sent = 7,
  /// QoS 1: the broker has acknowledged it. The end.
  Acknowledged = 8,
  /// QoS 0: the link broke in the middle of it. The end; QoS 0 is never sent twice (4.3.1).
  Lost = 9,
};

/// The sender's book-keeping beside the outbox. Messages go out in the order they were offered (4.6).
struct Delivery {
  /// The ticket given out last; 0 when there was none.
  int32_t lastTicket = 0;
  /// The packet identifier given out last.
  int32_t lastIdentifier = 0;
  /// Records of the outbox, counted from the oldest, that were sent on this connection.
  int32_t sentMessages = 0;
  /// Messages of QoS 1 sent on this connection and not acknowledged, 0..IN_FLIGHT_MAX.
  int32_t inFlight = 0;
  /// Milliseconds since the first of them was sent or one was acknowledged.
  int32_t pubackMs = 0;
};

/// The state after the broker's answer to the message.
[[nodiscard]] DeliveryState afterAnswer(DeliveryState state, PacketType arrived);

/// The state after the connection ended.
[[nodiscard]] DeliveryState afterLinkDown(DeliveryState state);

/// The state after the broker accepted a connection whose CONNECT asked for a clean session, or not.
[[nodiscard]] DeliveryState afterConnack(DeliveryState state, bool cleanSession);

/// A packet identifier that is not in use (MQTT-2.3.1-2), for PUBLISH or SUBSCRIBE.
[[nodiscard]] int32_t freshIdentifier(ClientData& client);

/// Appends as many messages to the transmit area as it, the window and the scan allow.
void sendMessages(ClientData& client);

/// The transport has taken so many octets from the front of the transmit area.
void messagesTaken(ClientData& client, int32_t doneBytes);

/// PUBACK with this identifier has come. One that nobody waits for is let pass (4.8 does not forbid it).
void messageAcknowledged(ClientData& client, int32_t packetIdentifier);

/// Puts every message of the outbox into the state that the end, or the start, of a connection makes of it.
void endDelivery(ClientData& client);
void beginDelivery(ClientData& client);

}  // namespace mqtt
