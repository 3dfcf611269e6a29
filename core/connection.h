#pragma once
#include <cstdint>

#include "core/fault.h"

namespace mqtt {

/// Where the client stands with its broker, named by what it waits for.
enum class ConnectionState : int16_t {
  Disabled = 0,
  WaitBackoff = 1,
  WaitLink = 2,
  WaitConnack = 3,
  Connected = 4,
  WaitFarewellSent = 5,
  WaitLinkDown = 6,
};

/// What can happen to a connection.
enum class ConnectionEvent : int16_t {
  Enabled = 0,
  DisabledByUser = 1,
  BackoffOver = 2,
  LinkUp = 3,
  LinkDown = 4,
  Accepted = 5,
  FarewellSent = 6,
  Failed = 7,
};

/// The connection and its timers. All times saturate.
struct Connection {
  ConnectionState state = ConnectionState::Disabled;
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
  /// The broker said that it had kept the session (MQTT-3.2.2-2).
  bool sessionPresent = false;
};

/// The state after an event. An event that does not fit leaves the state as it is.
[[nodiscard]] ConnectionState afterEvent(ConnectionState state, ConnectionEvent happened);

}  // namespace mqtt
