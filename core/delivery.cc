#include "core/delivery.h"

#include "core/client_data.h"
#include "core/publish.h"
#include "core/saturate.h"

namespace mqtt {

// The sender's half of QoS 0 and QoS 1 (MQTT 3.1.1, 4.3.1, 4.3.2):
//
//   QoS 0:  Waiting --> WaitSent --transport done--> Sent
//                           |
//                           +-------link down------> Lost
//
//   QoS 1:  Waiting --> WaitPuback --PUBACK--> Acknowledged
//              ^            |  ^
//              |            |  +----------------+
//              |        link down               | sent again, DUP, same identifier
//              |            v                   |
//              +------- WaitResend -------------+
//          CONNACK, clean session         CONNACK, session kept
//
// A message is composed only when its first octet goes into the next order, so one that is composed has been
// begun.
//
// A clean session forgets the packet identifiers, not the messages: what was not acknowledged is new there,
// and goes out with a fresh identifier and without DUP (MQTT-3.1.2-6). Either way it is sent until it is
// acknowledged.
DeliveryState afterAnswer(DeliveryState state, PacketType arrived) {
  if (state == DeliveryState::WaitPuback && arrived == PacketType::Puback) {
    return DeliveryState::Acknowledged;
  }
  return state;
}

DeliveryState afterLinkDown(DeliveryState state) {
  if (state == DeliveryState::WaitPuback) {
    return DeliveryState::WaitResend;
  }
  if (state == DeliveryState::WaitSent) {
    return DeliveryState::Lost;
  }
  return state;
}

DeliveryState afterConnack(DeliveryState state, bool cleanSession) {
  if (state == DeliveryState::WaitResend && cleanSession) {
    return DeliveryState::Waiting;
  }
  return state;
}

bool isIdentifierUsed(const ClientData& client, int32_t packetIdentifier) {
  for (int32_t distance = 0; distance < client.outbox.messageCount; ++distance) {
    int32_t record = messageAt(client.outbox, distance);
    if (client.outbox.messages[record].packetIdentifier == packetIdentifier) {
      return true;
    }
  }
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (client.subscriptions[index].packetIdentifier == packetIdentifier) {
      return true;
    }
  }
  return false;
}

int32_t freshIdentifier(ClientData& client) {
  // So many identifiers can be in use, so one try more finds a free one.
  for (int32_t tries = 0; tries <= QUEUE_MESSAGES_MAX + SUBSCRIPTIONS_MAX; ++tries) {
    client.delivery.lastIdentifier += 1;
    if (client.delivery.lastIdentifier > PACKET_ID_MAX) {
      client.delivery.lastIdentifier = 1;
    }
    if (!isIdentifierUsed(client, client.delivery.lastIdentifier)) {
      break;
    }
  }
  return client.delivery.lastIdentifier;
}

void sendRecord(ClientData& client, int32_t record) {
  if (client.outbox.messages[record].qos == Qos::AtMostOnce) {
    client.outbox.messages[record].state = DeliveryState::WaitSent;
  } else {
    if (client.outbox.messages[record].state == DeliveryState::WaitResend) {
      client.outbox.messages[record].duplicate = true;
      client.counters.resent = addSaturating(client.counters.resent, 1);
    } else {
      client.outbox.messages[record].packetIdentifier = freshIdentifier(client);
    }
    if (client.delivery.inFlight == 0) {
      client.delivery.pubackMs = 0;
    }
    client.delivery.inFlight += 1;
    client.outbox.messages[record].state = DeliveryState::WaitPuback;
  }
  encodePublish(client, record);
  client.outbox.messages[record].transmitEnd = client.transmit.length;
  client.delivery.sentMessages += 1;
  client.counters.published = addSaturating(client.counters.published, 1);
}

bool isFinished(DeliveryState state) {
  return state == DeliveryState::Sent || state == DeliveryState::Acknowledged || state == DeliveryState::Lost;
}

void sendMessages(ClientData& client) {
  for (int32_t messages = 0; messages < MESSAGES_PER_SCAN_MAX; ++messages) {
    if (client.delivery.sentMessages == client.outbox.messageCount) {
      break;
    }
    int32_t record = messageAt(client.outbox, client.delivery.sentMessages);
    // Finished on an earlier connection, behind a message that is not.
    if (isFinished(client.outbox.messages[record].state)) {
      client.delivery.sentMessages += 1;
      continue;
    }
    // A full window keeps back QoS 0 as well: all messages of a client go out in order.
    if (client.delivery.inFlight == IN_FLIGHT_MAX) {
      break;
    }
    if (!hasRoomForMessage(client.transmit, publishBytes(client, record))) {
      break;
    }
    sendRecord(client, record);
  }
}

// Gives back the room of finished messages at the old end of the outbox.
void releaseFinished(ClientData& client) {
  for (int32_t released = 0; released < QUEUE_MESSAGES_MAX; ++released) {
    if (client.outbox.messageCount == 0) {
      break;
    }
    if (!isFinished(client.outbox.messages[client.outbox.firstMessage].state)) {
      break;
    }
    releaseOldest(client.outbox);
    if (client.delivery.sentMessages > 0) {
      client.delivery.sentMessages -= 1;
    }
  }
}

void messagesTaken(ClientData& client, int32_t doneBytes) {
  for (int32_t distance = 0; distance < client.delivery.sentMessages; ++distance) {
    int32_t record = messageAt(client.outbox, distance);
    if (client.outbox.messages[record].state == DeliveryState::WaitSent) {
      client.outbox.messages[record].transmitEnd -= doneBytes;
      if (client.outbox.messages[record].transmitEnd <= 0) {
        client.outbox.messages[record].state = DeliveryState::Sent;
      }
    }
  }
  releaseFinished(client);
}

void messageAcknowledged(ClientData& client, int32_t packetIdentifier) {
  for (int32_t distance = 0; distance < client.delivery.sentMessages; ++distance) {
    int32_t record = messageAt(client.outbox, distance);
    if (client.outbox.messages[record].packetIdentifier == packetIdentifier) {
      DeliveryState before = client.outbox.messages[record].state;
      client.outbox.messages[record].state = afterAnswer(before, PacketType::Puback);
      if (client.outbox.messages[record].state != before) {
        client.outbox.messages[record].packetIdentifier = 0;
        client.delivery.inFlight -= 1;
        client.delivery.pubackMs = 0;
        client.counters.acknowledged = addSaturating(client.counters.acknowledged, 1);
      }
      break;
    }
  }
  releaseFinished(client);
}

void endDelivery(ClientData& client) {
  for (int32_t distance = 0; distance < client.delivery.sentMessages; ++distance) {
    int32_t record = messageAt(client.outbox, distance);
    DeliveryState before = client.outbox.messages[record].state;
    client.outbox.messages[record].state = afterLinkDown(before);
    if (client.outbox.messages[record].state == DeliveryState::Lost && before != DeliveryState::Lost) {
      client.counters.lost = addSaturating(client.counters.lost, 1);
    }
  }
  client.delivery.sentMessages = 0;
  client.delivery.inFlight = 0;
  releaseFinished(client);
}

void beginDelivery(ClientData& client) {
  for (int32_t distance = 0; distance < client.outbox.messageCount; ++distance) {
    int32_t record = messageAt(client.outbox, distance);
    DeliveryState before = client.outbox.messages[record].state;
    client.outbox.messages[record].state = afterConnack(before, client.connection.cleanSession);
    if (client.outbox.messages[record].state != before) {
      client.outbox.messages[record].packetIdentifier = 0;
      client.outbox.messages[record].duplicate = false;
    }
  }
}

}  // namespace mqtt
