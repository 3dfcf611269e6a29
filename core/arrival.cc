#include "core/arrival.h"

#include "core/acknowledge.h"
#include "core/client_data.h"
#include "core/connect.h"
#include "core/inbox.h"
#include "core/publish.h"

namespace mqtt {

// Ends the packet in `framing`, if it was in order.
void settlePacket(ClientData& client, Fault fault) {
  client.framing.fault = fault;
  if (fault == Fault::None) {
    finishPacket(client.framing);
  }
}

// Until the broker has accepted the connection, CONNACK is the only packet it may send (MQTT-3.2.0-1).
void dealWithFirst(ClientData& client) {
  if (client.framing.packetType != PacketType::Connack || client.framing.state == FramingState::Skipped) {
    client.framing.fault = Fault::ConnackMissing;
    return;
  }
  Fault fault = takeConnack(client);
  settlePacket(client, fault);
  if (fault == Fault::None) {
    happen(client, ClientEvent::Accepted);
  }
}

// QoS 1 is acknowledged when the message lies in the inbox (4.3.2): from there on it is the client's.
void dealWithPublish(ClientData& client) {
  Fault fault = faultOfPublish(client);
  if (fault != Fault::None) {
    client.framing.fault = fault;
    return;
  }
  if (storeArrived(client) == Arrival::NoRoom) {
    client.receivePaused = true;
    return;
  }
  int32_t packetIdentifier = arrivedIdentifier(client);
  if (packetIdentifier > 0) {
    encodeAcknowledge(client, PUBACK_HEADER, packetIdentifier);
  }
  finishPacket(client.framing);
}

// A PUBLISH too large to be taken in is acknowledged all the same: the broker would send it again and again,
// and the plant would never come to the messages behind it. It is counted in `oversized`.
void dealWithSkipped(ClientData& client) {
  Qos qos = arrivedQos(client.framing.header);
  int32_t headBytes = PUBLISH_TOPIC_OFFSET + client.framing.skippedTopicBytes;
  if (qos == Qos::ExactlyOnce) {
    client.framing.fault = Fault::QosUnsupported;
    return;
  }
  if (qos == Qos::AtLeastOnce) {
    headBytes += 2;
  }
  if (headBytes > client.framing.remainingLength) {
    client.framing.fault = Fault::LengthMismatch;
    return;
  }
  if (qos == Qos::AtLeastOnce) {
    if (client.framing.skippedIdentifier == 0) {
      client.framing.fault = Fault::ZeroIdentifier;
      return;
    }
    encodeAcknowledge(client, PUBACK_HEADER, client.framing.skippedIdentifier);
  }
  countOversized(client);
  finishPacket(client.framing);
}

void dealWithPacket(ClientData& client) {
  Fault fault = Fault::None;
  switch (client.framing.packetType) {
    case PacketType::Publish: dealWithPublish(client); break;
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
    case PacketType::Unsuback:
      fault = takeAcknowledge(client);
      settlePacket(client, fault);
      break;
    case PacketType::Suback:
      fault = takeSuback(client);
      settlePacket(client, fault);
      break;
    case PacketType::Pingresp:
      client.keepAlive.waitPingresp = false;
      finishPacket(client.framing);
      break;
    case PacketType::Connack: client.framing.fault = Fault::ConnackTwice; break;
    case PacketType::Forbidden: client.framing.fault = Fault::ForbiddenPacket; break;
  }
}

bool isWhole(const Framing& framing) {
  return framing.state == FramingState::Complete || framing.state == FramingState::Skipped;
}

int32_t takeReceived(ClientData& client, const ScanInput& input) {
  int32_t offset = input.receivedOffset;
  int32_t endOffset = input.receivedOffset + input.receivedBytes;
  client.receivePaused = false;
  for (int32_t packets = 0; packets < PACKETS_PER_SCAN_MAX; ++packets) {
    // A packet that was whole in an earlier scan comes first; then this takes nothing.
    offset = takeOctets(client, input, offset, endOffset);
    if (client.framing.fault != Fault::None) {
      break;
    }
    if (!isWhole(client.framing)) {
      break;
    }
    // Any packet may ask for an answer; without room for it, it waits.
    if (!hasRoom(client.transmit, ACKNOWLEDGE_BYTES)) {
      break;
    }
    if (client.connection.state == ClientState::WaitConnack) {
      dealWithFirst(client);
    } else if (client.framing.state == FramingState::Skipped) {
      dealWithSkipped(client);
    } else {
      dealWithPacket(client);
    }
    if (client.framing.fault != Fault::None || client.receivePaused) {
      break;
    }
  }
  if (offset > input.receivedOffset) {
    client.keepAlive.unheardMs = 0;
  }
  return offset - input.receivedOffset;
}

}  // namespace mqtt
