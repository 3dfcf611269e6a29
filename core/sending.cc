#include "core/sending.h"

#include "core/acknowledge.h"
#include "core/clock.h"
#include "core/publish.h"
#include "core/saturate.h"

namespace mqtt {

// A PUBLISH is encoded only if its first byte leaves with the next send request (hasRoomForMessage). An
// encoded message therefore counts as sent.

void resetSendWindow(SendWindow& window) {
  window.size = 1;
  window.inFlight = 0;
  window.leaving = 0;
  window.clockMs = 0;
  resetLargePublish(window.large);
}

// The message gets its identifier when it is sent first, and DUP when it was sent on an earlier connection.
static void prepareAnswered(Session& session, Counters& counters, int32_t place) {
  OutgoingMessage& message = session.outbox.messages[place];
  if (message.state != DeliveryState::Waiting) {
    message.duplicate = true;
    counters.resent = addSaturating(counters.resent, 1);
    return;
  }
  int32_t packetIdentifier = freshIdentifier(session);
  message.packetIdentifier = packetIdentifier;
  message.duplicate = false;
  if (message.qos == Qos::AtLeastOnce) {
    message.state = DeliveryState::WaitPuback;
  } else {
    message.state = DeliveryState::WaitPubrec;
  }
}

static void sendPublish(Session& session, SendWindow& window, Transmit& transmit, Counters& counters,
                        int32_t place) {
  OutgoingMessage& message = session.outbox.messages[place];
  if (message.qos == Qos::AtMostOnce) {
    message.state = DeliveryState::WaitSent;
    window.leaving += 1;
  } else {
    prepareAnswered(session, counters, place);
    message.sinceMs = window.clockMs;
    window.inFlight += 1;
  }
  encodePublish(transmit, session.outbox, place);
  message.transmitEnd = transmit.length;
  if (message.large) {
    beginLargePublish(window.large, session.outbox, transmit, place);
  }
  counters.published = addSaturating(counters.published, 1);
}

// The broker had the message on an earlier connection, or may have had it: it is only released
// (MQTT-4.4.0-1).
static void sendPubrel(OutgoingMessage& message, SendWindow& window, Transmit& transmit) {
  encodeAcknowledge(transmit, PUBREL_HEADER, message.packetIdentifier);
  message.sinceMs = window.clockMs;
  window.inFlight += 1;
}

// Whether the message may be sent now. A full window keeps back QoS 0 as well: all messages of a client are
// sent in order. What was given up may be released only behind all that is in flight: if the broker hands it
// on, it must not overtake an older message whose PUBREC has not come.
static bool maySend(const OutgoingMessage& message, const SendWindow& window, const Transmit& transmit) {
  if (window.inFlight >= window.size) {
    return false;
  }
  if (message.state == DeliveryState::WaitReleased && window.inFlight > 0) {
    return false;
  }
  if (isReleased(message.state)) {
    return hasRoom(transmit, ACKNOWLEDGE_BYTES);
  }
  return hasRoomForMessage(transmit, publishBytes(message));
}

void sendMessages(Session& session, SendWindow& window, Transmit& transmit, Counters& counters) {
  for (int32_t messages = 0; messages < MESSAGES_PER_SCAN_MAX; ++messages) {
    int32_t place = session.outbox.unsent;
    if (place == NO_PLACE) {
      break;
    }
    if (isExpired(session.outbox.messages[place], session.clockMs)) {
      finishMessage(session.outbox, place, DeliveryState::Expired);
      counters.expired = addSaturating(counters.expired, 1);
      continue;
    }
    if (!maySend(session.outbox.messages[place], window, transmit)) {
      break;
    }
    if (isReleased(session.outbox.messages[place].state)) {
      sendPubrel(session.outbox.messages[place], window, transmit);
    } else {
      sendPublish(session, window, transmit, counters, place);
    }
    session.outbox.unsent = session.outbox.order.younger[place];
    if (window.large.place != NO_PLACE) {
      break;
    }
  }
}

void onBytesSent(Outbox& outbox, SendWindow& window, int32_t sentBytes) {
  if (window.leaving == 0) {
    return;
  }
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == outbox.unsent) {
      break;
    }
    int32_t behind = outbox.order.younger[place];
    OutgoingMessage& message = outbox.messages[place];
    if (message.state == DeliveryState::WaitSent) {
      message.transmitEnd -= sentBytes;
      if (message.transmitEnd <= 0) {
        finishMessage(outbox, place, DeliveryState::Sent);
        window.leaving -= 1;
      }
    }
    place = behind;
  }
}

