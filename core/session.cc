#include "core/session.h"

namespace mqtt {

static bool isIdentifierUsed(const Outbox& outbox, int32_t packetIdentifier) {
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    if (outbox.messages[place].packetIdentifier == packetIdentifier) {
      return true;
    }
    place = outbox.order.younger[place];
  }
  return false;
}

int32_t freshIdentifier(Session& session) {
  // At most so many identifiers are in use; two more tries find a free one.
  for (int32_t tries = 0; tries <= QUEUE_MESSAGES_MAX + 1; ++tries) {
    session.lastIdentifier += 1;
    if (session.lastIdentifier > PACKET_ID_MAX) {
      session.lastIdentifier = 1;
    }
    if (session.lastIdentifier != session.request.packetIdentifier) {
      if (!isIdentifierUsed(session.outbox, session.lastIdentifier)) {
        break;
      }
    }
  }
  return session.lastIdentifier;
}

int32_t indexOfHandle(const Session& session, int32_t handle) {
  if (handle < 1) {
    return NO_PLACE;
  }
  int32_t index = (handle - 1) % SUBSCRIPTIONS_MAX;
  if (session.subscriptions[index].handle != handle) {
    return NO_PLACE;
  }
  return index;
}

void resetSession(Session& session) {
  session.owner.length = 0;
  session.clockMs = 0;
  session.lastIdentifier = 0;
  resetRequest(session.request);
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    resetSubscription(session.subscriptions[index]);
  }
  session.subscribing = false;
  session.stalling = false;
  session.orphaning = false;
  session.orphanedMs = 0;
  session.connects = 0;
  resetOutbox(session.outbox);
  resetInbox(session.inbox);
  // Last: contents of another layout count as such until all are gone.
  session.layoutVersion = SESSION_LAYOUT;
}

}  // namespace mqtt
