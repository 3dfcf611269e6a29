#include "core/client.h"

namespace mqtt {

void resetConnection(Connection& connection) {
  connection.state = ClientState::Disabled;
  connection.fault = Fault::None;
  connection.lastFault = Fault::None;
  connection.stateMs = 0;
  connection.backoffMs = 0;
  connection.linkTried = false;
  connection.protocolLevel = 0;
  connection.cleanSession = true;
  connection.keepAliveSeconds = 0;
  connection.sessionPresent = false;
}

void resetCounters(Counters& counters) {
  counters.connected = 0;
  counters.faults = 0;
  counters.offered = 0;
  counters.published = 0;
  counters.resent = 0;
  counters.acknowledged = 0;
  counters.lost = 0;
  counters.received = 0;
  counters.dropped = 0;
  counters.oversized = 0;
  counters.unmatched = 0;
}

void resetFraming(Framing& framing) {
  framing.state = FramingState::WaitHeader;
  framing.fault = Fault::None;
  framing.header = 0;
  framing.packetType = PacketType::Forbidden;
  framing.lengthFactor = 1;
  framing.remainingLength = 0;
  framing.bodyBytes = 0;
  framing.skippedTopicBytes = 0;
  framing.skippedIdentifier = 0;
}

void resetStore(MessageQueue& store) {
  store.firstMessage = 0;
  store.messageCount = 0;
  store.nextOffset = 0;
  for (int32_t index = 0; index < QUEUE_MESSAGES_MAX; ++index) {
    store.messages[index].state = DeliveryState::Unknown;
    store.messages[index].qos = Qos::AtMostOnce;
    store.messages[index].retained = false;
    store.messages[index].duplicate = false;
    store.messages[index].ticket = 0;
    store.messages[index].packetIdentifier = 0;
    store.messages[index].transmitEnd = 0;
    store.messages[index].subscription = 0;
    store.messages[index].offset = 0;
    store.messages[index].topicLength = 0;
    store.messages[index].payloadLength = 0;
  }
}

void resetSubscriptions(ClientData& client) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    client.subscriptions[index].state = SubscriptionState::Unused;
    client.subscriptions[index].filter.length = 0;
    client.subscriptions[index].wantedQos = Qos::AtMostOnce;
    client.subscriptions[index].grantedQos = Qos::AtMostOnce;
    client.subscriptions[index].packetIdentifier = 0;
    client.subscriptions[index].subackMs = 0;
    client.subscriptions[index].stalled = false;
    client.subscriptions[index].receivedCount = 0;
    client.subscriptions[index].droppedCount = 0;
  }
}

void resetClient(ClientData& client) {
  resetConnection(client.connection);
  resetCounters(client.counters);
  beginKeepAlive(client.keepAlive);
  client.delivery.lastTicket = 0;
  client.delivery.lastIdentifier = 0;
  client.delivery.sentMessages = 0;
  client.delivery.inFlight = 0;
  client.delivery.pubackMs = 0;
  client.receivePaused = false;
  client.pausedMs = 0;
  resetSubscriptions(client);
  resetFraming(client.framing);
  client.transmit.length = 0;
  client.transmit.requestedBytes = 0;
  client.transmit.requestMs = 0;
  resetStore(client.outbox);
  resetStore(client.inbox);
}

}  // namespace mqtt
