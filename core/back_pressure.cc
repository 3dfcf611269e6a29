#include "core/back_pressure.h"

#include "core/receive.h"
#include "core/saturate.h"

namespace mqtt {

void resetBackPressure(BackPressure& pressure) {
  pressure.paused = false;
  pressure.pausedMs = 0;
  pressure.holder = NO_PLACE;
  pressure.heldMs = 0;
  pressure.leaving = false;
  pressure.leftCount = 0;
  pressure.renewing = false;
}

void passBackPressure(BackPressure& pressure, int32_t elapsedMs) {
  if (pressure.paused) {
    pressure.pausedMs = addSaturating(pressure.pausedMs, elapsedMs);
  } else {
    pressure.pausedMs = 0;
  }
  if (pressure.holder != NO_PLACE) {
    pressure.heldMs = addSaturating(pressure.heldMs, elapsedMs);
  }
}

// The oldest message of QoS 1 or 2 that is not taken, or NO_PLACE.
static int32_t oldestUntaken(const Inbox& inbox) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    const IncomingMessage& message = inbox.messages[place];
    if (message.state == ArrivalState::WaitTake && message.qos != Qos::AtMostOnce) {
      return place;
    }
    place = inbox.order.younger[place];
  }
  return NO_PLACE;
}

// True when every receiver the message waits for has let one be given up and received nothing since.
static bool isGivenUpAtOnce(const Session& session, int32_t place) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.inbox.messages[place].receivers[index]) {
      if (!session.subscriptions[index].stalled) {
        return false;
      }
    }
  }
  return true;
}

static void giveUp(Session& session, Counters& counters, int32_t place) {
  session.stalling = true;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.inbox.messages[place].receivers[index]) {
      session.subscriptions[index].stalled = true;
    }
  }
  counters.givenUp = addSaturating(counters.givenUp, 1);
  dropReceivers(session, place);
  finishReceiving(session.inbox, place);
}

bool followHolder(Session& session, BackPressure& pressure, Counters& counters, int32_t giveUpMs) {
  int32_t holder = NO_PLACE;
  if (pressure.paused || session.inbox.answersDue > 0) {
    holder = oldestUntaken(session.inbox);
  }
  if (holder != pressure.holder) {
    pressure.holder = holder;
    pressure.heldMs = 0;
  }
  if (holder == NO_PLACE || giveUpMs == 0) {
    return false;
  }
  if (pressure.heldMs < giveUpMs) {
    if (!isGivenUpAtOnce(session, holder)) {
      return false;
    }
  }
  giveUp(session, counters, holder);
  pressure.pausedMs = 0;
  return true;
}

}  // namespace mqtt
