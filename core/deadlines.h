#pragma once
#include "core/connection.h"
#include "core/fault.h"
#include "core/link.h"
#include "core/scan.h"
#include "core/session.h"
#include "core/settings.h"

namespace mqtt {

// Questions about one scan. They change nothing; client.cc acts on what they return. Timeouts are
// milliseconds, 1..TIMEOUT_MS_MAX.

/// Why the link that was asked for cannot be opened, or None: it is up, or on its way, or not tried yet.
[[nodiscard]] Fault faultOfOpening(const Connection& connection, TransportState transport,
                                   int32_t linkTimeoutMs);

/// Why the send request that stands will not end, or None.
[[nodiscard]] Fault faultOfSending(const Transmit& transmit, SendState sending, int32_t timeoutMs);

/// Which answer of the broker is overdue on this connection, or None.
[[nodiscard]] Fault faultOfAnswers(const Session& session, const Link& link, const Settings& settings);

/// True when receiving is paused, nothing is taken, and an answer of the broker is due: the program may wait
/// for that answer, which lies behind what is not taken. Soon, with a session that the broker keeps; a clean
/// session would lose what is left to the broker, so only when nothing was taken for as long as an answer may
/// take, and not for PINGRESP.
[[nodiscard]] bool isMutualWait(const Session& session, const Link& link, const Settings& settings);

/// True when a client that is disabled has nothing more to send, or had its time for it.
[[nodiscard]] bool isDrained(const Connection& connection, const Outbox& outbox, int32_t timeoutMs);

/// True when DISCONNECT was sent, or the transport did not take it in time: close without it.
[[nodiscard]] bool hasLeft(const Connection& connection, const Transmit& transmit, int32_t timeoutMs);

/// What the shell has to do with the link in this state.
[[nodiscard]] LinkRequest linkRequestOf(ClientState state);

/// True when the next piece of the large message that is being sent did not come within `timeoutMs`, or, if
/// that is less, as long as this keep-alive interval lets the client be silent: nothing else can tell the
/// broker that it is there.
[[nodiscard]] bool isPieceOverdue(const LargePublish& large, int32_t keepAliveSeconds, int32_t timeoutMs);

}  // namespace mqtt
