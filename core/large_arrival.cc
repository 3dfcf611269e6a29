#include "core/large_arrival.h"

#include "core/receive.h"

namespace mqtt {

void resetLargeArrival(LargeArrival& arrival) {
  arrival.place = NO_PLACE;
  arrival.index = 0;
  arrival.payloadBytes = 0;
  arrival.takenBytes = 0;
  arrival.bodyOffset = 0;
}

// One that fits into `framing.body` lies there as a whole.
void beginLargeArrival(LargeArrival& arrival, Framing& framing, const PublishHead& head) {
  arrival.place = head.place;
  arrival.index = head.pieceReceiver;
  arrival.payloadBytes = head.payloadLength;
  arrival.takenBytes = 0;
  arrival.bodyOffset = 0;
  if (framing.state == FramingState::Complete) {
    arrival.bodyOffset = head.payloadOffset;
  } else {
    beginPieces(framing);
  }
}

bool isPieceThere(const LargeArrival& arrival, const Framing& framing) {
  return arrival.place != NO_PLACE &&
         (framing.state == FramingState::Complete || framing.state == FramingState::PieceComplete);
}

// Bytes of the piece that is there.
static int32_t pieceLength(const LargeArrival& arrival, const Framing& framing) {
  if (framing.state == FramingState::PieceComplete) {
    return framing.pieceBytes;
  }
  if (arrival.payloadBytes - arrival.takenBytes > PAYLOAD_BYTES_MAX) {
    return PAYLOAD_BYTES_MAX;
  }
  return arrival.payloadBytes - arrival.takenBytes;
}

static void copyPiece(const Session& session, const LargeArrival& arrival, const Framing& framing,
                      Message& message) {
  int32_t count = pieceLength(arrival, framing);
  copyDescription(session.inbox, arrival.place, message);
  plc::copyBytes(message.payload, 0, framing.body, arrival.bodyOffset, count);
  message.payloadLength = count;
}

// The piece was taken; behind the last one the message was.
static void passPiece(Session& session, LargeArrival& arrival, Framing& framing, int32_t count) {
  arrival.takenBytes += count;
  session.inbox.taking = true;
  if (framing.state == FramingState::PieceComplete) {
    finishPiece(framing);
  } else {
    arrival.bodyOffset += count;
  }
  if (arrival.takenBytes < arrival.payloadBytes) {
    return;
  }
  dismissReceiver(session, arrival.place, arrival.index);
  resetLargeArrival(arrival);
  finishPacket(framing);
}

Answer takePiece(Session& session, LargeArrival& arrival, Framing& framing, int32_t subscription,
                 Message& message, int32_t& offset, int32_t& payloadBytes) {
  Answer answer = takeArrived(session, subscription, message);
  if (answer == Answer::Accepted) {
    offset = 0;
    payloadBytes = message.payloadLength;
  }
  if (answer != Answer::Empty) {
    return answer;
  }
  if (!isPieceThere(arrival, framing)) {
    return Answer::Empty;
  }
  if (session.subscriptions[arrival.index].handle != subscription) {
    return Answer::Empty;
  }
  // It was given up in the last scan.
  if (!session.inbox.messages[arrival.place].receivers[arrival.index]) {
    return Answer::Empty;
  }
  copyPiece(session, arrival, framing, message);
  message.subscription = subscription;
  offset = arrival.takenBytes;
  payloadBytes = arrival.payloadBytes;
  passPiece(session, arrival, framing, message.payloadLength);
  return Answer::Accepted;
}

void followLargeArrival(const Session& session, LargeArrival& arrival, Framing& framing) {
  if (session.inbox.messages[arrival.place].receivers[arrival.index]) {
    return;
  }
  resetLargeArrival(arrival);
  finishPacket(framing);
}

void leaveLargeArrival(Session& session, LargeArrival& arrival, Framing& framing) {
  int32_t place = arrival.place;
  if (place == NO_PLACE) {
    return;
  }
  if (session.inbox.messages[place].receivers[arrival.index]) {
    session.inbox.messages[place].receivers[arrival.index] = false;
    session.inbox.messages[place].waitingReceivers = 0;
    session.subscriptions[arrival.index].waitingCount -= 1;
    discardMessage(session.inbox, place);
  }
  resetLargeArrival(arrival);
  finishPacket(framing);
}

}  // namespace mqtt
