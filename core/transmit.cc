#include "core/transmit.h"

namespace mqtt {

// What remains of the area behind the longest message still holds the reserve.
static_assert(SEND_BYTES_MAX + 1 + 4 + PACKET_BYTES_MAX + TRANSMIT_RESERVE_BYTES <= TRANSMIT_BYTES_MAX);

bool hasRoom(const Transmit& transmit, int32_t packetBytes) {
  return transmit.bytes + packetBytes <= TRANSMIT_BYTES_MAX;
}

bool hasRoomForMessage(const Transmit& transmit, int32_t packetBytes) {
  if (transmit.orderedBytes > 0 || transmit.bytes >= SEND_BYTES_MAX) {
    return false;
  }
  return transmit.bytes + packetBytes <= TRANSMIT_BYTES_MAX - TRANSMIT_RESERVE_BYTES;
}

int32_t bytesOfLength(int32_t remainingLength) {
  if (remainingLength < 128) {
    return 1;
  }
  if (remainingLength < 128 * 128) {
    return 2;
  }
  if (remainingLength < 128 * 128 * 128) {
    return 3;
  }
  return 4;
}

void appendByte(Transmit& transmit, int32_t value) {
  transmit.octets[transmit.bytes] = plc::toByte(value);
  transmit.bytes += 1;
}

void appendPair(Transmit& transmit, int32_t value) {
  transmit.octets[transmit.bytes] = plc::toByte(value / 256);
  transmit.octets[transmit.bytes + 1] = plc::toByte(value % 256);
  transmit.bytes += 2;
}

// 2.2.3: the eighth bit says that another octet follows.
void appendLength(Transmit& transmit, int32_t remainingLength) {
  int32_t rest = remainingLength;
  while (rest >= 128) {
    transmit.octets[transmit.bytes] = plc::toByte(128 + rest % 128);
    transmit.bytes += 1;
    rest = rest / 128;
  }
  transmit.octets[transmit.bytes] = plc::toByte(rest);
  transmit.bytes += 1;
}

void appendText(Transmit& transmit, const Text& text) {
  transmit.octets[transmit.bytes] = plc::toByte(text.bytes / 256);
  transmit.octets[transmit.bytes + 1] = plc::toByte(text.bytes % 256);
  transmit.bytes += 2;
  for (int32_t index = 0; index < text.bytes; ++index) {
    transmit.octets[transmit.bytes + index] = text.octets[index];
  }
  transmit.bytes += text.bytes;
}

bool orderNextPart(Transmit& transmit) {
  if (transmit.orderedBytes > 0 || transmit.bytes == 0) {
    return false;
  }
  transmit.orderedBytes = transmit.bytes;
  if (transmit.orderedBytes > SEND_BYTES_MAX) {
    transmit.orderedBytes = SEND_BYTES_MAX;
  }
  transmit.orderMs = 0;
  return true;
}

void finishOrder(Transmit& transmit) {
  int32_t doneBytes = transmit.orderedBytes;
  int32_t restBytes = transmit.bytes - doneBytes;
  for (int32_t index = 0; index < restBytes; ++index) {
    transmit.octets[index] = transmit.octets[doneBytes + index];
  }
  transmit.bytes = restBytes;
  transmit.orderedBytes = 0;
}

}  // namespace mqtt
