#include "core/session.h"

namespace mqtt {

static bool isIdentifierUsed(const Session& session, int32_t packetIdentifier) {
  for (int32_t distance = 0; distance < session.outbox.messageCount; ++distance) {
    int32_t index = messageAt(session.outbox, distance);
    if (session.outbox.messages[index].packetIdentifier == packetIdentifier) {
      return true;
    }
  }
  for (int32_t subscription = 0; subscription < SUBSCRIPTIONS_MAX; ++subscription) {
    if (session.subscriptions[subscription].packetIdentifier == packetIdentifier) {
      return true;
    }
  }
  return false;
}

int32_t freshIdentifier(Session& session) {
  // At most so many identifiers are in use; one more try finds a free one.
  for (int32_t tries = 0; tries <= QUEUE_MESSAGES_MAX + SUBSCRIPTIONS_MAX; ++tries) {
    session.lastIdentifier += 1;
    if (session.lastIdentifier > PACKET_ID_MAX) {
      session.lastIdentifier = 1;
    }
    if (!isIdentifierUsed(session, session.lastIdentifier)) {
      break;
    }
  }
  return session.lastIdentifier;
}

void resetSession(Session& session) {
  session.layoutVersion = SESSION_LAYOUT;
  session.lastTicket = 0;
  session.lastIdentifier = 0;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    resetSubscription(session.subscriptions[index]);
  }
  session.subscribing = false;
  resetQueue(session.outbox);
  resetQueue(session.inbox);
}

}  // namespace mqtt
