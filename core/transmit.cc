#include "core/transmit.h"

namespace mqtt {

inline constexpr int32_t ONE_BYTE_LENGTHS = 128;          // a Remaining Length below it takes 1 byte (2.2.3)
inline constexpr int32_t TWO_BYTE_LENGTHS = 16'384;       // below it 2 bytes
inline constexpr int32_t THREE_BYTE_LENGTHS = 2'097'152;  // below it 3 bytes

void resetTransmit(Transmit& transmit) {
  transmit.length = 0;
  transmit.requestedBytes = 0;
  transmit.requestMs = 0;
}

bool hasRoom(const Transmit& transmit, int32_t packetBytes) {
  return transmit.length + packetBytes <= TRANSMIT_BYTES_MAX;
}

bool hasRoomForMessage(const Transmit& transmit, int32_t packetBytes) {
  if (transmit.requestedBytes > 0 || transmit.length >= SEND_BYTES_MAX) {
    return false;
  }
  return transmit.length + packetBytes <= TRANSMIT_BYTES_MAX - TRANSMIT_RESERVE_BYTES;
}

int32_t lengthBytes(int32_t remainingLength) {
  if (remainingLength < ONE_BYTE_LENGTHS) {
    return 1;
  }
  if (remainingLength < TWO_BYTE_LENGTHS) {
    return 2;
  }
  if (remainingLength < THREE_BYTE_LENGTHS) {
    return 3;
  }
  return 4;
}

// 2.2.3: the eighth bit of a byte of the length says that another one follows.
void appendFixedHeader(Transmit& transmit, int32_t firstByte, int32_t remainingLength) {
  int32_t offset = transmit.length;
  transmit.bytes[offset] = plc::toByte(firstByte);
  offset += 1;
  int32_t rest = remainingLength;
  while (rest >= 128) {
    transmit.bytes[offset] = plc::toByte(128 + rest % 128);
    offset += 1;
    rest = rest / 128;
  }
  transmit.bytes[offset] = plc::toByte(rest);
  transmit.length = offset + 1;
}

void appendByte(Transmit& transmit, int32_t value) {
  transmit.bytes[transmit.length] = plc::toByte(value);
  transmit.length += 1;
}

void appendUint16(Transmit& transmit, int32_t value) {
  transmit.bytes[transmit.length] = plc::toByte(value / 256);
  transmit.bytes[transmit.length + 1] = plc::toByte(value % 256);
  transmit.length += 2;
}

void appendText(Transmit& transmit, const Text& text) {
  appendUint16(transmit, text.length);
  plc::copyBytes(transmit.bytes, transmit.length, text.bytes, 0, text.length);
  transmit.length += text.length;
}

void appendBytes(Transmit& transmit, const Bytes& data) {
  appendUint16(transmit, data.length);
  plc::copyBytes(transmit.bytes, transmit.length, data.bytes, 0, data.length);
  transmit.length += data.length;
}

bool requestSend(Transmit& transmit) {
  if (transmit.requestedBytes > 0 || transmit.length == 0) {
    return false;
  }
  transmit.requestedBytes = transmit.length;
  if (transmit.requestedBytes > SEND_BYTES_MAX) {
    transmit.requestedBytes = SEND_BYTES_MAX;
  }
  transmit.requestMs = 0;
  return true;
}

void finishSend(Transmit& transmit) {
  int32_t doneBytes = transmit.requestedBytes;
  int32_t restBytes = transmit.length - doneBytes;
  for (int32_t index = 0; index < restBytes; ++index) {
    transmit.bytes[index] = transmit.bytes[doneBytes + index];
  }
  transmit.length = restBytes;
  transmit.requestedBytes = 0;
}

}  // namespace mqtt
