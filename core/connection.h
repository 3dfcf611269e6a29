#pragma once
#include <cstdint>

#include "core/fault.h"
#include "core/fault_log.h"
#include "core/text.h"

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
  /// Connected and disabled: what is in the outbox goes out before DISCONNECT.
  Draining = 7,
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
  /// The outbox is empty, or had its time.
  Drained = 8,
  /// The connection is to be made anew.
  Renewed = 9,
};

/// A connection that lasts so long is stable: the next back-off is the minimum again.
inline constexpr int32_t STABLE_MS = 60000;

/// So many connections in a row that the broker closed before they were stable are no accident.
inline constexpr int32_t SHORT_CONNECTIONS_MAX = 3;

/// The state machine that makes and ends connections. It outlives each of them, or it could not wait for the
/// next; but it is no session state: after a restart of the PLC it begins anew. Only client.cc changes it.
struct Connection {
  ClientState state = ClientState::Disabled;
  /// Why there is no connection now; None while connected.
  Fault fault = Fault::None;
  /// The last fault of all; only a reset of the client clears it.
  Fault lastFault = Fault::None;
  /// Milliseconds in this state, and since the broker accepted; they stop at COUNT_MAX.
  int32_t stateMs = 0;
  int32_t connectedMs = 0;
  /// The back-off, in milliseconds, and how much of it the client waits in WaitBackoff: three quarters to all
  /// of it, by chance, so that many clients do not come back at once.
  int32_t backoffMs = 0;
  int32_t waitMs = 0;
  /// State of the generator of that chance, 0..65535.
  int32_t chance = 0;
  /// Connections in a row that the broker closed before they were stable.
  int32_t shortConnections = 0;
  /// The link was reported as Connecting since it was asked for: Down then means that the try failed.
  bool linkTried = false;
  FaultLog faultLog;
};

/// The state after an event. An event that does not fit leaves the state as it is.
[[nodiscard]] ClientState afterEvent(ClientState state, ClientEvent happened);

/// The back-off before the next try, in milliseconds, after one that waited `backoffMs` ended with this
/// fault.
[[nodiscard]] int32_t nextBackoff(int32_t backoffMs, Fault fault, int32_t minimumMs, int32_t maximumMs);

/// Lets the chance depend on who the client is.
void seedChance(Connection& connection, const Text& clientIdentifier);

/// Sets the back-off, and by chance how much of it is waited.
void setBackoff(Connection& connection, int32_t backoffMs);

/// True in the states in which bytes are sent and received.
[[nodiscard]] bool isLinkUsed(ClientState state);

/// True when the broker has accepted, and DISCONNECT was not sent.
[[nodiscard]] bool isConnected(ClientState state);

/// What a fault is called when connections end like this one again and again.
[[nodiscard]] Fault faultOfEnd(Connection& connection, Fault fault);

/// Moves the connection to the state after the event, with its timers and its fault.
void apply(Connection& connection, ClientEvent happened);

/// Back to Disabled, without a fault.
void resetConnection(Connection& connection);

}  // namespace mqtt
