#include "core/link.h"

#include "core/client_data.h"
#include "core/connect.h"
#include "core/saturate.h"

namespace mqtt {

/// Milliseconds between looks at settings that forbid a connection.
inline constexpr int32_t SETTINGS_RETRY_MS = 1000;

bool isLinkUsed(ConnectionState state) {
  return state == ConnectionState::WaitConnack || state == ConnectionState::Connected ||
         state == ConnectionState::WaitFarewell;
}

void followLossOfLink(ClientData& client, LinkState link) {
  if (!isLinkUsed(client.connection.state)) {
    return;
  }
  if (link == LinkState::Up) {
    return;
  }
  if (client.connection.state == ConnectionState::WaitFarewell) {
    happen(client, Event::FarewellSent);
  } else {
    failConnection(client, Fault::LinkLost);
  }
}

void followUser(ClientData& client, bool enable) {
  if (enable) {
    happen(client, Event::Enabled);
    return;
  }
  // DISCONNECT waits for its room behind what is on its way.
  if (!hasRoom(client.transmit, DISCONNECT_BYTES)) {
    return;
  }
  happen(client, Event::DisabledByUser);
}

// Settings that forbid a connection keep the client in WaitBackoff, and are looked at again.
void leaveBackoff(ClientData& client) {
  Fault fault = faultOfSettings(client);
  if (fault == Fault::None) {
    happen(client, Event::BackoffOver);
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

void followOpening(ClientData& client, LinkState link) {
  switch (link) {
    case LinkState::Up: happen(client, Event::LinkUp); return;
    case LinkState::Connecting: client.connection.linkTried = true; break;
    case LinkState::Down:
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

void followLink(ClientData& client, bool enable, LinkState link) {
  followLossOfLink(client, link);
  if (client.connection.state == ConnectionState::WaitDown && link == LinkState::Down) {
    happen(client, Event::LinkDown);
  }
  followUser(client, enable);
  // A link that is still open belongs to an earlier connection: it closes first.
  if (client.connection.state == ConnectionState::WaitBackoff && link == LinkState::Down) {
    if (client.connection.stateMs >= client.connection.backoffMs) {
      leaveBackoff(client);
    }
  }
  if (client.connection.state == ConnectionState::WaitLink) {
    followOpening(client, link);
  }
}

void followOrder(ClientData& client, SendState sending) {
  if (client.transmit.orderedBytes == 0) {
    return;
  }
  switch (sending) {
    case SendState::Idle:
    case SendState::Busy:
      if (client.transmit.orderMs >= client.settings.responseTimeoutMs) {
        failConnection(client, Fault::SendTimeout);
      }
      break;
    case SendState::Done:
      messagesTaken(client, client.transmit.orderedBytes);
      finishOrder(client.transmit);
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
  if (client.inboxHoldsBack) {
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
    case ConnectionState::WaitConnack:
      if (client.connection.stateMs >= client.settings.responseTimeoutMs) {
        failConnection(client, Fault::NoConnack);
      }
      break;
    case ConnectionState::Connected: checkAnswers(client, elapsedMs); break;
    case ConnectionState::WaitFarewell:
      // Whoever does not take the farewell does without.
      if (client.transmit.bytes == 0 || client.connection.stateMs >= client.settings.responseTimeoutMs) {
        happen(client, Event::FarewellSent);
      }
      break;
    case ConnectionState::Disabled:
    case ConnectionState::WaitBackoff:
    case ConnectionState::WaitLink:
    case ConnectionState::WaitDown: break;
  }
}

}  // namespace mqtt
