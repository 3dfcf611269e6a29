#include "core/client.h"

#include "core/acknowledge.h"
#include "core/arrival.h"
#include "core/clock.h"
#include "core/deadlines.h"
#include "core/on_packet.h"
#include "core/receive.h"
#include "core/recovery.h"
#include "core/saturate.h"
#include "core/subscribe.h"

namespace mqtt {

// One scan goes through the client from the transport's reports to its next send request:
//
//   time -> bytes sent? -> enable, link -> bytes received -> deadlines -> what is due to be sent
//        -> next send request
//
// Acknowledgements are handled before anything is sent, so that the room they give is used in the same scan.
// Only this file and client_calls.cc know the whole client: the others decode, decide and encode their part.

/// Milliseconds between looks at settings that forbid a connection.
inline constexpr int32_t SETTINGS_RETRY_MS = 1000;

// The broker has accepted the connection: what outlives connections goes on with it.
static void beginConnected(ClientData& client) {
  SessionMemory memory = memoryOf(client.link.handshake);
  client.counters.connected = addSaturating(client.counters.connected, 1);
  if (memory == SessionMemory::Kept && client.session.connects > 1) {
    memory = SessionMemory::Unknown;
  }
  client.link.sessionKept = memory == SessionMemory::Kept;
  beginSending(client.session.outbox, client.counters, client.link.handshake.cleanSession,
               memory == SessionMemory::Forgotten);
  beginReceiving(client.session.inbox, memory != SessionMemory::Forgotten);
  beginSubscribing(client.session, memory);
  client.session.connects = 0;
}

// CONNECT asks for the session of an identifier. One with another identifier, or behind a clean session,
// which ended with its connection, knows nothing of the identifiers and states that are kept here
// (MQTT-3.1.2-6, MQTT-3.1.3-2): what was not acknowledged is new there, and all filters are subscribed to
// again.
static void claimSession(ClientData& client) {
  if (client.settings.cleanSession) {
    client.session.owner.length = 0;
    return;
  }
  if (isSameText(client.session.owner, client.settings.clientIdentifier)) {
    return;
  }
  beginSending(client.session.outbox, client.counters, true, true);
  beginReceiving(client.session.inbox, false);
  beginSubscribing(client.session, SessionMemory::Unknown);
  // Last: behind a power cut before it, the next CONNECT finds another owner again.
  client.session.owner = client.settings.clientIdentifier;
}

// Applies an event to the connection, and does what the new state asks for.
static void advance(ClientData& client, ClientEvent happened) {
  ClientState before = client.connection.state;
  apply(client.connection, happened);
  if (client.connection.state == before) {
    return;
  }
  switch (client.connection.state) {
    case ClientState::WaitConnack:
      client.session.connects = addSaturating(client.session.connects, 1);
      client.link.window.size = client.settings.inFlightMaximum;
      if (client.settings.inFlightMaximum == 0) {
        client.link.window.size = IN_FLIGHT_MAX;
      }
      claimSession(client);
      encodeConnect(client.settings, client.link.handshake, client.link.transmit);
      break;
    case ClientState::Connected:
      if (before == ClientState::WaitConnack) {
        beginConnected(client);
      }
      break;
    case ClientState::WaitDisconnect:
      // In the middle of a large PUBLISH it would be read as a part of that.
      if (client.link.window.large.place == NO_PLACE) {
        encodeDisconnect(client.link.transmit);
      }
      break;
    case ClientState::WaitLinkDown:
      leaveLargeArrival(client.session, client.link.arrival, client.link.framing);
      endSending(client.session.outbox, client.counters);
      resetLink(client.link);
      break;
    case ClientState::Disabled:
    case ClientState::WaitBackoff:
    case ClientState::WaitLink:
    case ClientState::Draining: break;
  }
}

static void showFault(ClientData& client, Fault fault) {
  client.connection.fault = fault;
  client.connection.lastFault = fault;
  logFault(client.connection.faultLog, fault, client.session.clockMs);
  client.counters.faults = addSaturating(client.counters.faults, 1);
}

// Ends the connection, or the try, for a reason. None does nothing.
static void fail(ClientData& client, Fault fault) {
  if (fault == Fault::None) {
    return;
  }
  Fault named = faultOfEnd(client.connection, fault);
  showFault(client, named);
  advance(client, ClientEvent::Failed);
  int32_t backoffMs = nextBackoff(client.connection.backoffMs, named, client.settings.reconnectMinimumMs,
                                  client.settings.reconnectMaximumMs);
  setBackoff(client.connection, backoffMs);
}

// Ends the connection in good order and makes the next one at once.
static void renew(ClientData& client) {
  advance(client, ClientEvent::Renewed);
  client.connection.backoffMs = 0;
  client.connection.waitMs = 0;
}

// The time since the last scan in milliseconds, 0..TIMEOUT_MS_MAX. A negative time (the clock was set back)
// counts as 0.
static int32_t boundedTime(int32_t elapsedMs) {
  if (elapsedMs < 0) {
    return 0;
  }
  if (elapsedMs > TIMEOUT_MS_MAX) {
    return TIMEOUT_MS_MAX;
  }
  return elapsedMs;
}

static void passTime(ClientData& client, int32_t passedMs) {
  client.session.clockMs = clockAfter(client.session.clockMs, passedMs);
  client.connection.stateMs = addSaturating(client.connection.stateMs, passedMs);
  if (isConnected(client.connection.state)) {
    client.connection.connectedMs = addSaturating(client.connection.connectedMs, passedMs);
  }
  if (isLinkUsed(client.connection.state)) {
    passLinkTime(client.link, passedMs);
  }
}

static void followSending(ClientData& client, SendState sending) {
  fail(client, faultOfSending(client.link.transmit, sending, client.settings.responseTimeoutMs));
  if (client.link.transmit.requestedBytes > 0 && sending == SendState::Done) {
    onBytesSent(client.session.outbox, client.link.window, client.link.transmit.requestedBytes);
    finishSend(client.link.transmit);
  }
  if (isPieceOverdue(client.link.window.large, client.link.handshake.keepAliveSeconds,
                     client.settings.responseTimeoutMs)) {
    loseLarge(client.session.outbox, client.link.window, client.counters);
    fail(client, Fault::PieceTimeout);
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

static void followUser(ClientData& client, const ScanInput& input) {
  if (!input.enable) {
    advance(client, ClientEvent::Disabled);
    return;
  }
  if (client.connection.state == ClientState::Disabled) {
    seedChance(client.connection, client.settings.clientIdentifier);
  }
  advance(client, ClientEvent::Enabled);
  if (input.reconnect) {
    if (isConnected(client.connection.state)) {
      renew(client);
    }
    client.connection.waitMs = 0;
  }
}

// Settings that forbid a connection keep the client in WaitBackoff, and are looked at again.
static void leaveBackoff(ClientData& client) {
  Fault fault = faultOfSettings(client.settings);
  if (fault == Fault::None) {
    advance(client, ClientEvent::BackoffEnd);
    return;
  }
  if (client.connection.fault != fault) {
    logFault(client.connection.faultLog, fault, client.session.clockMs);
    client.counters.faults = addSaturating(client.counters.faults, 1);
  }
  client.connection.fault = fault;
  client.connection.lastFault = fault;
  client.connection.waitMs = SETTINGS_RETRY_MS;
  client.connection.stateMs = 0;
}

// The user may have changed the settings since the link was asked for.
static void beginConnect(ClientData& client) {
  Fault fault = faultOfSettings(client.settings);
  if (fault == Fault::None) {
    advance(client, ClientEvent::LinkUp);
    return;
  }
  showFault(client, fault);
  advance(client, ClientEvent::Failed);
  client.connection.waitMs = SETTINGS_RETRY_MS;
}

static void followOpening(ClientData& client, TransportState transport) {
  if (transport == TransportState::Up) {
    beginConnect(client);
    return;
  }
  if (transport == TransportState::Connecting) {
    client.connection.linkTried = true;
  }
  fail(client, faultOfOpening(client.connection, transport, client.settings.linkTimeoutMs));
}

static void followLink(ClientData& client, const ScanInput& input) {
  TransportState transport = input.transport;
  followLoss(client, transport);
  if (client.connection.state == ClientState::WaitLinkDown && transport == TransportState::Down) {
    advance(client, ClientEvent::LinkDown);
  }
  followUser(client, input);
  // A link that is still open belongs to an earlier connection: it closes first.
  if (client.connection.state == ClientState::WaitBackoff && transport == TransportState::Down) {
    if (client.connection.stateMs >= client.connection.waitMs) {
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
  return onPacket(client.session, client.link, client.counters);
}

// True while the PUBLISH that waits for a place cannot get one. If no packet waits, it was a piece that held
// the others back, and it has been taken or has passed by.
static bool staysPaused(const Inbox& inbox, const Link& link) {
  if (!isWhole(link.framing)) {
    return false;
  }
  return link.pressure.paused && !link.pressure.leaving && inbox.order.count == QUEUE_MESSAGES_MAX &&
         inbox.qosZeroCount == 0;
}

// A large message that nobody takes any more passes by. To resolve that both sides wait for each other it is
// left to the broker.
static void followArrival(ClientData& client) {
  followLargeArrival(client.session, client.link.arrival, client.link.framing);
  if (client.link.arrival.place == NO_PLACE || !client.link.pressure.leaving) {
    return;
  }
  if (client.session.inbox.messages[client.link.arrival.place].qos == Qos::AtMostOnce) {
    client.counters.dropped = addSaturating(client.counters.dropped, 1);
  } else {
    client.counters.leftToBroker = addSaturating(client.counters.leftToBroker, 1);
    client.link.pressure.leftCount = addSaturating(client.link.pressure.leftCount, 1);
  }
  leaveLargeArrival(client.session, client.link.arrival, client.link.framing);
}

// Takes packets out of the bytes received and handles them, as far as PACKETS_PER_SCAN_MAX, the room in the
// inbox and the room for acknowledgements allow. Returns the number of bytes consumed.
static int32_t receivePackets(ClientData& client, const ScanInput& input) {
  if (client.link.arrival.place != NO_PLACE) {
    followArrival(client);
    if (isPieceThere(client.link.arrival, client.link.framing)) {
      client.link.pressure.paused = true;
      return 0;
    }
  }
  if (staysPaused(client.session.inbox, client.link)) {
    return 0;
  }
  // A packet may ask for an answer, which cannot be sent now.
  if (client.link.window.large.place != NO_PLACE) {
    return 0;
  }
  int32_t offset = input.receivedOffset;
  int32_t endOffset = input.receivedOffset + input.receivedBytes;
  Fault fault = Fault::None;
  client.link.pressure.paused = false;
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
    if (fault != Fault::None || client.link.pressure.paused) {
      break;
    }
    if (client.link.arrival.place != NO_PLACE) {
      if (isPieceThere(client.link.arrival, client.link.framing)) {
        break;
      }
    }
  }
  client.link.packetArriving =
      offset > input.receivedOffset && client.link.framing.state != FramingState::WaitHeader;
  if (offset > input.receivedOffset) {
    onBytesReceived(client.link.keepAlive);
  }
  fail(client, fault);
  return offset - input.receivedOffset;
}

// Bytes that come outside a connection belong to one that has ended: they are consumed and ignored.
static int32_t consumeReceived(ClientData& client, const ScanInput& input) {
  if (client.connection.state != ClientState::WaitConnack) {
    if (!isConnected(client.connection.state)) {
      return input.receivedBytes;
    }
  }
  return receivePackets(client, input);
}

// Messages that are not taken: which of them holds others back, whether it is given up, and whether both
// sides wait for each other.
static void followPressure(ClientData& client) {
  if (client.session.inbox.order.count == 0 && client.link.pressure.holder == NO_PLACE &&
      client.link.pressure.leftCount == 0) {
    return;
  }
  if (!isConnected(client.connection.state)) {
    return;
  }
  if (client.session.inbox.taking) {
    client.session.inbox.taking = false;
    client.link.pressure.pausedMs = 0;
    if (client.link.arrival.place != NO_PLACE) {
      client.link.pressure.heldMs = 0;
    }
  }
  for (int32_t messages = 0; messages < MESSAGES_PER_SCAN_MAX; ++messages) {
    if (!followHolder(client.session, client.link.pressure, client.counters, client.settings.takeTimeoutMs)) {
      break;
    }
  }
  if (isMutualWait(client.session, client.link, client.settings)) {
    client.link.pressure.leaving = true;
  }
  // What was left to the broker comes again with the next connection.
  if (client.link.pressure.leftCount > 0) {
    client.link.pressure.renewing = isSettled(client.session.inbox);
  }
  if (client.link.pressure.renewing && client.link.window.inFlight == 0) {
    renew(client);
  }
}

static void checkAnswers(ClientData& client) {
  if (client.link.window.inFlight == 0 && client.session.request.packetIdentifier == 0 &&
      !client.link.keepAlive.waitPingresp) {
    return;
  }
  if (canAnswersCome(client.link)) {
    fail(client, faultOfAnswers(client.session, client.link, client.settings));
  }
}

static void checkDraining(ClientData& client) {
  checkAnswers(client);
  if (isDrained(client.connection, client.session.outbox, client.settings.drainTimeoutMs)) {
    advance(client, ClientEvent::Drained);
  }
}

static void checkDeadlines(ClientData& client) {
  switch (client.connection.state) {
    case ClientState::WaitConnack:
      if (client.connection.stateMs >= client.settings.responseTimeoutMs) {
        fail(client, Fault::NoConnack);
      }
      break;
    case ClientState::Connected: checkAnswers(client); break;
    case ClientState::Draining: checkDraining(client); break;
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

// Messages are left to the broker: PINGRESP is to tell whether all has come that it sends again.
static void probeRepeats(ClientData& client) {
  if (client.link.repeatsEnded || client.link.keepAlive.waitPingresp) {
    return;
  }
  if (isAcknowledged(client.session.inbox)) {
    sendPingreq(client.link.keepAlive, client.link.transmit);
  }
}

static void sendDue(ClientData& client) {
  if (client.link.window.large.place != NO_PLACE) {
    return;
  }
  if (client.session.inbox.answersDue > 0) {
    acknowledgeTaken(client.session.inbox, client.link.transmit, arrivingIdentifier(client.link));
  }
  if (client.session.subscribing) {
    sendFilters(client.session, client.link.transmit, client.link.window.clockMs);
  }
  if (client.session.outbox.unsent != NO_PLACE && !client.link.pressure.renewing) {
    sendMessages(client.session, client.link.window, client.link.transmit, client.counters);
  }
  // One of them may have begun whose payload is next.
  if (client.link.window.large.place != NO_PLACE) {
    return;
  }
  if (isPingDue(client.link.keepAlive, client.link.handshake.keepAliveSeconds)) {
    sendPingreq(client.link.keepAlive, client.link.transmit);
  }
  if (client.link.pressure.leaving) {
    probeRepeats(client);
  }
}

// Messages that wait to be sent grow old, with or without a connection.
static void passMessageTime(ClientData& client) {
  if (client.session.outbox.unsent == NO_PLACE) {
    return;
  }
  if (expireNext(client.session.outbox, client.session.clockMs)) {
    client.counters.expired = addSaturating(client.counters.expired, 1);
  }
}

// The PLC has started. Only the session and the settings can be of use: what the others hold, if they are
// retentive too, is of a connection that has ended.
static void restart(ClientData& client) {
  Fault fault = recoverSession(client.session);
  resetConnection(client.connection);
  resetLink(client.link);
  resetCounters(client.counters);
  endSending(client.session.outbox, client.counters);
  if (fault != Fault::None) {
    showFault(client, fault);
  }
}

void scan(ClientData& client, const ScanInput& input, ScanOutput& output) {
  if (input.restarted) {
    restart(client);
  }
  int32_t passedMs = boundedTime(input.elapsedMs);
  passTime(client, passedMs);
  followSending(client, input.sending);
  followLink(client, input);
  output.consumedBytes = consumeReceived(client, input);
  followPressure(client);
  checkDeadlines(client);
  if (isConnected(client.connection.state)) {
    sendDue(client);
  }
  if (client.session.orphaning) {
    followOrphans(client.session, passedMs);
  }
  passMessageTime(client);
  if (requestSend(client.link.transmit)) {
    client.link.keepAlive.silentMs = 0;
  }
  output.linkRequest = linkRequestOf(client.connection.state);
  output.sendBytes = client.link.transmit.requestedBytes;
  output.state = client.connection.state;
  output.connected = isConnected(client.connection.state);
  output.fault = client.connection.fault;
}

void resetClient(ClientData& client) {
  resetSession(client.session);
  resetConnection(client.connection);
  resetLink(client.link);
  resetCounters(client.counters);
}

}  // namespace mqtt
