#pragma once
#include "core/counters.h"
#include "core/session.h"
#include "core/transmit.h"

namespace mqtt {

/// What of the outbox was sent on this connection. Messages are sent in the order they were offered (4.6).
struct SendWindow {
  /// The send cursor: so many messages of the outbox, counted from the oldest, were sent on this connection
  /// or were finished before.
  int32_t sentMessages = 0;
  /// Messages of QoS 1 sent on this connection and not acknowledged, 0..IN_FLIGHT_MAX.
  int32_t inFlight = 0;
  /// Milliseconds since the first of them was sent or one was acknowledged; stops at COUNT_MAX.
  int32_t pubackMs = 0;
};

/// For a new connection, on which nothing was sent.
void resetSendWindow(SendWindow& window);

/// Appends as many messages to the transmit area as it, the window and MESSAGES_PER_SCAN_MAX allow.
void sendMessages(Session& session, SendWindow& window, Transmit& transmit, Counters& counters);

/// The transport has sent so many bytes from the front of the transmit area, 1..SEND_BYTES_MAX. Messages of
/// QoS 0 that end in them are Sent.
void onBytesSent(MessageQueue& outbox, SendWindow& window, int32_t sentBytes);

/// PUBACK with this identifier, 1..65535, has come. One that no message waits for is ignored (4.8 does not
/// forbid it).
void onPuback(MessageQueue& outbox, SendWindow& window, Counters& counters, int32_t packetIdentifier);

/// Puts the messages of the outbox into the state that the end of a connection makes of them. The window is
/// reset.
void endSending(MessageQueue& outbox, SendWindow& window, Counters& counters);

/// Puts them into the state that the start of a connection makes of them.
void beginSending(MessageQueue& outbox, bool cleanSession);

}  // namespace mqtt
