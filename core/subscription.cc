#include "core/subscription.h"

namespace mqtt {

// A subscription lives longer than a connection:
//
//              +------------- accepted, session not kept ------------------+
//              v                                                           |
//   Unused --> Wanted --SUBSCRIBE--> WaitSuback --0, 1, 2--> Granted ------+
//     ^        ^                       |    |                              |
//     |        |                       |    +--128--> Refused --accepted---+
//     |        +-------- accepted -----+
//     |
//     +----UNSUBACK---- Ending <--UNSUBSCRIBE-- Unwanted <-- user, from any other
//     |                       |   +-- accepted, session kept --> ^
//     +--- accepted, session not kept, from both ----------------+
//
// With a session the broker still knows what it granted (3.1.2.4). MQTT 3.1 does not say whether there is one
// (3.2 there), so all filters are subscribed to again and unsubscribed from again; that does no harm.
SubscriptionState afterAcceptance(SubscriptionState state, SessionMemory memory) {
  switch (state) {
    case SubscriptionState::Unused: return SubscriptionState::Unused;
    case SubscriptionState::Granted:
      if (memory == SessionMemory::Kept) {
        return SubscriptionState::Granted;
      }
      break;
    case SubscriptionState::Unwanted:
    case SubscriptionState::Ending:
      if (memory == SessionMemory::Forgotten) {
        return SubscriptionState::Unused;
      }
      return SubscriptionState::Unwanted;
    case SubscriptionState::Wanted:
    case SubscriptionState::WaitSuback:
    case SubscriptionState::Refused: break;
  }
  return SubscriptionState::Wanted;
}

SubscriptionState afterSuback(SubscriptionState state, int32_t returnCode) {
  if (state != SubscriptionState::WaitSuback) {
    return state;
  }
  if (returnCode == SUBACK_REFUSED) {
    return SubscriptionState::Refused;
  }
  return SubscriptionState::Granted;
}

bool isReceiving(SubscriptionState state) {
  return state == SubscriptionState::Wanted || state == SubscriptionState::WaitSuback ||
         state == SubscriptionState::Granted || state == SubscriptionState::Refused;
}

bool isUnsettled(SubscriptionState state) {
  return state == SubscriptionState::Wanted || state == SubscriptionState::WaitSuback ||
         state == SubscriptionState::Unwanted || state == SubscriptionState::Ending;
}

void resetRequest(FilterRequest& request) {
  request.packetIdentifier = 0;
  request.leaving = false;
  request.filterCount = 0;
  request.sinceMs = 0;
}

void resetSubscription(Subscription& subscription) {
  subscription.state = SubscriptionState::Unused;
  subscription.filter.length = 0;
  subscription.wantedQos = Qos::AtMostOnce;
  subscription.grantedQos = Qos::AtMostOnce;
  subscription.handle = 0;
  subscription.position = NO_POSITION;
  subscription.stalled = false;
  subscription.orphaned = false;
  subscription.largestBytes = PAYLOAD_BYTES_MAX;
  subscription.waitingCount = 0;
  subscription.receivedCount = 0;
  subscription.droppedCount = 0;
}

}  // namespace mqtt
