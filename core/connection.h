#pragma once
#include <cstdint>

#include "core/fault.h"

namespace mqtt {

/// Where the client stands with its broker, named by what it waits for.
enum class ClientState : int16_t {
  Disabled = 0,
  /// The next try to connect waits for its back-off, and for an old link to be down.
  WaitBackoff = 1,
  WaitLink = 2,
  WaitConnack = 3,
  Connected = 4,
  /// DISCONNECT waits to be sent.
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
  /// The broker has accepted the connection.
  Accepted = 5,
  /// DISCONNECT was sent, or the transport did not take it in time.
  Left = 6,
  Failed = 7,
};

/// The state machine that makes and ends connections. It outlives each of them, or it could not wait for the
/// next; but it is no session state: after a restart of the PLC it begins anew. Only client.cc changes it.
struct Connection {
  ClientState state = ClientState::Disabled;
  /// Why there is no connection now; None while connected.
  Fault fault = Fault::None;
  /// The last fault of all; only a reset of the client clears it.
  Fault lastFault = Fault::None;
  /// Milliseconds in this state; stops at COUNT_MAX.
  int32_t stateMs = 0;
  /// The wait in WaitBackoff, in milliseconds.
  int32_t backoffMs = 0;
  /// The link was reported as Connecting since it was asked for: Down then means that the try failed.
  bool linkTried = false;
};

/// The state after an event. An event that does not fit leaves the state as it is.
[[nodiscard]] ClientState afterEvent(ClientState state, ClientEvent happened);

/// The wait before the next try, minimumMs..maximumMs, after one that waited `backoffMs` ended with this
/// fault. All are milliseconds; the limits are those of the settings.
[[nodiscard]] int32_t nextBackoff(int32_t backoffMs, Fault fault, int32_t minimumMs, int32_t maximumMs);

/// True in the states in which bytes are sent and received.
[[nodiscard]] bool isLinkUsed(ClientState state);

/// Moves the connection to the state after the event, with its timers and its fault.
void apply(Connection& connection, ClientEvent happened);

/// Back to Disabled, without a fault.
void resetConnection(Connection& connection);

}  // namespace mqtt