// The place of the message that was sent on this connection with this identifier, or NO_PLACE.
static int32_t placeInFlight(const Outbox& outbox, int32_t packetIdentifier) {
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == outbox.unsent) {
      break;
    }
    if (outbox.messages[place].packetIdentifier == packetIdentifier) {
      return place;
    }
    place = outbox.order.younger[place];
  }
  return NO_PLACE;
}

bool onDeliveryAnswer(Outbox& outbox, SendWindow& window, Counters& counters, PacketType arrived,
                      int32_t packetIdentifier) {
  int32_t place = placeInFlight(outbox, packetIdentifier);
  if (place == NO_PLACE) {
    return arrived == PacketType::Pubrec;
  }
  OutgoingMessage& message = outbox.messages[place];
  DeliveryState before = message.state;
  DeliveryState after = afterAnswer(before, arrived);
  if (after == DeliveryState::Acknowledged) {
    finishMessage(outbox, place, after);
    window.inFlight -= 1;
    counters.acknowledged = addSaturating(counters.acknowledged, 1);
  } else if (after == DeliveryState::Lost) {
    finishMessage(outbox, place, after);
    window.inFlight -= 1;
  } else if (after != before) {
    message.state = after;
    message.sinceMs = window.clockMs;
  }
  // A message of QoS 1 never gets PUBREL.
  if (arrived != PacketType::Pubrec) {
    return false;
  }
  return isReleased(after);
}

int32_t oldestInFlightMs(const Outbox& outbox, const SendWindow& window) {
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (window.inFlight == 0 || place == outbox.unsent) {
      break;
    }
    if (waitsForAnswer(outbox.messages[place].state)) {
      return passedSince(window.clockMs, outbox.messages[place].sinceMs);
    }
    place = outbox.order.younger[place];
  }
  return 0;
}

void loseLarge(Outbox& outbox, SendWindow& window, Counters& counters) {
  int32_t place = window.large.place;
  OutgoingMessage& message = outbox.messages[place];
  if (message.duplicate && message.qos == Qos::ExactlyOnce) {
    message.state = DeliveryState::WaitReleased;
  } else if (message.qos == Qos::AtMostOnce) {
    window.leaving -= 1;
    finishMessage(outbox, place, DeliveryState::Lost);
  } else {
    window.inFlight -= 1;
    finishMessage(outbox, place, DeliveryState::Lost);
  }
  resetLargePublish(window.large);
  counters.lost = addSaturating(counters.lost, 1);
}

void endSending(Outbox& outbox, Counters& counters) {
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    int32_t behind = outbox.order.younger[place];
    DeliveryState before = outbox.messages[place].state;
    DeliveryState after = afterLinkDown(before);
    if (after != before) {
      finishMessage(outbox, place, after);
      counters.lost = addSaturating(counters.lost, 1);
    }
    place = behind;
  }
  outbox.unsent = outbox.order.oldest;
}

void beginSending(Outbox& outbox, Counters& counters, bool cleanSession, bool forgotten) {
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    OutgoingMessage& message = outbox.messages[place];
    DeliveryState before = message.state;
    DeliveryState after = afterConnack(before, cleanSession, forgotten);
    if (after == before) {
      continue;
    }
    if (after == DeliveryState::Lost) {
      finishMessage(outbox, place, after);
      continue;
    }
    if (message.large && message.payloadLength == PAYLOAD_FORGOTTEN) {
      finishMessage(outbox, place, DeliveryState::Lost);
      counters.lost = addSaturating(counters.lost, 1);
    } else {
      // What was sent once must not expire, so its age limit goes before it waits again.
      message.maximumAgeMs = NO_AGE_LIMIT;
      message.state = after;
      message.packetIdentifier = 0;
    }
  }
  outbox.unsent = outbox.order.oldest;
}

}  // namespace mqtt
