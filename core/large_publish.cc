#include "core/large_publish.h"

#include "core/saturate.h"

namespace mqtt {

void resetLargePublish(LargePublish& large) {
  large.place = NO_PLACE;
  large.handedBytes = 0;
  large.waitMs = 0;
}

// The whole payload is in the transmit area. Of QoS 0 it leaves the outbox when the last byte was sent.
static void finishHanding(LargePublish& large, Outbox& outbox, const Transmit& transmit) {
  outbox.messages[large.place].transmitEnd = transmit.length;
  resetLargePublish(large);
}

void beginLargePublish(LargePublish& large, Outbox& outbox, const Transmit& transmit, int32_t place) {
  OutgoingMessage& message = outbox.messages[place];
  // Further than it can ever be: its end is not known yet.
  message.transmitEnd = COUNT_MAX;
  resetLargePublish(large);
  large.place = place;
  if (message.payloadLength == 0) {
    finishHanding(large, outbox, transmit);
  }
}

int32_t offsetWanted(const LargePublish& large, const Outbox& outbox, const Transmit& transmit,
                     int32_t ticket) {
  if (large.place == NO_PLACE) {
    return NO_OFFSET;
  }
  if (outbox.messages[large.place].ticket != ticket || transmit.length >= TRANSMIT_BYTES_MAX) {
    return NO_OFFSET;
  }
  return large.handedBytes;
}

Answer appendPiece(LargePublish& large, Outbox& outbox, Transmit& transmit, int32_t ticket,
                   const Message& piece, int32_t& handedBytes) {
  handedBytes = 0;
  if (offsetWanted(large, outbox, transmit, ticket) == NO_OFFSET) {
    return Answer::NotWanted;
  }
  int32_t missingBytes = outbox.messages[large.place].payloadLength - large.handedBytes;
  if (piece.payloadLength < 1 || piece.payloadLength > PAYLOAD_BYTES_MAX ||
      piece.payloadLength > missingBytes) {
    return Answer::PayloadTooLong;
  }
  int32_t count = piece.payloadLength;
  if (count > TRANSMIT_BYTES_MAX - transmit.length) {
    count = TRANSMIT_BYTES_MAX - transmit.length;
  }
  plc::copyBytes(transmit.bytes, transmit.length, piece.payload, 0, count);
  transmit.length += count;
  large.handedBytes += count;
  large.waitMs = 0;
  handedBytes = count;
  if (count == missingBytes) {
    finishHanding(large, outbox, transmit);
  }
  return Answer::Accepted;
}

void passLargeTime(LargePublish& large, const Transmit& transmit, int32_t elapsedMs) {
  if (transmit.length < TRANSMIT_BYTES_MAX) {
    large.waitMs = addSaturating(large.waitMs, elapsedMs);
  }
}

}  // namespace mqtt
