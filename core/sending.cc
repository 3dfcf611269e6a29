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
static void prepareQosOne(Session& session, SendWindow& window, Counters& counters, int32_t index) {
  QueuedMessage& message = session.outbox.messages[index];
  if (message.state == DeliveryState::WaitPuback) {
    message.duplicate = true;
    counters.resent = addSaturating(counters.resent, 1);
  } else {
    message.packetIdentifier = freshIdentifier(session);
    message.state = DeliveryState::WaitPuback;
  }
  if (window.inFlight == 0) {
    window.pubackMs = 0;
  }
  window.inFlight += 1;
}

static void sendMessage(Session& session, SendWindow& window, Transmit& transmit, Counters& counters,
                        int32_t index) {
  QueuedMessage& message = session.outbox.messages[index];
  if (message.qos == Qos::AtMostOnce) {
    message.state = DeliveryState::WaitSent;
  } else {
    prepareQosOne(session, window, counters, index);
  }
  encodePublish(transmit, session.outbox, index);
  message.transmitEnd = transmit.length;
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
static void releaseFinished(MessageQueue& outbox, SendWindow& window) {
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
    QueuedMessage& message = outbox.messages[index];
    if (message.state == DeliveryState::WaitSent) {
      message.transmitEnd -= sentBytes;
      if (message.transmitEnd <= 0) {
        message.state = DeliveryState::Sent;
      }
    }
  }
  releaseFinished(outbox, window);
}

void onPuback(MessageQueue& outbox, SendWindow& window, Counters& counters, int32_t packetIdentifier) {
  for (int32_t distance = 0; distance < window.sentMessages; ++distance) {
    int32_t index = messageAt(outbox, distance);
    QueuedMessage& message = outbox.messages[index];
    if (message.packetIdentifier == packetIdentifier) {
      DeliveryState before = message.state;
      DeliveryState after = afterAnswer(before, PacketType::Puback);
      if (after != before) {
        message.state = after;
        message.packetIdentifier = 0;
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
    QueuedMessage& message = outbox.messages[index];
    DeliveryState before = message.state;
    DeliveryState after = afterLinkDown(before);
    if (after != before) {
      message.state = after;
      counters.lost = addSaturating(counters.lost, 1);
    }
  }
  resetSendWindow(window);
  releaseFinished(outbox, window);
}

void beginSending(MessageQueue& outbox, bool cleanSession) {
  for (int32_t distance = 0; distance < outbox.messageCount; ++distance) {
    int32_t index = messageAt(outbox, distance);
    QueuedMessage& message = outbox.messages[index];
    DeliveryState before = message.state;
    DeliveryState after = afterConnack(before, cleanSession);
    if (after != before) {
      message.state = after;
      message.packetIdentifier = 0;
      message.duplicate = false;
    }
  }
}

}  // namespace mqtt
