#include "core/connection.h"

#include "core/client_data.h"
#include "core/connect.h"
#include "core/saturate.h"

namespace mqtt {

// A connection, from the wish for it to its end:
//
//   Disabled <--disabled-- WaitBackoff <-------------LinkDown----------- WaitDown
//      |                     ^     |                                      ^  ^  ^
//      +------Enabled--------+     | BackoffOver                          |  |  |
//                                  v                  disabled, Failed    |  |  |
//                               WaitLink ---------------------------------+  |  |
//                                  | LinkUp           disabled, Failed       |  |
//                                  v                                         |  |
//                               WaitConnack ---------------------------------+  |
//                                  | Accepted         Failed                    |
//                                  v                                            |
//                               Connected --------------------------------------+
//                                  | disabled: DISCONNECT goes out              |
//                                  v                  FarewellSent, Failed      |
//                               WaitFarewell -----------------------------------+
//
// Whatever ends a connection, the way back leads through a closed link and a back-off: a plant comes back on
// its own.
ConnectionState afterEvent(ConnectionState state, Event happened) {
  switch (state) {
    case ConnectionState::Disabled:
      if (happened == Event::Enabled) {
        return ConnectionState::WaitBackoff;
      }
      break;
    case ConnectionState::WaitBackoff:
      if (happened == Event::DisabledByUser) {
        return ConnectionState::Disabled;
      }
      if (happened == Event::BackoffOver) {
        return ConnectionState::WaitLink;
      }
      break;
    case ConnectionState::WaitLink:
      if (happened == Event::DisabledByUser || happened == Event::Failed) {
        return ConnectionState::WaitDown;
      }
      if (happened == Event::LinkUp) {
        return ConnectionState::WaitConnack;
      }
      break;
    case ConnectionState::WaitConnack:
      if (happened == Event::DisabledByUser || happened == Event::Failed) {
        return ConnectionState::WaitDown;
      }
      if (happened == Event::Accepted) {
        return ConnectionState::Connected;
      }
      break;
    case ConnectionState::Connected:
      if (happened == Event::Failed) {
        return ConnectionState::WaitDown;
      }
      if (happened == Event::DisabledByUser) {
        return ConnectionState::WaitFarewell;
      }
      break;
    case ConnectionState::WaitFarewell:
      if (happened == Event::FarewellSent || happened == Event::Failed) {
        return ConnectionState::WaitDown;
      }
      break;
    case ConnectionState::WaitDown:
      if (happened == Event::LinkDown) {
        return ConnectionState::WaitBackoff;
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
  client.transmit.bytes = 0;
  client.transmit.orderedBytes = 0;
  client.transmit.orderMs = 0;
  client.framing.state = FramingState::WaitHeader;
  client.framing.fault = Fault::None;
  client.inboxHoldsBack = false;
  client.inboxFullMs = 0;
}

void happen(ClientData& client, Event happened) {
  ConnectionState before = client.connection.state;
  ConnectionState state = afterEvent(before, happened);
  if (state == before) {
    return;
  }
  // A connection that held for as long as its back-off had been is a good one: the next back-off starts at
  // the minimum.
  if (before == ConnectionState::Connected && client.connection.stateMs >= client.connection.backoffMs) {
    client.connection.backoffMs = 0;
  }
  client.connection.state = state;
  client.connection.stateMs = 0;
  switch (state) {
    case ConnectionState::Disabled:
      client.connection.fault = Fault::None;
      client.connection.backoffMs = 0;
      break;
    case ConnectionState::WaitBackoff: break;
    case ConnectionState::WaitLink: client.connection.linkTried = false; break;
    case ConnectionState::WaitConnack:
      beginKeepAlive(client.keepAlive);
      composeConnect(client);
      break;
    case ConnectionState::Connected:
      client.connection.fault = Fault::None;
      client.counters.connected = addSaturating(client.counters.connected, 1);
      beginDelivery(client);
      beginSubscriptions(client);
      break;
    case ConnectionState::WaitFarewell: composeDisconnect(client); break;
    case ConnectionState::WaitDown: endConnection(client); break;
  }
}

void failConnection(ClientData& client, Fault fault) {
  client.connection.fault = fault;
  client.connection.lastFault = fault;
  client.counters.faults = addSaturating(client.counters.faults, 1);
  happen(client, Event::Failed);
  client.connection.backoffMs =
      nextBackoff(client.connection.backoffMs, fault, client.settings.reconnectMinimumMs,
                  client.settings.reconnectMaximumMs);
}

}  // namespace mqtt
