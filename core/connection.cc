#include "core/connection.h"

#include "core/client_data.h"
#include "core/connect.h"
#include "core/saturate.h"

namespace mqtt {

// A connection, from the wish for it to its end:
//
//   Disabled <--disabled-- WaitBackoff <-------------LinkDown----------- WaitLinkDown
//      |                     ^     |                                      ^  ^  ^
//      +------Enabled--------+     | BackoffEnd                          |  |  |
//                                  v                  disabled, Failed    |  |  |
//                               WaitLink ---------------------------------+  |  |
//                                  | LinkUp           disabled, Failed       |  |
//                                  v                                         |  |
//                               WaitConnack ---------------------------------+  |
//                                  | Accepted         Failed                    |
//                                  v                                            |
//                               Connected --------------------------------------+
//                                  | disabled: DISCONNECT goes out              |
//                                  v                  Left, Failed      |
//                               WaitDisconnect -----------------------------------+
//
// Whatever ends a connection, the way back leads through a closed link and a back-off: a plant comes back on
// its own.
ClientState afterEvent(ClientState state, ClientEvent happened) {
  switch (state) {
    case ClientState::Disabled:
      if (happened == ClientEvent::Enabled) {
        return ClientState::WaitBackoff;
      }
      break;
    case ClientState::WaitBackoff:
      if (happened == ClientEvent::Disabled) {
        return ClientState::Disabled;
      }
      if (happened == ClientEvent::BackoffEnd) {
        return ClientState::WaitLink;
      }
      break;
    case ClientState::WaitLink:
      if (happened == ClientEvent::Disabled || happened == ClientEvent::Failed) {
        return ClientState::WaitLinkDown;
      }
      if (happened == ClientEvent::LinkUp) {
        return ClientState::WaitConnack;
      }
      break;
    case ClientState::WaitConnack:
      if (happened == ClientEvent::Disabled || happened == ClientEvent::Failed) {
        return ClientState::WaitLinkDown;
      }
      if (happened == ClientEvent::Accepted) {
        return ClientState::Connected;
      }
      break;
    case ClientState::Connected:
      if (happened == ClientEvent::Failed) {
        return ClientState::WaitLinkDown;
      }
      if (happened == ClientEvent::Disabled) {
        return ClientState::WaitDisconnect;
      }
      break;
    case ClientState::WaitDisconnect:
      if (happened == ClientEvent::Left || happened == ClientEvent::Failed) {
        return ClientState::WaitLinkDown;
      }
      break;
    case ClientState::WaitLinkDown:
      if (happened == ClientEvent::LinkDown) {
        return ClientState::WaitBackoff;
      }
      break;
  }
  return state;
}

// The wait doubles from the minimum to the maximum. What only a person can put right (wrong protocol level,
// identifier, user name, password or rights) is tried at the slowest pace at once, so as not to lock an
// account.
int32_t nextBackoff(int32_t backoffMs, Fault fault, int32_t minimumMs, int32_t maximumMs) {
  if (fault == Fault::RefusedLevel || fault == Fault::RefusedIdentifier || fault == Fault::RefusedLogin ||
      fault == Fault::RefusedRights) {
    return maximumMs;
  }
  if (backoffMs < minimumMs) {
    return minimumMs;
  }
  if (backoffMs > maximumMs / 2) {
    return maximumMs;
  }
  return backoffMs * 2;
}

// What belonged to the connection goes with it: half packets, orders, and what the messages waited for.
void endConnection(ClientData& client) {
  endDelivery(client);
  client.transmit.length = 0;
  client.transmit.requestedBytes = 0;
  client.transmit.requestMs = 0;
  client.framing.state = FramingState::WaitHeader;
  client.framing.fault = Fault::None;
  client.receivePaused = false;
  client.pausedMs = 0;
}

void happen(ClientData& client, ClientEvent happened) {
  ClientState before = client.connection.state;
  ClientState state = afterEvent(before, happened);
  if (state == before) {
    return;
  }
  // A connection that held for as long as its back-off had been is a good one: the next back-off starts at
  // the minimum.
  if (before == ClientState::Connected && client.connection.stateMs >= client.connection.backoffMs) {
    client.connection.backoffMs = 0;
  }
  client.connection.state = state;
  client.connection.stateMs = 0;
  switch (state) {
    case ClientState::Disabled:
      client.connection.fault = Fault::None;
      client.connection.backoffMs = 0;
      break;
    case ClientState::WaitBackoff: break;
    case ClientState::WaitLink: client.connection.linkTried = false; break;
    case ClientState::WaitConnack:
      beginKeepAlive(client.keepAlive);
      encodeConnect(client);
      break;
    case ClientState::Connected:
      client.connection.fault = Fault::None;
      client.counters.connected = addSaturating(client.counters.connected, 1);
      beginDelivery(client);
      beginSubscriptions(client);
      break;
    case ClientState::WaitDisconnect: encodeDisconnect(client); break;
    case ClientState::WaitLinkDown: endConnection(client); break;
  }
}

void failConnection(ClientData& client, Fault fault) {
  client.connection.fault = fault;
  client.connection.lastFault = fault;
  client.counters.faults = addSaturating(client.counters.faults, 1);
  happen(client, ClientEvent::Failed);
  client.connection.backoffMs =
      nextBackoff(client.connection.backoffMs, fault, client.settings.reconnectMinimumMs,
                  client.settings.reconnectMaximumMs);
}

}  // namespace mqtt
