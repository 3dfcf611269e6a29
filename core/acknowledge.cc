#include "core/acknowledge.h"

#include "core/client_data.h"

namespace mqtt {

void encodeAcknowledge(ClientData& client, int32_t header, int32_t packetIdentifier) {
  appendByte(client.transmit, header);
  appendByte(client.transmit, 2);
  appendUint16(client.transmit, packetIdentifier);
}

Fault takeAcknowledge(ClientData& client) {
  int32_t packetIdentifier = uint16At(client.framing, 0);
  if (packetIdentifier == 0) {
    return Fault::ZeroIdentifier;
  }
  if (client.framing.packetType == PacketType::Puback) {
    messageAcknowledged(client, packetIdentifier);
  }
  // Nothing of QoS 2 is on its way here. A broker that holds on to a delivery of an earlier session is told
  // that it is over, or it would wait for ever (4.3.3).
  if (client.framing.packetType == PacketType::Pubrec) {
    encodeAcknowledge(client, PUBREL_HEADER, packetIdentifier);
  }
  if (client.framing.packetType == PacketType::Pubrel) {
    encodeAcknowledge(client, PUBCOMP_HEADER, packetIdentifier);
  }
  return Fault::None;
}

}  // namespace mqtt
