#include "core/client.h"

namespace mqtt {

void resetConnection(Connection& connection) {
  connection.state = ConnectionState::Disabled;
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

void resetStore(Store& store) {
  store.firstRecord = 0;
  store.recordCount = 0;
  store.nextOffset = 0;
  for (int32_t index = 0; index < STORE_RECORDS_MAX; ++index) {
    store.records[index].state = DeliveryState::Unknown;
    store.records[index].qos = Qos::AtMostOnce;
    store.records[index].retained = false;
    store.records[index].duplicate = false;
    store.records[index].ticket = 0;
    store.records[index].packetIdentifier = 0;
    store.records[index].transmitEnd = 0;
    store.records[index].subscription = 0;
    store.records[index].offset = 0;
    store.records[index].topicBytes = 0;
    store.records[index].payloadBytes = 0;
  }
}

void resetSubscriptions(ClientData& client) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    client.subscriptions[index].state = SubscriptionState::Unused;
    client.subscriptions[index].filter.bytes = 0;
    client.subscriptions[index].wantedQos = Qos::AtMostOnce;
    client.subscriptions[index].grantedQos = Qos::AtMostOnce;
    client.subscriptions[index].packetIdentifier = 0;
    client.subscriptions[index].subackMs = 0;
    client.subscriptions[index].neglected = false;
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
  client.delivery.sentRecords = 0;
  client.delivery.inFlight = 0;
  client.delivery.pubackMs = 0;
  client.inboxHoldsBack = false;
  client.inboxFullMs = 0;
  resetSubscriptions(client);
  resetFraming(client.framing);
  client.transmit.bytes = 0;
  client.transmit.orderedBytes = 0;
  client.transmit.orderMs = 0;
  resetStore(client.outbox);
  resetStore(client.inbox);
}

}  // namespace mqtt
