#pragma once
#include <cstdint>

#include "core/fault.h"

namespace mqtt {

struct ClientData;

/// Where the client stands with its broker, named by what it waits for.
enum class ClientState : int16_t {
  Disabled = 0,
  WaitBackoff = 1,
  WaitLink = 2,
  WaitConnack = 3,
  Connected = 4,
  WaitDisconnect = 5,
  WaitLinkDown = 6,
};

/// What can happen to a connection.
enum class ClientEvent : int16_t {
  Enabled = 0,
  Disabled = 1,
  BackoffEnd = 2,
  LinkUp = 3,
  LinkDown = 4,
  Accepted = 5,
  Left = 6,
  Failed = 7,
};

/// The connection and its timers. All times saturate.
struct Connection {
  ClientState state = ClientState::Disabled;
  /// Why there is no connection now; None while connected.
  Fault fault = Fault::None;
  /// The last fault of all; only a reset of the client clears it.
  Fault lastFault = Fault::None;
  /// Milliseconds in this state.
  int32_t stateMs = 0;
  /// The wait in WaitBackoff, in milliseconds.
  int32_t backoffMs = 0;
  /// The link was seen on its way up since it was asked for: Down then means that the try failed.
  bool linkTried = false;
  /// What the last CONNECT said: the settings may have changed since.
  int32_t protocolLevel = 0;
  bool cleanSession = true;
  int32_t keepAliveSeconds = 0;
  /// The broker said that it had kept the session (MQTT-3.2.2-2).
  bool sessionPresent = false;
};

/// The state after an event. An event that does not fit leaves the state as it is.
[[nodiscard]] ClientState afterEvent(ClientState state, ClientEvent happened);

/// The wait before the next try, in milliseconds, after one that waited `backoffMs` ended with this fault.
[[nodiscard]] int32_t nextBackoff(int32_t backoffMs, Fault fault, int32_t minimumMs, int32_t maximumMs);

/// Lets an event happen to the connection: the state changes, with what belongs to it.
void happen(ClientData& client, ClientEvent happened);

/// Ends the connection, or the try, for a reason.
void failConnection(ClientData& client, Fault fault);

}  // namespace mqtt
