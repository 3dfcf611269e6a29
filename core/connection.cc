#include "core/connection.h"

#include "core/saturate.h"

namespace mqtt {

// A connection, from the user's enable to its end:
//
//   Disabled <---Disabled--- WaitBackoff <-------------LinkDown--------- WaitLinkDown
//      |                     ^     |                                      ^  ^  ^  ^
//      +------Enabled--------+     | BackoffEnd                           |  |  |  |
//                                  v                  Disabled, Failed    |  |  |  |
//                               WaitLink ---------------------------------+  |  |  |
//                                  | LinkUp           Disabled, Failed       |  |  |
//                                  v                                         |  |  |
//                               WaitConnack ---------------------------------+  |  |
//                                  | Accepted         Failed                    |  |
//                                  v                                            |  |
//                               Connected --Failed------------------------------+
//                                  |   ^   Disabled                             |
//                                  |   |   |                                    |
//                          Renewed |   |   v                                    |
//                                  |   |  Draining --Failed---------------------+
//                                  |   +---|  Enabled                           |
//                                  |       | Drained, Renewed                   |
//                                  v       v                                    |
//                               WaitDisconnect ------------------Left, Failed---+
//
// Every end of a connection leads through a closed link and a back-off: the client connects again by itself.
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
        return ClientState::Draining;
      }
      if (happened == ClientEvent::Renewed) {
        return ClientState::WaitDisconnect;
      }
      break;
    case ClientState::Draining:
      if (happened == ClientEvent::Failed) {
        return ClientState::WaitLinkDown;
      }
      if (happened == ClientEvent::Enabled) {
        return ClientState::Connected;
      }
      if (happened == ClientEvent::Drained || happened == ClientEvent::Renewed) {
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

void seedChance(Connection& connection, const Text& clientIdentifier) {
  for (int32_t index = 0; index < clientIdentifier.length; ++index) {
    if (index < TEXT_BYTES_MAX) {
      connection.chance = (connection.chance * 31 + clientIdentifier.bytes[index]) % 65536;
    }
  }
}

// A linear congruential generator: good enough to spread clients.
void setBackoff(Connection& connection, int32_t backoffMs) {
  connection.chance = (connection.chance * 25173 + 13849) % 65536;
  connection.backoffMs = backoffMs;
  connection.waitMs = backoffMs - backoffMs / 256 * (connection.chance / 256) / 4;
}

bool isLinkUsed(ClientState state) {
  return state == ClientState::WaitConnack || state == ClientState::Connected ||
         state == ClientState::Draining || state == ClientState::WaitDisconnect;
}

bool isConnected(ClientState state) {
  return state == ClientState::Connected || state == ClientState::Draining;
}

Fault faultOfEnd(Connection& connection, Fault fault) {
  bool accepted = isConnected(connection.state);
  if (fault != Fault::LinkLost || !accepted) {
    return fault;
  }
  if (connection.connectedMs >= STABLE_MS) {
    return fault;
  }
  connection.shortConnections = addSaturating(connection.shortConnections, 1);
  if (connection.shortConnections >= SHORT_CONNECTIONS_MAX) {
    return Fault::TakenOver;
  }
  return fault;
}

void apply(Connection& connection, ClientEvent happened) {
  ClientState before = connection.state;
  ClientState after = afterEvent(before, happened);
  if (after == before) {
    return;
  }
  if (connection.connectedMs >= STABLE_MS) {
    connection.backoffMs = 0;
    connection.waitMs = 0;
    connection.shortConnections = 0;
  }
  if (!isConnected(after)) {
    connection.connectedMs = 0;
  }
  connection.state = after;
  connection.stateMs = 0;
  switch (after) {
    case ClientState::Disabled:
      connection.fault = Fault::None;
      connection.backoffMs = 0;
      connection.waitMs = 0;
      connection.shortConnections = 0;
      break;
    case ClientState::WaitLink: connection.linkTried = false; break;
    case ClientState::Connected: connection.fault = Fault::None; break;
    case ClientState::WaitBackoff:
    case ClientState::WaitConnack:
    case ClientState::Draining:
    case ClientState::WaitDisconnect:
    case ClientState::WaitLinkDown: break;
  }
}

void resetConnection(Connection& connection) {
  connection.state = ClientState::Disabled;
  connection.fault = Fault::None;
  connection.lastFault = Fault::None;
  connection.stateMs = 0;
  connection.connectedMs = 0;
  connection.backoffMs = 0;
  connection.waitMs = 0;
  connection.shortConnections = 0;
  connection.linkTried = false;
  resetFaultLog(connection.faultLog);
}

}  // namespace mqtt
