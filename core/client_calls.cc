#include "core/client.h"
#include "core/receive.h"
#include "core/saturate.h"
#include "core/subscribe.h"

namespace mqtt {

// What the program calls between two scans. Each enters something that the next scan finds, or takes out
// something that the last one has left.

/// Shortest age a message may have, once it was accepted while there was a connection, in milliseconds.
inline constexpr int32_t AGE_MINIMUM_MS = 1000;

// How long the message may wait.
static int32_t ageOf(const Message& message, int32_t qosZeroAgeMs) {
  int32_t maximumAgeMs = message.maximumAgeMs;
  if (maximumAgeMs < NO_AGE_LIMIT) {
    maximumAgeMs = NO_AGE_LIMIT;
    if (message.qos == Qos::AtMostOnce) {
      maximumAgeMs = qosZeroAgeMs;
    }
  }
  if (maximumAgeMs > TIMEOUT_MS_MAX) {
    maximumAgeMs = NO_AGE_LIMIT;
  }
  return maximumAgeMs;
}

// Puts a message into the outbox. `largeBytes`: how long a payload is that is handed over later, or
// NOT_LARGE.
static Answer acceptMessage(ClientData& client, const Message& message, int32_t largeBytes, int32_t& ticket) {
  ticket = 0;
  Answer answer = answerToMessage(message);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t maximumAgeMs = ageOf(message, client.settings.qosZeroAgeMs);
  if (isConnected(client.connection.state)) {
    if (maximumAgeMs >= 0 && maximumAgeMs < AGE_MINIMUM_MS) {
      maximumAgeMs = AGE_MINIMUM_MS;
    }
  } else if (maximumAgeMs == 0) {
    client.counters.refused = addSaturating(client.counters.refused, 1);
    return Answer::NotConnected;
  }
  bool full = client.session.outbox.order.count == QUEUE_MESSAGES_MAX;
  int32_t place = makeRoom(client.session.outbox, client.settings.whenFull);
  if (place == NO_PLACE) {
    client.counters.refused = addSaturating(client.counters.refused, 1);
    return Answer::Full;
  }
  if (full) {
    client.counters.overrun = addSaturating(client.counters.overrun, 1);
  }
  ticket =
      storeMessage(client.session.outbox, place, message, largeBytes, maximumAgeMs, client.session.clockMs);
  client.counters.offered = addSaturating(client.counters.offered, 1);
  return Answer::Accepted;
}

Answer publish(ClientData& client, const Message& message, int32_t& ticket) {
  return acceptMessage(client, message, NOT_LARGE, ticket);
}

Answer publishLarge(ClientData& client, const Message& message, int32_t payloadBytes, int32_t& ticket) {
  if (payloadBytes < 0 || payloadBytes > LARGE_BYTES_MAX) {
    ticket = 0;
    return Answer::PayloadTooLong;
  }
  return acceptMessage(client, message, payloadBytes, ticket);
}

int32_t wantedOffset(const ClientData& client, int32_t ticket) {
  return offsetWanted(client.link.window.large, client.session.outbox, client.link.transmit, ticket);
}

Answer handPiece(ClientData& client, int32_t ticket, const Message& piece, int32_t& handedBytes) {
  return appendPiece(client.link.window.large, client.session.outbox, client.link.transmit, ticket, piece,
                     handedBytes);
}

DeliveryState deliveryState(const ClientData& client, int32_t ticket) {
  return stateOfTicket(client.session.outbox, ticket);
}

Answer cancel(ClientData& client, int32_t ticket) {
  if (!cancelTicket(client.session.outbox, ticket)) {
    return Answer::TooLate;
  }
  client.counters.cancelled = addSaturating(client.counters.cancelled, 1);
  return Answer::Accepted;
}

void clearOutbox(ClientData& client) {
  int32_t cancelled = cancelUnsent(client.session.outbox);
  client.counters.cancelled = addSaturating(client.counters.cancelled, cancelled);
}

Answer subscribe(ClientData& client, const Text& filter, Qos qos, int32_t& subscription) {
  return enterFilter(client.session, filter, qos, subscription);
}

Answer unsubscribe(ClientData& client, int32_t subscription) {
  return leaveFilter(client.session, subscription);
}

SubscriptionState subscriptionState(const ClientData& client, int32_t subscription) {
  return stateOfFilter(client.session, subscription);
}

Answer receive(ClientData& client, int32_t subscription, Message& message) {
  return takeArrived(client.session, subscription, message);
}

Answer receiveAny(ClientData& client, Message& message) {
  return takeAnyArrived(client.session, message);
}

Answer takeLarge(ClientData& client, int32_t subscription, int32_t largestBytes) {
  int32_t index = indexOfHandle(client.session, subscription);
  if (index == NO_PLACE) {
    return Answer::NoSubscription;
  }
  client.session.subscriptions[index].largestBytes = largestBytes;
  return Answer::Accepted;
}

Answer receivePiece(ClientData& client, int32_t subscription, Message& message, int32_t& offset,
                    int32_t& payloadBytes) {
  return takePiece(client.session, client.link.arrival, client.link.framing, subscription, message, offset,
                   payloadBytes);
}

}  // namespace mqtt
