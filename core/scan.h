#pragma once
#include "core/connection.h"
#include "core/fault.h"
#include "core/limits.h"
#include "subset/plc.h"

namespace mqtt {

/// State of the transport's connection, reported by the shell. After a broken link Down is reported in at
/// least one scan.
enum class TransportState : int16_t {
  Down = 0,
  Connecting = 1,
  Up = 2,
};

/// State of the send request of ScanOutput::sendBytes. Done and Failed are reported in exactly one scan;
/// Idle: not started yet.
enum class SendState : int16_t {
  Idle = 0,
  Busy = 1,
  Done = 2,
  Failed = 3,
};

/// What the shell has to do with the link; it stands until it changes.
enum class LinkRequest : int16_t {
  Close = 0,
  Open = 1,
};

/// What the shell hands in, once a PLC cycle. It stays the shell's.
struct ScanInput {
  /// The client shall be connected. FALSE: it sends what is in the outbox, for a bounded time, then
  /// DISCONNECT, and closes.
  bool enable = false;
  /// TRUE in the first scan after a start of the PLC: the session may be of a scan that a power cut ended in
  /// its middle. No other function of client.h may be called before that scan.
  bool restarted = false;
  /// TRUE in one scan: end the connection with DISCONNECT, or a back-off that runs, and connect at once.
  bool reconnect = false;
  /// Time since the last scan in milliseconds; a negative one counts as 0.
  int32_t elapsedMs = 0;
  TransportState transport = TransportState::Down;
  SendState sending = SendState::Idle;
  /// Bytes received and not yet consumed: receivedBytes of them from received[receivedOffset] on, in any
  /// split.
  int32_t receivedOffset = 0;
  int32_t receivedBytes = 0;
  plc::Array<uint8_t, RECEIVE_BYTES_MAX> received{};
};

/// What the shell must do, and what it may show.
struct ScanOutput {
  LinkRequest linkRequest = LinkRequest::Close;
  /// Send request: so many bytes of `link.transmit.bytes` of the client, from index 0. It stands, unchanged,
  /// until it was Done or Failed. 0: nothing to send. 0..SEND_BYTES_MAX.
  int32_t sendBytes = 0;
  /// Bytes taken from receivedOffset on, 0..receivedBytes. The shell offers the rest again in the next scan.
  int32_t consumedBytes = 0;
  ClientState state = ClientState::Disabled;
  /// Connected to the broker and accepted.
  bool connected = false;
  /// Why there is no connection; None as soon as there is one. `connection.lastFault` stays readable.
  Fault fault = Fault::None;
};

}  // namespace mqtt
