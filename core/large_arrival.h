#pragma once
#include "core/counters.h"
#include "core/fault.h"
#include "core/framing.h"
#include "core/publish.h"
#include "core/session.h"

namespace mqtt {

/// The large message that is arriving in pieces, one at a time. Its place in the inbox holds the topic; its
/// payload is never there as a whole.
struct LargeArrival {
  /// Its place in the inbox; NO_PLACE: there is none.
  int32_t place = NO_PLACE;
  /// The subscription it is for.
  int32_t index = 0;
  /// Bytes of its payload, and those of them that were taken.
  int32_t payloadBytes = 0;
  int32_t takenBytes = 0;
  /// Index in `framing.body` of the piece that is there next.
  int32_t bodyOffset = 0;
};

/// None is arriving.
void resetLargeArrival(LargeArrival& arrival);

/// The decoded PUBLISH was put into the inbox to be taken in pieces.
void beginLargeArrival(LargeArrival& arrival, Framing& framing, const PublishHead& head);

/// True when a piece is there to be taken, and no byte can be taken in before.
[[nodiscard]] bool isPieceThere(const LargeArrival& arrival, const Framing& framing);

/// Copies the piece that is there for this subscription to the payload of `message`, and the topic with it.
/// `offset` is where the piece begins in the payload, `payloadBytes` how long the payload is as a whole. The
/// last piece takes the message. A message that is whole in the inbox comes as one piece. Empty: none is
/// there.
[[nodiscard]] Answer takePiece(Session& session, LargeArrival& arrival, Framing& framing,
                               int32_t subscription, Message& message, int32_t& offset,
                               int32_t& payloadBytes);

/// One is arriving: passes over the rest if nobody takes it any more: it was given up, or its subscription
/// has ended.
void followLargeArrival(const Session& session, LargeArrival& arrival, Framing& framing);

/// The one that is arriving is left to the broker, which has to send it again from the start.
void leaveLargeArrival(Session& session, LargeArrival& arrival, Framing& framing);

}  // namespace mqtt
