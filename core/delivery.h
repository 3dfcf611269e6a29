#pragma once
#include <cstdint>

#include "core/packet.h"

namespace mqtt {

/// How far a message to the broker is on its way, named by what it waits for.
enum class DeliveryState : int16_t {
  /// No message: nothing was ever there, or the ticket is not known any more.
  Unknown = 0,
  /// Stored; not yet sent.
  Waiting = 1,
  /// QoS 0: a part of it was handed to the transport, and not all of it was reported as sent.
  WaitSent = 2,
  /// QoS 1: sent, on this connection or an earlier one. If on an earlier one only, it is sent again with its
  /// identifier and DUP (MQTT-4.4.0-1).
  WaitPuback = 3,
  /// QoS 2: the same.
  WaitPubrec = 4,
  /// QoS 2: the broker has the message. Only PUBREL is sent from now on, never PUBLISH (MQTT-4.3.3-1).
  WaitPubcomp = 5,
  /// QoS 2, large: its publisher has given it up, and the broker may have the message. PUBREL is sent, so
  /// that
  /// the identifier becomes free on both sides. Publishers are shown Lost.
  WaitReleased = 6,
  /// QoS 0: the transport has sent all of it. The end.
  Sent = 7,
  /// QoS 1 and 2: the broker has acknowledged it. The end.
  Acknowledged = 8,
  /// QoS 0: the connection ended in the middle of it. The end; QoS 0 is never sent twice (4.3.1).
  Lost = 9,
  /// It was not sent within its maximum age. The end.
  Expired = 10,
  /// It made room for a newer one. The end.
  Dropped = 11,
  /// The publisher took it back. The end.
  Cancelled = 12,
};

/// The state after the broker's answer to the message.
[[nodiscard]] DeliveryState afterAnswer(DeliveryState state, PacketType arrived);

/// The state after the connection ended.
[[nodiscard]] DeliveryState afterLinkDown(DeliveryState state);

/// The state after the broker accepted a connection whose CONNECT asked for a clean session, or not.
/// `forgotten`: it has said that there is no session.
[[nodiscard]] DeliveryState afterConnack(DeliveryState state, bool cleanSession, bool forgotten);

/// True when PUBREL is what is sent for the message from now on.
[[nodiscard]] bool isReleased(DeliveryState state);

/// True when the message was sent with a packet identifier and its last answer has not come.
[[nodiscard]] bool waitsForAnswer(DeliveryState state);

}  // namespace mqtt
