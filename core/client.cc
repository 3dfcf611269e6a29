#include "core/client.h"

#include "core/acknowledge.h"
#include "core/arrival.h"
#include "core/deadlines.h"
#include "core/outbox.h"
#include "core/saturate.h"
#include "core/subscribe.h"

namespace mqtt {

// One scan goes through the client from the transport's reports to its next send request:
//
//   time -> bytes sent? -> enable, link -> bytes received -> deadlines -> what is due to be sent
//        -> next send request
//
// Acknowledgements are handled before anything is sent, so that the room they give is used in the same scan.
// This file is the only one that knows the whole client: the others decode, decide and encode their part.

/// Milliseconds between looks at settings that forbid a connection.
inline constexpr int32_t SETTINGS_RETRY_MS = 1000;

// Applies an event to the connection, and does what the new state asks for.
static void advance(ClientData& client, ClientEvent happened) {
  ClientState before = client.connection.state;
  apply(client.connection, happened);
  if (client.connection.state == before) {
    return;
  }
  switch (client.connection.state) {
    case ClientState::WaitConnack:
      encodeConnect(client.settings, client.link.handshake, client.link.transmit);
      break;
    case ClientState::Connected:
      client.counters.connected = addSaturating(client.counters.connected, 1);
      beginSending(client.session.outbox, client.link.handshake.cleanSession);
      beginSubscribing(client.session, client.link.handshake.sessionPresent);
      break;
    case ClientState::WaitDisconnect: encodeDisconnect(client.link.transmit); break;
    case ClientState::WaitLinkDown:
      endSending(client.session.outbox, client.link.window, client.counters);
      resetLink(client.link);
      break;
    case ClientState::Disabled:
    case ClientState::WaitBackoff:
    case ClientState::WaitLink: break;
  }
}

// Ends the connection, or the try, for a reason. None does nothing.
static void fail(ClientData& client, Fault fault) {
  if (fault == Fault::None) {
    return;
  }
  client.connection.fault = fault;
  client.connection.lastFault = fault;
  client.counters.faults = addSaturating(client.counters.faults, 1);
  advance(client, ClientEvent::Failed);
  client.connection.backoffMs =
      nextBackoff(client.connection.backoffMs, fault, client.settings.reconnectMinimumMs,
                  client.settings.reconnectMaximumMs);
}

// Returns the time since the last scan. A negative time (the clock was set back) counts as 0.
static int32_t passTime(ClientData& client, int32_t elapsedMs) {
  int32_t passedMs = elapsedMs;
  if (passedMs < 0) {
    passedMs = 0;
  }
  client.connection.stateMs = addSaturating(client.connection.stateMs, passedMs);
  if (isLinkUsed(client.connection.state)) {
    passLinkTime(client.link, passedMs);
  }
  return passedMs;
}

static void followSending(ClientData& client, SendState sending) {
  fail(client, faultOfSending(client.link.transmit, sending, client.settings.responseTimeoutMs));
  if (client.link.transmit.requestedBytes > 0 && sending == SendState::Done) {
    onBytesSent(client.session.outbox, client.link.window, client.link.transmit.requestedBytes);
    finishSend(client.link.transmit);
  }
}

static void followLoss(ClientData& client, TransportState transport) {
  if (!isLinkUsed(client.connection.state)) {
    return;
  }
  if (transport == TransportState::Up) {
    return;
  }
  if (client.connection.state == ClientState::WaitDisconnect) {
    advance(client, ClientEvent::Left);
  } else {
    fail(client, Fault::LinkLost);
  }
}

static void followUser(ClientData& client, bool enable) {
  if (enable) {
    advance(client, ClientEvent::Enabled);
    return;
  }
  // DISCONNECT waits for its room behind what is on its way.
  if (!hasRoom(client.link.transmit, DISCONNECT_BYTES)) {
    return;
  }
  advance(client, ClientEvent::Disabled);
}

// Settings that forbid a connection keep the client in WaitBackoff, and are looked at again.
static void leaveBackoff(ClientData& client) {
  Fault fault = faultOfSettings(client.settings);
  if (fault == Fault::None) {
    advance(client, ClientEvent::BackoffEnd);
    return;
  }
  if (client.connection.fault != fault) {
    client.counters.faults = addSaturating(client.counters.faults, 1);
  }
  client.connection.fault = fault;
  client.connection.lastFault = fault;
  client.connection.backoffMs = SETTINGS_RETRY_MS;
  client.connection.stateMs = 0;
}

static void followOpening(ClientData& client, TransportState transport) {
  if (transport == TransportState::Up) {
    advance(client, ClientEvent::LinkUp);
    return;
  }
  if (transport == TransportState::Connecting) {
    client.connection.linkTried = true;
  }
  fail(client, faultOfOpening(client.connection, transport, client.settings.linkTimeoutMs));
}

static void followLink(ClientData& client, bool enable, TransportState transport) {
  followLoss(client, transport);
  if (client.connection.state == ClientState::WaitLinkDown && transport == TransportState::Down) {
    advance(client, ClientEvent::LinkDown);
  }
  followUser(client, enable);
  // A link that is still open belongs to an earlier connection: it closes first.
  if (client.connection.state == ClientState::WaitBackoff && transport == TransportState::Down) {
    if (client.connection.stateMs >= client.connection.backoffMs) {
      leaveBackoff(client);
    }
  }
  if (client.connection.state == ClientState::WaitLink) {
    followOpening(client, transport);
  }
}

// Until the broker has accepted the connection, CONNACK is the only packet it may send (MQTT-3.2.0-1).
static Fault onFirstPacket(ClientData& client) {
  if (client.link.framing.packetType != PacketType::Connack) {
    return Fault::ConnackMissing;
  }
  Fault fault = decodeConnack(client.link.framing, client.link.handshake);
  if (fault == Fault::None) {
    finishPacket(client.link.framing);
    advance(client, ClientEvent::Accepted);
  }
  return fault;
}

static Fault onAnyPacket(ClientData& client) {
  if (client.connection.state == ClientState::WaitConnack) {
    return onFirstPacket(client);
  }
  return onPacket(client.session, client.link, client.settings.takeTimeoutMs, client.counters);
}

// Takes packets out of the bytes received and handles them, as far as PACKETS_PER_SCAN_MAX, the room in the
// inbox and the room for acknowledgements allow. Returns the number of bytes consumed.
static int32_t receivePackets(ClientData& client, const ScanInput& input) {
  int32_t offset = input.receivedOffset;
  int32_t endOffset = input.receivedOffset + input.receivedBytes;
  Fault fault = Fault::None;
  client.link.pause.paused = false;
  for (int32_t packets = 0; packets < PACKETS_PER_SCAN_MAX; ++packets) {
    // A packet that was whole in an earlier scan comes first; then this takes nothing.
    offset = takeBytes(client.link.framing, input, offset, endOffset, client.link.handshake.protocolLevel);
    fault = client.link.framing.fault;
    if (fault != Fault::None) {
      break;
    }
    if (!isWhole(client.link.framing)) {
      break;
    }
    // Any packet may ask for an answer; without room for it, it waits.
    if (!hasRoom(client.link.transmit, ACKNOWLEDGE_BYTES)) {
      break;
    }
    fault = onAnyPacket(client);
    if (fault != Fault::None || client.link.pause.paused) {
      break;
    }
  }
  if (offset > input.receivedOffset) {
    client.link.keepAlive.unheardMs = 0;
  }
  fail(client, fault);
  return offset - input.receivedOffset;
}

// Bytes that come outside a connection belong to one that has ended: they are consumed and ignored.
static int32_t consumeReceived(ClientData& client, const ScanInput& input) {
  if (client.connection.state != ClientState::WaitConnack &&
      client.connection.state != ClientState::Connected) {
    return input.receivedBytes;
  }
  return receivePackets(client, input);
}

static void checkAnswers(ClientData& client, int32_t elapsedMs) {
  // While receiving is paused, the answers lie behind what the client does not take.
  if (client.link.pause.paused) {
    return;
  }
  Fault fault = faultOfAnswers(client.link, client.settings);
  if (fault != Fault::None) {
    fail(client, fault);
    return;
  }
  if (passSubackTime(client.session, elapsedMs, client.settings.responseTimeoutMs)) {
    fail(client, Fault::NoSuback);
  }
}

static void checkDeadlines(ClientData& client, int32_t elapsedMs) {
  switch (client.connection.state) {
    case ClientState::WaitConnack:
      if (client.connection.stateMs >= client.settings.responseTimeoutMs) {
        fail(client, Fault::NoConnack);
      }
      break;
    case ClientState::Connected: checkAnswers(client, elapsedMs); break;
    case ClientState::WaitDisconnect:
      if (hasLeft(client.connection, client.link.transmit, client.settings.responseTimeoutMs)) {
        advance(client, ClientEvent::Left);
      }
      break;
    case ClientState::Disabled:
    case ClientState::WaitBackoff:
    case ClientState::WaitLink:
    case ClientState::WaitLinkDown: break;
  }
}

static void sendDue(ClientData& client) {
  sendSubscribes(client.session, client.link.transmit);
  sendMessages(client.session, client.link.window, client.link.transmit, client.counters);
  if (isPingDue(client.link.keepAlive, client.link.handshake.keepAliveSeconds)) {
    sendPingreq(client.link.keepAlive, client.link.transmit);
  }
}

void scan(ClientData& client, const ScanInput& input, ScanOutput& output) {
  int32_t elapsedMs = passTime(client, input.elapsedMs);
  followSending(client, input.sending);
  followLink(client, input.enable, input.transport);
  output.consumedBytes = consumeReceived(client, input);
  checkDeadlines(client, elapsedMs);
  if (client.connection.state == ClientState::Connected) {
    sendDue(client);
  }
  if (requestSend(client.link.transmit)) {
    client.link.keepAlive.silentMs = 0;
  }
  output.linkRequest = linkRequestOf(client.connection.state);
  output.sendBytes = client.link.transmit.requestedBytes;
  output.state = client.connection.state;
  output.connected = client.connection.state == ClientState::Connected;
  output.fault = client.connection.fault;
}

void resetClient(ClientData& client) {
  resetSession(client.session);
  resetConnection(client.connection);
  resetLink(client.link);
  resetCounters(client.counters);
}

Answer publish(ClientData& client, const Message& message, int32_t& ticket) {
  return offerMessage(client.session, client.counters, message, ticket);
}

DeliveryState deliveryState(const ClientData& client, int32_t ticket) {
  return stateOfTicket(client.session.outbox, ticket);
}

Answer subscribe(ClientData& client, const Text& filter, Qos qos, int32_t& subscription) {
  return enterFilter(client.session, filter, qos, subscription);
}

SubscriptionState subscriptionState(const ClientData& client, int32_t subscription) {
  return stateOfFilter(client.session, subscription);
}

Answer receive(ClientData& client, int32_t subscription, Message& message) {
  return takeArrived(client.session, client.link.pause, subscription, message);
}

}  // namespace mqtt
