#include "core/subscription.h"

namespace mqtt {

// A subscription lives longer than a connection:
//
//              +------------- accepted, session not kept ------------------+
//              v                                                           |
//   Unused --> Wanted --SUBSCRIBE--> WaitSuback --0, 1, 2--> Granted ------+
//              ^                       |    |                              |
//              |                       |    +--128--> Refused --accepted---+
//              +-------- accepted -----+
//
// With a session the broker still knows what it granted (3.1.2.4). MQTT 3.1 does not say whether there is one
// (3.2 there), so all filters are subscribed to again; that does no harm.
SubscriptionState afterAcceptance(SubscriptionState state, bool sessionPresent) {
  switch (state) {
    case SubscriptionState::Unused: return SubscriptionState::Unused;
    case SubscriptionState::Granted:
      if (sessionPresent) {
        return SubscriptionState::Granted;
      }
      break;
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

void resetSubscription(Subscription& subscription) {
  subscription.state = SubscriptionState::Unused;
  subscription.filter.length = 0;
  subscription.wantedQos = Qos::AtMostOnce;
  subscription.grantedQos = Qos::AtMostOnce;
  subscription.packetIdentifier = 0;
  subscription.subackMs = 0;
  subscription.stalled = false;
  subscription.receivedCount = 0;
  subscription.droppedCount = 0;
}

}  // namespace mqtt
