#pragma once
#include "core/scan.h"

namespace mqtt {

struct ClientData;

/// True while the transport belongs to a connection: octets come and go.
[[nodiscard]] bool isLinkUsed(ClientState state);

/// What the user's wish and the link make of the connection.
void followLink(ClientData& client, bool enable, TransportState link);

/// What the transport says of the order it holds. Answers to orders of an earlier connection come to nothing.
void followOrder(ClientData& client, SendState sending);

/// Ends the connection when an answer is overdue, and after the farewell.
void checkDeadlines(ClientData& client, int32_t elapsedMs);

}  // namespace mqtt
