#pragma once
#include "core/fault.h"

namespace mqtt {

struct ClientData;

/// Octets of PUBACK, PUBREC, PUBREL and PUBCOMP (MQTT 3.1.1, 3.4 to 3.7). Their form is the same: only a
/// packet identifier.
inline constexpr int32_t ACKNOWLEDGE_BYTES = 4;

/// Appends an acknowledgement with this first octet. The caller has made sure of the room.
void encodeAcknowledge(ClientData& client, int32_t header, int32_t packetIdentifier);

/// Takes the PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK in `framing`, and answers where the broker waits for
/// it. One with a packet identifier nobody waits for is let pass.
[[nodiscard]] Fault takeAcknowledge(ClientData& client);

}  // namespace mqtt
