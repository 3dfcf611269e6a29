#pragma once
#include "core/counters.h"
#include "core/large_publish.h"
#include "core/session.h"
#include "core/transmit.h"

namespace mqtt {

/// What of the outbox is on its way on this connection. Messages are sent in the order they were published
/// (4.6).
struct SendWindow {
  /// Most messages of QoS 1 and 2 in flight, 1..IN_FLIGHT_MAX; that of the settings when CONNECT was sent.
  int32_t size = 1;
  /// Messages of QoS 1 and 2 sent on this connection whose last answer has not come, 0..size.
  int32_t inFlight = 0;
  /// Messages of QoS 0 the transport has not sent wholly.
  int32_t leaving = 0;
  LargePublish large;
  /// Counts while answers of the broker can arrive (clock.h); begins at 0 with each connection.
  int32_t clockMs = 0;
};

/// For a new connection, on which nothing was sent.
void resetSendWindow(SendWindow& window);

/// Appends as many messages to the transmit area as it, the window and MESSAGES_PER_SCAN_MAX allow.
void sendMessages(Session& session, SendWindow& window, Transmit& transmit, Counters& counters);

/// The transport has sent so many bytes from the front of the transmit area.
void onBytesSent(Outbox& outbox, SendWindow& window, int32_t sentBytes);

/// PUBACK, PUBREC or PUBCOMP with this identifier has come. True when PUBREL is to be sent: always behind
/// PUBREC, also when no message waits for it, or the broker would wait for ever (4.3.3). Other answers that
/// no message waits for are ignored.
[[nodiscard]] bool onDeliveryAnswer(Outbox& outbox, SendWindow& window, Counters& counters,
                                    PacketType arrived, int32_t packetIdentifier);

/// Milliseconds the oldest message in flight has waited for an answer; 0 when none is in flight.
[[nodiscard]] int32_t oldestInFlightMs(const Outbox& outbox, const SendWindow& window);

/// Gives up the message whose payload is being handed over.
void loseLarge(Outbox& outbox, SendWindow& window, Counters& counters);

/// Puts the messages of the outbox into the state that the end of a connection makes of them.
void endSending(Outbox& outbox, Counters& counters);

/// Puts them into the state that the start of a connection makes of them (afterConnack): all are unsent. One
/// that would have to be sent anew is lost if its payload is forgotten.
void beginSending(Outbox& outbox, Counters& counters, bool cleanSession, bool forgotten);

}  // namespace mqtt
