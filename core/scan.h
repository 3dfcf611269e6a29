#pragma once
#include "core/connection.h"
#include "core/fault.h"
#include "core/limits.h"
#include "core/plc.h"

namespace mqtt {

/// What the shell tells of the transport. A link that broke is Down for at least one scan.
enum class TransportState : int16_t {
  Down = 0,
  Connecting = 1,
  Up = 2,
};

/// What became of the octets ScanOutput asked to send. Done and Failed are told in one scan, once for each
/// order; an order not begun yet is Idle.
enum class SendState : int16_t {
  Idle = 0,
  Busy = 1,
  Done = 2,
  Failed = 3,
};

/// What the shell shall make of the link; it stands until it changes.
enum class LinkRequest : int16_t {
  Close = 0,
  Open = 1,
};

/// What the shell hands in, once a PLC cycle.
struct ScanInput {
  /// The client shall be connected. FALSE takes leave with DISCONNECT and closes.
  bool enable = false;
  /// Time since the last scan in milliseconds; a negative one counts as 0.
  int32_t elapsedMs = 0;
  TransportState transport = TransportState::Down;
  SendState sending = SendState::Idle;
  /// Octets received and not yet consumed are received[receivedOffset] and receivedBytes - 1 more, in any
  /// split.
  int32_t receivedOffset = 0;
  int32_t receivedBytes = 0;
  plc::Array<uint8_t, RECEIVE_BYTES_MAX> received{};
};

/// What the shell must do, and what it may show.
struct ScanOutput {
  LinkRequest linkRequest = LinkRequest::Close;
  /// Octets to send: `transmit.bytes` of the client from index 0. The order stands, unchanged, until it was
  /// Done or Failed. 0: nothing to send.
  int32_t sendBytes = 0;
  /// Octets taken from receivedOffset on. The shell offers the rest again in the next scan.
  int32_t consumedBytes = 0;
  ClientState state = ClientState::Disabled;
  /// Connected to the broker and accepted.
  bool connected = false;
  /// Why there is no connection; None as soon as there is one. `connection.lastFault` stays readable.
  Fault fault = Fault::None;
};

}  // namespace mqtt
