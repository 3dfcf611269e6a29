#include "core/link.h"

#include "core/client_data.h"
#include "core/connect.h"
#include "core/saturate.h"

namespace mqtt {

/// Milliseconds between looks at settings that forbid a connection.
inline constexpr int32_t SETTINGS_RETRY_MS = 1000;

bool isLinkUsed(ClientState state) {
  return state == ClientState::WaitConnack || state == ClientState::Connected ||
         state == ClientState::WaitDisconnect;
}

void followLossOfLink(ClientData& client, TransportState link) {
  if (!isLinkUsed(client.connection.state)) {
    return;
  }
  if (link == TransportState::Up) {
    return;
  }
  if (client.connection.state == ClientState::WaitDisconnect) {
    happen(client, ClientEvent::Left);
  } else {
    failConnection(client, Fault::LinkLost);
  }
}

void followUser(ClientData& client, bool enable) {
  if (enable) {
    happen(client, ClientEvent::Enabled);
    return;
  }
  // DISCONNECT waits for its room behind what is on its way.
  if (!hasRoom(client.transmit, DISCONNECT_BYTES)) {
    return;
  }
  happen(client, ClientEvent::Disabled);
}

// Settings that forbid a connection keep the client in WaitBackoff, and are looked at again.
void leaveBackoff(ClientData& client) {
  Fault fault = faultOfSettings(client);
  if (fault == Fault::None) {
    happen(client, ClientEvent::BackoffEnd);
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

void followOpening(ClientData& client, TransportState link) {
  switch (link) {
    case TransportState::Up: happen(client, ClientEvent::LinkUp); return;
    case TransportState::Connecting: client.connection.linkTried = true; break;
    case TransportState::Down:
      if (client.connection.linkTried) {
        failConnection(client, Fault::LinkFailed);
        return;
      }
      break;
  }
  if (client.connection.stateMs >= client.settings.linkTimeoutMs) {
    failConnection(client, Fault::LinkTimeout);
  }
}

void followLink(ClientData& client, bool enable, TransportState link) {
  followLossOfLink(client, link);
  if (client.connection.state == ClientState::WaitLinkDown && link == TransportState::Down) {
    happen(client, ClientEvent::LinkDown);
  }
  followUser(client, enable);
  // A link that is still open belongs to an earlier connection: it closes first.
  if (client.connection.state == ClientState::WaitBackoff && link == TransportState::Down) {
    if (client.connection.stateMs >= client.connection.backoffMs) {
      leaveBackoff(client);
    }
  }
  if (client.connection.state == ClientState::WaitLink) {
    followOpening(client, link);
  }
}

void followOrder(ClientData& client, SendState sending) {
  if (client.transmit.requestedBytes == 0) {
    return;
  }
  switch (sending) {
    case SendState::Idle:
    case SendState::Busy:
      if (client.transmit.requestMs >= client.settings.responseTimeoutMs) {
        failConnection(client, Fault::SendTimeout);
      }
      break;
    case SendState::Done:
      messagesTaken(client, client.transmit.requestedBytes);
      finishSend(client.transmit);
      break;
    case SendState::Failed: failConnection(client, Fault::SendFailed); break;
  }
}

bool isPubackLate(const ClientData& client) {
  if (client.delivery.inFlight == 0 || client.settings.pubackTimeoutMs == 0) {
    return false;
  }
  return client.delivery.pubackMs >= client.settings.pubackTimeoutMs;
}

void checkAnswers(ClientData& client, int32_t elapsedMs) {
  // While the inbox holds back the broker, its answers are held back too.
  if (client.receivePaused) {
    return;
  }
  if (isPingrespLate(client)) {
    failConnection(client, Fault::NoPingresp);
    return;
  }
  if (isPubackLate(client)) {
    failConnection(client, Fault::NoPuback);
    return;
  }
  if (isSubackLate(client, elapsedMs)) {
    failConnection(client, Fault::NoSuback);
  }
}

void checkDeadlines(ClientData& client, int32_t elapsedMs) {
  switch (client.connection.state) {
    case ClientState::WaitConnack:
      if (client.connection.stateMs >= client.settings.responseTimeoutMs) {
        failConnection(client, Fault::NoConnack);
      }
      break;
    case ClientState::Connected: checkAnswers(client, elapsedMs); break;
    case ClientState::WaitDisconnect:
      // Whoever does not take the farewell does without.
      if (client.transmit.length == 0 || client.connection.stateMs >= client.settings.responseTimeoutMs) {
        happen(client, ClientEvent::Left);
      }
      break;
    case ClientState::Disabled:
    case ClientState::WaitBackoff:
    case ClientState::WaitLink:
    case ClientState::WaitLinkDown: break;
  }
}

}  // namespace mqtt
