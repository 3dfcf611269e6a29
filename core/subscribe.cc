#include "core/subscribe.h"

#include "core/client_data.h"
#include "core/saturate.h"
#include "core/topic.h"

namespace mqtt {

// A subscription lives longer than a connection:
//
//              +--------------- accepted, no session of old ---------------+
//              v                                                           |
//   Unused --> Wanted --SUBSCRIBE--> WaitSuback --0, 1, 2--> Granted ------+
//              ^                       |    |                              |
//              |                       |    +--128--> Refused --accepted---+
//              +-------- accepted -----+
//
// With a session the broker still knows what it granted (3.1.2.4). MQTT 3.1 does not say whether there is one
// (3.2 there), so everything is asked for again; that does no harm.

/// The return code of a refusal (3.9.3).
inline constexpr int32_t SUBACK_REFUSED = 128;
/// Remaining length of a SUBACK with one return code.
inline constexpr int32_t SUBACK_LENGTH = 3;
/// Octets of SUBSCRIBE around the filter, without its first octet and its remaining length (3.8).
inline constexpr int32_t SUBSCRIBE_FRAME_BYTES = 5;

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

void beginSubscriptions(ClientData& client) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    client.subscriptions[index].state =
        afterAcceptance(client.subscriptions[index].state, client.connection.sessionPresent);
    client.subscriptions[index].packetIdentifier = 0;
  }
}

// One filter a packet: a refusal then concerns it alone, and the packet stays short.
void encodeSubscribe(ClientData& client, int32_t subscription) {
  int32_t filterBytes = client.subscriptions[subscription].filter.length;
  int32_t packetIdentifier = freshIdentifier(client);
  appendByte(client.transmit, SUBSCRIBE_HEADER);
  appendLength(client.transmit, SUBSCRIBE_FRAME_BYTES + filterBytes);
  appendUint16(client.transmit, packetIdentifier);
  appendUint16(client.transmit, filterBytes);
  for (int32_t index = 0; index < filterBytes; ++index) {
    appendByte(client.transmit, client.subscriptions[subscription].filter.bytes[index]);
  }
  appendByte(client.transmit, numberOfQos(client.subscriptions[subscription].wantedQos));
  client.subscriptions[subscription].packetIdentifier = packetIdentifier;
  client.subscriptions[subscription].subackMs = 0;
  client.subscriptions[subscription].state = SubscriptionState::WaitSuback;
}

void sendSubscriptions(ClientData& client) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (client.subscriptions[index].state == SubscriptionState::Wanted) {
      int32_t remainingLength = SUBSCRIBE_FRAME_BYTES + client.subscriptions[index].filter.length;
      if (!hasRoom(client.transmit, 1 + lengthBytes(remainingLength) + remainingLength)) {
        break;
      }
      encodeSubscribe(client, index);
    }
  }
}

Fault takeSuback(ClientData& client) {
  int32_t packetIdentifier = uint16At(client.framing, 0);
  int32_t returnCode = client.framing.body[2];
  if (packetIdentifier == 0) {
    return Fault::ZeroIdentifier;
  }
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (client.subscriptions[index].packetIdentifier == packetIdentifier) {
      // As many codes as filters were asked for: one (MQTT-3.9.3-1).
      if (client.framing.remainingLength != SUBACK_LENGTH) {
        return Fault::SubackCount;
      }
      if (returnCode > 2 && returnCode != SUBACK_REFUSED) {
        return Fault::SubackCode;
      }
      client.subscriptions[index].state = afterSuback(client.subscriptions[index].state, returnCode);
      client.subscriptions[index].grantedQos = qosOfNumber(returnCode);
      client.subscriptions[index].packetIdentifier = 0;
    }
  }
  return Fault::None;
}

bool isSubackLate(ClientData& client, int32_t elapsedMs) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (client.subscriptions[index].state == SubscriptionState::WaitSuback) {
      client.subscriptions[index].subackMs = addSaturating(client.subscriptions[index].subackMs, elapsedMs);
      if (client.subscriptions[index].subackMs >= client.settings.responseTimeoutMs) {
        return true;
      }
    }
  }
  return false;
}

int32_t matchingSubscription(const ClientData& client) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (client.subscriptions[index].state != SubscriptionState::Unused) {
      if (filterMatches(client, index)) {
        return index;
      }
    }
  }
  return -1;
}

}  // namespace mqtt
