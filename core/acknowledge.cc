#include "core/acknowledge.h"

namespace mqtt {

void encodeAcknowledge(Transmit& transmit, int32_t header, int32_t packetIdentifier) {
  appendByte(transmit, header);
  appendByte(transmit, 2);
  appendUint16(transmit, packetIdentifier);
}

}  // namespace mqtt
