#pragma once
#include <cstdint>

#include "core/transmit.h"

namespace mqtt {

/// Bytes of PUBACK, PUBREC, PUBREL and PUBCOMP (MQTT 3.1.1, 3.4 to 3.7). Their form is the same: only a
/// packet identifier.
inline constexpr int32_t ACKNOWLEDGE_BYTES = 4;

/// Appends an acknowledgement with this first byte (PUBACK_HEADER, PUBREL_HEADER or PUBCOMP_HEADER) and this
/// packet identifier, 1..65535. The caller has made sure of ACKNOWLEDGE_BYTES of room.
void encodeAcknowledge(Transmit& transmit, int32_t header, int32_t packetIdentifier);

}  // namespace mqtt
