#include "core/connection.h"

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
//                               Connected --------------------------------------+  |
//                                  | Disabled: DISCONNECT is sent                  |
//                                  v                  Left, Failed                 |
//                               WaitDisconnect ------------------------------------+
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

bool isLinkUsed(ClientState state) {
  return state == ClientState::WaitConnack || state == ClientState::Connected ||
         state == ClientState::WaitDisconnect;
}

void apply(Connection& connection, ClientEvent happened) {
  ClientState before = connection.state;
  ClientState after = afterEvent(before, happened);
  if (after == before) {
    return;
  }
  // A connection that lasted at least as long as the back-off before it is stable: the next back-off is the
  // minimum again.
  if (before == ClientState::Connected && connection.stateMs >= connection.backoffMs) {
    connection.backoffMs = 0;
  }
  connection.state = after;
  connection.stateMs = 0;
  switch (after) {
    case ClientState::Disabled:
      connection.fault = Fault::None;
      connection.backoffMs = 0;
      break;
    case ClientState::WaitLink: connection.linkTried = false; break;
    case ClientState::Connected: connection.fault = Fault::None; break;
    case ClientState::WaitBackoff:
    case ClientState::WaitConnack:
    case ClientState::WaitDisconnect:
    case ClientState::WaitLinkDown: break;
  }
}

void resetConnection(Connection& connection) {
  connection.state = ClientState::Disabled;
  connection.fault = Fault::None;
  connection.lastFault = Fault::None;
  connection.stateMs = 0;
  connection.backoffMs = 0;
  connection.linkTried = false;
}

}  // namespace mqtt
