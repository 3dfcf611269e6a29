#pragma once
#include "core/fault.h"
#include "core/framing.h"
#include "core/outbox.h"
#include "core/transmit.h"

namespace mqtt {

/// The PUBLISH in `framing`, decoded once (MQTT 3.1.1, 3.3). Offsets are indices of the body; that of the
/// payload only if the packet is there as a whole, that of the topic also if it has at most TEXT_BYTES_MAX
/// bytes.
struct PublishHead {
  Qos qos = Qos::AtMostOnce;
  bool duplicate = false;
  bool retained = false;
  /// 0 for QoS 0, else 1..65535.
  int32_t packetIdentifier = 0;
  int32_t topicOffset = 0;
  int32_t topicLength = 0;
  int32_t payloadOffset = 0;
  int32_t payloadLength = 0;
  /// Subscriptions it is for (arrival.h), and how many.
  plc::Array<bool, SUBSCRIPTIONS_MAX> receivers{};
  int32_t receiverCount = 0;
  /// It is too large for the inbox, and this subscription takes it in pieces; NO_PLACE: none does.
  int32_t pieceReceiver = NO_PLACE;
  /// The place of the inbox it was put into; NO_PLACE: none.
  int32_t place = NO_PLACE;
};

/// Bytes of the PUBLISH for a message of the outbox; of a large one those in front of its payload.
[[nodiscard]] int32_t publishBytes(const OutgoingMessage& message);

/// Appends PUBLISH for the message at this place of the outbox; for a large one what stands in front of its
/// payload. The caller has made sure of the room.
void encodePublish(Transmit& transmit, const Outbox& outbox, int32_t place);

/// Decodes the PUBLISH in `framing`, of which the head has come at least. What is wrong with it, or None;
/// only then `head` is valid, until the packet is finished. The topic is checked unless it was too long to be
/// kept.
[[nodiscard]] Fault decodePublish(const Framing& framing, PublishHead& head);

/// Forgets what was decoded.
void resetPublishHead(PublishHead& head);

}  // namespace mqtt
