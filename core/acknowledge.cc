#include "core/acknowledge.h"

#include "core/client_data.h"

namespace mqtt {

void composeAcknowledge(ClientData& client, int32_t header, int32_t packetIdentifier) {
  appendByte(client.transmit, header);
  appendByte(client.transmit, 2);
  appendPair(client.transmit, packetIdentifier);
}

Fault takeAcknowledge(ClientData& client) {
  int32_t packetIdentifier = pairAt(client.framing, 0);
  if (packetIdentifier == 0) {
    return Fault::ZeroIdentifier;
  }
  if (client.framing.packetType == PacketType::Puback) {
    messageAcknowledged(client, packetIdentifier);
  }
  // Nothing of QoS 2 is on its way here. A broker that holds on to a delivery of an earlier session is told
  // that it is over, or it would wait for ever (4.3.3).
  if (client.framing.packetType == PacketType::Pubrec) {
    composeAcknowledge(client, PUBREL_HEADER, packetIdentifier);
  }
  if (client.framing.packetType == PacketType::Pubrel) {
    composeAcknowledge(client, PUBCOMP_HEADER, packetIdentifier);
  }
  return Fault::None;
}

}  // namespace mqtt
