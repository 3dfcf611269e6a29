#pragma once
#include <cstdint>

#include "core/inbox.h"
#include "core/transmit.h"

namespace mqtt {

/// Bytes of PUBACK, PUBREC, PUBREL and PUBCOMP (MQTT 3.1.1, 3.4 to 3.7). Their form is the same: only a
/// packet identifier.
inline constexpr int32_t ACKNOWLEDGE_BYTES = 4;

/// Appends an acknowledgement with this first byte (PUBACK_HEADER, PUBREL_HEADER or PUBCOMP_HEADER) and this
/// packet identifier, 1..65535. The caller has made sure of ACKNOWLEDGE_BYTES of room.
void encodeAcknowledge(Transmit& transmit, int32_t header, int32_t packetIdentifier);

/// Appends PUBACK and PUBREC for messages that were taken, as far as there is room: in the order of their
/// PUBLISH packets (MQTT-4.6.0-2, -3), so not beyond one that was not taken. Nor beyond the one with the
/// identifier `arriving`, of which only a part has come yet, whatever becomes of it; 0: there is none.
void acknowledgeTaken(Inbox& inbox, Transmit& transmit, int32_t arriving);

/// PUBREL with this identifier has come: the message is complete. The caller answers PUBCOMP, also when none
/// has this identifier, or the broker would wait for ever (4.3.3).
void onPubrel(Inbox& inbox, int32_t packetIdentifier);

}  // namespace mqtt
