#pragma once
#include "core/fault.h"
#include "core/framing.h"
#include "core/outbox.h"
#include "core/transmit.h"

namespace mqtt {

/// The PUBLISH in `framing`, decoded once (MQTT 3.1.1, 3.3). Offsets are indices of the body; of a PUBLISH
/// that was too large they say where topic and payload lay, but the body does not hold them.
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
};

/// Bytes of the whole PUBLISH for a message of the outbox.
[[nodiscard]] int32_t publishBytes(const OutgoingMessage& message);

/// Appends PUBLISH for the message at this place of the outbox. The caller has made sure of the room.
void encodePublish(Transmit& transmit, const Outbox& outbox, int32_t place);

/// Decodes the whole or passed-over PUBLISH in `framing`. What is wrong with it, or None; only then `head` is
/// valid, until the packet is finished. The topic of a whole one is checked too.
[[nodiscard]] Fault decodePublish(const Framing& framing, PublishHead& head);

/// Forgets what was decoded.
void resetPublishHead(PublishHead& head);

}  // namespace mqtt
