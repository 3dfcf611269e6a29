#pragma once
#include "core/counters.h"
#include "core/fault.h"
#include "core/message.h"
#include "core/session.h"

namespace mqtt {

/// Copies a message into the outbox; see publish in client.h.
[[nodiscard]] Answer offerMessage(Session& session, Counters& counters, const Message& message,
                                  int32_t& ticket);

/// How far the message with this ticket is; see deliveryState in client.h.
[[nodiscard]] DeliveryState stateOfTicket(const MessageQueue& outbox, int32_t ticket);

}  // namespace mqtt
