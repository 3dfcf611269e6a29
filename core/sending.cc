#include "core/sending.h"

#include "core/publish.h"
#include "core/saturate.h"

namespace mqtt {

// A PUBLISH is encoded only if its first byte leaves with the next send request (hasRoomForMessage). An
// encoded message therefore counts as sent.

void resetSendWindow(SendWindow& window) {
  window.sentMessages = 0;
  window.inFlight = 0;
  window.pubackMs = 0;
}

// A message of QoS 1 that was sent before is behind the cursor, so that was on an earlier connection.
void prepareQosOne(Session& session, SendWindow& window, Counters& counters, int32_t index) {
  if (session.outbox.messages[index].state == DeliveryState::WaitPuback) {
    session.outbox.messages[index].duplicate = true;
    counters.resent = addSaturating(counters.resent, 1);
  } else {
    session.outbox.messages[index].packetIdentifier = freshIdentifier(session);
    session.outbox.messages[index].state = DeliveryState::WaitPuback;
  }
  if (window.inFlight == 0) {
    window.pubackMs = 0;
  }
  window.inFlight += 1;
}

void sendMessage(Session& session, SendWindow& window, Transmit& transmit, Counters& counters,
                 int32_t index) {
  if (session.outbox.messages[index].qos == Qos::AtMostOnce) {
    session.outbox.messages[index].state = DeliveryState::WaitSent;
  } else {
    prepareQosOne(session, window, counters, index);
  }
  encodePublish(transmit, session.outbox, index);
  session.outbox.messages[index].transmitEnd = transmit.length;
  window.sentMessages += 1;
  counters.published = addSaturating(counters.published, 1);
}

void sendMessages(Session& session, SendWindow& window, Transmit& transmit, Counters& counters) {
  for (int32_t messages = 0; messages < MESSAGES_PER_SCAN_MAX; ++messages) {
    if (window.sentMessages == session.outbox.messageCount) {
      break;
    }
    int32_t index = messageAt(session.outbox, window.sentMessages);
    // Finished on an earlier connection, behind a message that is not.
    if (isFinished(session.outbox.messages[index].state)) {
      window.sentMessages += 1;
      continue;
    }
    // A full window keeps back QoS 0 as well: all messages of a client are sent in order.
    if (window.inFlight == IN_FLIGHT_MAX) {
      break;
    }
    if (!hasRoomForMessage(transmit, publishBytes(session.outbox.messages[index]))) {
      break;
    }
    sendMessage(session, window, transmit, counters, index);
  }
}

// Gives back the room of finished messages at the old end of the outbox.
void releaseFinished(MessageQueue& outbox, SendWindow& window) {
  for (int32_t released = 0; released < QUEUE_MESSAGES_MAX; ++released) {
    if (outbox.messageCount == 0) {
      break;
    }
    if (!isFinished(outbox.messages[outbox.firstMessage].state)) {
      break;
    }
    releaseOldest(outbox);
    if (window.sentMessages > 0) {
      window.sentMessages -= 1;
    }
  }
}

void onBytesSent(MessageQueue& outbox, SendWindow& window, int32_t sentBytes) {
  for (int32_t distance = 0; distance < window.sentMessages; ++distance) {
    int32_t index = messageAt(outbox, distance);
    if (outbox.messages[index].state == DeliveryState::WaitSent) {
      outbox.messages[index].transmitEnd -= sentBytes;
      if (outbox.messages[index].transmitEnd <= 0) {
        outbox.messages[index].state = DeliveryState::Sent;
      }
    }
  }
  releaseFinished(outbox, window);
}

void onPuback(MessageQueue& outbox, SendWindow& window, Counters& counters, int32_t packetIdentifier) {
  for (int32_t distance = 0; distance < window.sentMessages; ++distance) {
    int32_t index = messageAt(outbox, distance);
    if (outbox.messages[index].packetIdentifier == packetIdentifier) {
      DeliveryState before = outbox.messages[index].state;
      DeliveryState after = afterAnswer(before, PacketType::Puback);
      if (after != before) {
        outbox.messages[index].state = after;
        outbox.messages[index].packetIdentifier = 0;
        window.inFlight -= 1;
        window.pubackMs = 0;
        counters.acknowledged = addSaturating(counters.acknowledged, 1);
      }
      break;
    }
  }
  releaseFinished(outbox, window);
}

void endSending(MessageQueue& outbox, SendWindow& window, Counters& counters) {
  for (int32_t distance = 0; distance < outbox.messageCount; ++distance) {
    int32_t index = messageAt(outbox, distance);
    DeliveryState before = outbox.messages[index].state;
    DeliveryState after = afterLinkDown(before);
    if (after != before) {
      outbox.messages[index].state = after;
      counters.lost = addSaturating(counters.lost, 1);
    }
  }
  resetSendWindow(window);
  releaseFinished(outbox, window);
}

void beginSending(MessageQueue& outbox, bool cleanSession) {
  for (int32_t distance = 0; distance < outbox.messageCount; ++distance) {
    int32_t index = messageAt(outbox, distance);
    DeliveryState before = outbox.messages[index].state;
    DeliveryState after = afterConnack(before, cleanSession);
    if (after != before) {
      outbox.messages[index].state = after;
      outbox.messages[index].packetIdentifier = 0;
      outbox.messages[index].duplicate = false;
    }
  }
}

}  // namespace mqtt
