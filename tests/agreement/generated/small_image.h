#pragma once
// From the structs of the C++, by cpp2scl --glue. Change those, not this file.
//
// store writes a struct as the bytes its UDT has in a standard block, load reads it back: big-endian, Bools
// packed, everything wider than a byte at an even address.

#include <cstdint>

#include "core/back_pressure.h"
#include "core/client_data.h"
#include "core/connect.h"
#include "core/connection.h"
#include "core/counters.h"
#include "core/fault_log.h"
#include "core/framing.h"
#include "core/inbox.h"
#include "core/keep_alive.h"
#include "core/large_arrival.h"
#include "core/large_publish.h"
#include "core/link.h"
#include "core/message.h"
#include "core/message_order.h"
#include "core/outbox.h"
#include "core/publish.h"
#include "core/scan.h"
#include "core/sending.h"
#include "core/session.h"
#include "core/settings.h"
#include "core/subscription.h"
#include "core/text.h"
#include "core/transmit.h"

namespace image {

/// Bytes of a struct's image.
template <typename T>
inline constexpr int32_t IMAGE_BYTES = 0;

// A number or an enum.
template <typename T>
void storeNumber(T value, int bytes, uint8_t* image) {
  const auto bits = static_cast<uint32_t>(value);
  for (int i = 0; i < bytes; ++i) image[i] = static_cast<uint8_t>(bits >> (8 * (bytes - 1 - i)));
}
template <typename T>
void loadNumber(T& value, int bytes, const uint8_t* image) {
  uint32_t bits = 0;
  for (int i = 0; i < bytes; ++i) bits = bits << 8 | image[i];
  value = static_cast<T>(bits);
}
inline void storeBit(bool value, uint8_t* image, int bit) {
  *image = static_cast<uint8_t>(value ? *image | (1 << bit) : *image & ~(1 << bit));
}
inline bool loadBit(const uint8_t* image, int bit) {
  return (*image >> bit) & 1;
}

/// mqtt::Text: "MqttText"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Text> = 100;
inline void store(const mqtt::Text& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  for (int32_t i = 0; i < 96; ++i) {
    storeNumber(value.bytes[i], 1, image + 4 + i);
  }
}
inline void load(mqtt::Text& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  for (int32_t i = 0; i < 96; ++i) {
    loadNumber(value.bytes[i], 1, image + 4 + i);
  }
}

/// mqtt::Bytes: "MqttBytes"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Bytes> = 100;
inline void store(const mqtt::Bytes& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  for (int32_t i = 0; i < 96; ++i) {
    storeNumber(value.bytes[i], 1, image + 4 + i);
  }
}
inline void load(mqtt::Bytes& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  for (int32_t i = 0; i < 96; ++i) {
    loadNumber(value.bytes[i], 1, image + 4 + i);
  }
}

/// mqtt::Message: "MqttMessage"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Message> = 372;
inline void store(const mqtt::Message& value, uint8_t* image) {
  store(value.topic, image);
  storeNumber(value.payloadLength, 4, image + 100);
  for (int32_t i = 0; i < 256; ++i) {
    storeNumber(value.payload[i], 1, image + 104 + i);
  }
  storeNumber(value.qos, 2, image + 360);
  storeBit(value.retained, image + 362, 0);
  storeBit(value.duplicate, image + 362, 1);
  storeNumber(value.maximumAgeMs, 4, image + 364);
  storeNumber(value.subscription, 4, image + 368);
}
inline void load(mqtt::Message& value, const uint8_t* image) {
  load(value.topic, image);
  loadNumber(value.payloadLength, 4, image + 100);
  for (int32_t i = 0; i < 256; ++i) {
    loadNumber(value.payload[i], 1, image + 104 + i);
  }
  loadNumber(value.qos, 2, image + 360);
  value.retained = loadBit(image + 362, 0);
  value.duplicate = loadBit(image + 362, 1);
  loadNumber(value.maximumAgeMs, 4, image + 364);
  loadNumber(value.subscription, 4, image + 368);
}

/// mqtt::MessageOrder: "MqttMessageOrder"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::MessageOrder> = 82;
inline void store(const mqtt::MessageOrder& value, uint8_t* image) {
  storeNumber(value.oldest, 4, image);
  storeNumber(value.newest, 4, image + 4);
  storeNumber(value.count, 4, image + 8);
  storeNumber(value.lastPlace, 4, image + 12);
  for (int32_t i = 0; i < 8; ++i) {
    storeBit(value.taken[i], image + 16 + i / 8, i % 8);
  }
  for (int32_t i = 0; i < 8; ++i) {
    storeNumber(value.younger[i], 4, image + 18 + 4 * i);
  }
  for (int32_t i = 0; i < 8; ++i) {
    storeNumber(value.older[i], 4, image + 50 + 4 * i);
  }
}
inline void load(mqtt::MessageOrder& value, const uint8_t* image) {
  loadNumber(value.oldest, 4, image);
  loadNumber(value.newest, 4, image + 4);
  loadNumber(value.count, 4, image + 8);
  loadNumber(value.lastPlace, 4, image + 12);
  for (int32_t i = 0; i < 8; ++i) {
    value.taken[i] = loadBit(image + 16 + i / 8, i % 8);
  }
  for (int32_t i = 0; i < 8; ++i) {
    loadNumber(value.younger[i], 4, image + 18 + 4 * i);
  }
  for (int32_t i = 0; i < 8; ++i) {
    loadNumber(value.older[i], 4, image + 50 + 4 * i);
  }
}

/// mqtt::IncomingMessage: "MqttIncomingMessage"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::IncomingMessage> = 30;
inline void store(const mqtt::IncomingMessage& value, uint8_t* image) {
  storeNumber(value.state, 2, image);
  storeNumber(value.qos, 2, image + 2);
  storeBit(value.retained, image + 4, 0);
  storeBit(value.duplicate, image + 4, 1);
  storeBit(value.thisConnection, image + 4, 2);
  storeNumber(value.packetIdentifier, 4, image + 6);
  storeNumber(value.number, 4, image + 10);
  storeNumber(value.topicLength, 4, image + 14);
  storeNumber(value.payloadLength, 4, image + 18);
  storeBit(value.large, image + 22, 0);
  storeNumber(value.waitingReceivers, 4, image + 24);
  for (int32_t i = 0; i < 6; ++i) {
    storeBit(value.receivers[i], image + 28 + i / 8, i % 8);
  }
}
inline void load(mqtt::IncomingMessage& value, const uint8_t* image) {
  loadNumber(value.state, 2, image);
  loadNumber(value.qos, 2, image + 2);
  value.retained = loadBit(image + 4, 0);
  value.duplicate = loadBit(image + 4, 1);
  value.thisConnection = loadBit(image + 4, 2);
  loadNumber(value.packetIdentifier, 4, image + 6);
  loadNumber(value.number, 4, image + 10);
  loadNumber(value.topicLength, 4, image + 14);
  loadNumber(value.payloadLength, 4, image + 18);
  value.large = loadBit(image + 22, 0);
  loadNumber(value.waitingReceivers, 4, image + 24);
  for (int32_t i = 0; i < 6; ++i) {
    value.receivers[i] = loadBit(image + 28 + i / 8, i % 8);
  }
}

/// mqtt::Inbox: "MqttInbox"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Inbox> = 3152;
inline void store(const mqtt::Inbox& value, uint8_t* image) {
  store(value.order, image);
  storeNumber(value.lastNumber, 4, image + 82);
  storeNumber(value.qosZeroCount, 4, image + 86);
  storeBit(value.taking, image + 90, 0);
  storeNumber(value.answersDue, 4, image + 92);
  for (int32_t i = 0; i < 8; ++i) {
    store(value.messages[i], image + 96 + 30 * i);
  }
  for (int32_t i = 0; i < 2816; ++i) {
    storeNumber(value.bytes[i], 1, image + 336 + i);
  }
}
inline void load(mqtt::Inbox& value, const uint8_t* image) {
  load(value.order, image);
  loadNumber(value.lastNumber, 4, image + 82);
  loadNumber(value.qosZeroCount, 4, image + 86);
  value.taking = loadBit(image + 90, 0);
  loadNumber(value.answersDue, 4, image + 92);
  for (int32_t i = 0; i < 8; ++i) {
    load(value.messages[i], image + 96 + 30 * i);
  }
  for (int32_t i = 0; i < 2816; ++i) {
    loadNumber(value.bytes[i], 1, image + 336 + i);
  }
}

/// mqtt::Transmit: "MqttTransmit"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Transmit> = 1016;
inline void store(const mqtt::Transmit& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  storeNumber(value.requestedBytes, 4, image + 4);
  storeNumber(value.requestMs, 4, image + 8);
  for (int32_t i = 0; i < 1003; ++i) {
    storeNumber(value.bytes[i], 1, image + 12 + i);
  }
}
inline void load(mqtt::Transmit& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  loadNumber(value.requestedBytes, 4, image + 4);
  loadNumber(value.requestMs, 4, image + 8);
  for (int32_t i = 0; i < 1003; ++i) {
    loadNumber(value.bytes[i], 1, image + 12 + i);
  }
}

/// mqtt::Counters: "MqttCounters"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Counters> = 68;
inline void store(const mqtt::Counters& value, uint8_t* image) {
  storeNumber(value.connected, 4, image);
  storeNumber(value.faults, 4, image + 4);
  storeNumber(value.offered, 4, image + 8);
  storeNumber(value.published, 4, image + 12);
  storeNumber(value.resent, 4, image + 16);
  storeNumber(value.acknowledged, 4, image + 20);
  storeNumber(value.lost, 4, image + 24);
  storeNumber(value.expired, 4, image + 28);
  storeNumber(value.overrun, 4, image + 32);
  storeNumber(value.refused, 4, image + 36);
  storeNumber(value.cancelled, 4, image + 40);
  storeNumber(value.received, 4, image + 44);
  storeNumber(value.dropped, 4, image + 48);
  storeNumber(value.givenUp, 4, image + 52);
  storeNumber(value.leftToBroker, 4, image + 56);
  storeNumber(value.oversized, 4, image + 60);
  storeNumber(value.unmatched, 4, image + 64);
}
inline void load(mqtt::Counters& value, const uint8_t* image) {
  loadNumber(value.connected, 4, image);
  loadNumber(value.faults, 4, image + 4);
  loadNumber(value.offered, 4, image + 8);
  loadNumber(value.published, 4, image + 12);
  loadNumber(value.resent, 4, image + 16);
  loadNumber(value.acknowledged, 4, image + 20);
  loadNumber(value.lost, 4, image + 24);
  loadNumber(value.expired, 4, image + 28);
  loadNumber(value.overrun, 4, image + 32);
  loadNumber(value.refused, 4, image + 36);
  loadNumber(value.cancelled, 4, image + 40);
  loadNumber(value.received, 4, image + 44);
  loadNumber(value.dropped, 4, image + 48);
  loadNumber(value.givenUp, 4, image + 52);
  loadNumber(value.leftToBroker, 4, image + 56);
  loadNumber(value.oversized, 4, image + 60);
  loadNumber(value.unmatched, 4, image + 64);
}

/// mqtt::FaultEntry: "MqttFaultEntry"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::FaultEntry> = 14;
inline void store(const mqtt::FaultEntry& value, uint8_t* image) {
  storeNumber(value.fault, 2, image);
  storeNumber(value.count, 4, image + 2);
  storeNumber(value.firstMs, 4, image + 6);
  storeNumber(value.lastMs, 4, image + 10);
}
inline void load(mqtt::FaultEntry& value, const uint8_t* image) {
  loadNumber(value.fault, 2, image);
  loadNumber(value.count, 4, image + 2);
  loadNumber(value.firstMs, 4, image + 6);
  loadNumber(value.lastMs, 4, image + 10);
}

/// mqtt::FaultLog: "MqttFaultLog"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::FaultLog> = 116;
inline void store(const mqtt::FaultLog& value, uint8_t* image) {
  storeNumber(value.newest, 4, image);
  for (int32_t i = 0; i < 8; ++i) {
    store(value.entries[i], image + 4 + 14 * i);
  }
}
inline void load(mqtt::FaultLog& value, const uint8_t* image) {
  loadNumber(value.newest, 4, image);
  for (int32_t i = 0; i < 8; ++i) {
    load(value.entries[i], image + 4 + 14 * i);
  }
}

/// mqtt::Connection: "MqttConnection"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Connection> = 148;
inline void store(const mqtt::Connection& value, uint8_t* image) {
  storeNumber(value.state, 2, image);
  storeNumber(value.fault, 2, image + 2);
  storeNumber(value.lastFault, 2, image + 4);
  storeNumber(value.stateMs, 4, image + 6);
  storeNumber(value.connectedMs, 4, image + 10);
  storeNumber(value.backoffMs, 4, image + 14);
  storeNumber(value.waitMs, 4, image + 18);
  storeNumber(value.chance, 4, image + 22);
  storeNumber(value.shortConnections, 4, image + 26);
  storeBit(value.linkTried, image + 30, 0);
  store(value.faultLog, image + 32);
}
inline void load(mqtt::Connection& value, const uint8_t* image) {
  loadNumber(value.state, 2, image);
  loadNumber(value.fault, 2, image + 2);
  loadNumber(value.lastFault, 2, image + 4);
  loadNumber(value.stateMs, 4, image + 6);
  loadNumber(value.connectedMs, 4, image + 10);
  loadNumber(value.backoffMs, 4, image + 14);
  loadNumber(value.waitMs, 4, image + 18);
  loadNumber(value.chance, 4, image + 22);
  loadNumber(value.shortConnections, 4, image + 26);
  value.linkTried = loadBit(image + 30, 0);
  load(value.faultLog, image + 32);
}

/// mqtt::ScanInput: "MqttScanInput"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::ScanInput> = 530;
inline void store(const mqtt::ScanInput& value, uint8_t* image) {
  storeBit(value.enable, image, 0);
  storeBit(value.restarted, image, 1);
  storeBit(value.reconnect, image, 2);
  storeNumber(value.elapsedMs, 4, image + 2);
  storeNumber(value.transport, 2, image + 6);
  storeNumber(value.sending, 2, image + 8);
  storeNumber(value.receivedOffset, 4, image + 10);
  storeNumber(value.receivedBytes, 4, image + 14);
  for (int32_t i = 0; i < 512; ++i) {
    storeNumber(value.received[i], 1, image + 18 + i);
  }
}
inline void load(mqtt::ScanInput& value, const uint8_t* image) {
  value.enable = loadBit(image, 0);
  value.restarted = loadBit(image, 1);
  value.reconnect = loadBit(image, 2);
  loadNumber(value.elapsedMs, 4, image + 2);
  loadNumber(value.transport, 2, image + 6);
  loadNumber(value.sending, 2, image + 8);
  loadNumber(value.receivedOffset, 4, image + 10);
  loadNumber(value.receivedBytes, 4, image + 14);
  for (int32_t i = 0; i < 512; ++i) {
    loadNumber(value.received[i], 1, image + 18 + i);
  }
}

/// mqtt::ScanOutput: "MqttScanOutput"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::ScanOutput> = 16;
inline void store(const mqtt::ScanOutput& value, uint8_t* image) {
  storeNumber(value.linkRequest, 2, image);
  storeNumber(value.sendBytes, 4, image + 2);
  storeNumber(value.consumedBytes, 4, image + 6);
  storeNumber(value.state, 2, image + 10);
  storeBit(value.connected, image + 12, 0);
  storeNumber(value.fault, 2, image + 14);
}
inline void load(mqtt::ScanOutput& value, const uint8_t* image) {
  loadNumber(value.linkRequest, 2, image);
  loadNumber(value.sendBytes, 4, image + 2);
  loadNumber(value.consumedBytes, 4, image + 6);
  loadNumber(value.state, 2, image + 10);
  value.connected = loadBit(image + 12, 0);
  loadNumber(value.fault, 2, image + 14);
}

/// mqtt::Framing: "MqttFraming"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Framing> = 390;
inline void store(const mqtt::Framing& value, uint8_t* image) {
  storeNumber(value.state, 2, image);
  storeNumber(value.header, 4, image + 2);
  storeNumber(value.packetType, 2, image + 6);
  storeNumber(value.lengthFactor, 4, image + 8);
  storeNumber(value.remainingLength, 4, image + 12);
  storeNumber(value.arrivedBytes, 4, image + 16);
  storeNumber(value.headTopicLength, 4, image + 20);
  storeNumber(value.headIdentifier, 4, image + 24);
  storeNumber(value.pieceBytes, 4, image + 28);
  storeNumber(value.fault, 2, image + 32);
  for (int32_t i = 0; i < 356; ++i) {
    storeNumber(value.body[i], 1, image + 34 + i);
  }
}
inline void load(mqtt::Framing& value, const uint8_t* image) {
  loadNumber(value.state, 2, image);
  loadNumber(value.header, 4, image + 2);
  loadNumber(value.packetType, 2, image + 6);
  loadNumber(value.lengthFactor, 4, image + 8);
  loadNumber(value.remainingLength, 4, image + 12);
  loadNumber(value.arrivedBytes, 4, image + 16);
  loadNumber(value.headTopicLength, 4, image + 20);
  loadNumber(value.headIdentifier, 4, image + 24);
  loadNumber(value.pieceBytes, 4, image + 28);
  loadNumber(value.fault, 2, image + 32);
  for (int32_t i = 0; i < 356; ++i) {
    loadNumber(value.body[i], 1, image + 34 + i);
  }
}

/// mqtt::OutgoingMessage: "MqttOutgoingMessage"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::OutgoingMessage> = 36;
inline void store(const mqtt::OutgoingMessage& value, uint8_t* image) {
  storeNumber(value.state, 2, image);
  storeNumber(value.qos, 2, image + 2);
  storeBit(value.retained, image + 4, 0);
  storeBit(value.duplicate, image + 4, 1);
  storeNumber(value.ticket, 4, image + 6);
  storeNumber(value.packetIdentifier, 4, image + 10);
  storeNumber(value.transmitEnd, 4, image + 14);
  storeNumber(value.sinceMs, 4, image + 18);
  storeNumber(value.maximumAgeMs, 4, image + 22);
  storeNumber(value.topicLength, 4, image + 26);
  storeNumber(value.payloadLength, 4, image + 30);
  storeBit(value.large, image + 34, 0);
}
inline void load(mqtt::OutgoingMessage& value, const uint8_t* image) {
  loadNumber(value.state, 2, image);
  loadNumber(value.qos, 2, image + 2);
  value.retained = loadBit(image + 4, 0);
  value.duplicate = loadBit(image + 4, 1);
  loadNumber(value.ticket, 4, image + 6);
  loadNumber(value.packetIdentifier, 4, image + 10);
  loadNumber(value.transmitEnd, 4, image + 14);
  loadNumber(value.sinceMs, 4, image + 18);
  loadNumber(value.maximumAgeMs, 4, image + 22);
  loadNumber(value.topicLength, 4, image + 26);
  loadNumber(value.payloadLength, 4, image + 30);
  value.large = loadBit(image + 34, 0);
}

/// mqtt::DeliveryResult: "MqttDeliveryResult"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::DeliveryResult> = 6;
inline void store(const mqtt::DeliveryResult& value, uint8_t* image) {
  storeNumber(value.ticket, 4, image);
  storeNumber(value.state, 2, image + 4);
}
inline void load(mqtt::DeliveryResult& value, const uint8_t* image) {
  loadNumber(value.ticket, 4, image);
  loadNumber(value.state, 2, image + 4);
}

/// mqtt::Outbox: "MqttOutbox"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Outbox> = 3250;
inline void store(const mqtt::Outbox& value, uint8_t* image) {
  store(value.order, image);
  storeNumber(value.unsent, 4, image + 82);
  storeNumber(value.lastNumber, 4, image + 86);
  storeNumber(value.agedPlace, 4, image + 90);
  for (int32_t i = 0; i < 8; ++i) {
    store(value.messages[i], image + 94 + 36 * i);
  }
  storeNumber(value.lastResult, 4, image + 382);
  for (int32_t i = 0; i < 8; ++i) {
    store(value.results[i], image + 386 + 6 * i);
  }
  for (int32_t i = 0; i < 2816; ++i) {
    storeNumber(value.bytes[i], 1, image + 434 + i);
  }
}
inline void load(mqtt::Outbox& value, const uint8_t* image) {
  load(value.order, image);
  loadNumber(value.unsent, 4, image + 82);
  loadNumber(value.lastNumber, 4, image + 86);
  loadNumber(value.agedPlace, 4, image + 90);
  for (int32_t i = 0; i < 8; ++i) {
    load(value.messages[i], image + 94 + 36 * i);
  }
  loadNumber(value.lastResult, 4, image + 382);
  for (int32_t i = 0; i < 8; ++i) {
    load(value.results[i], image + 386 + 6 * i);
  }
  for (int32_t i = 0; i < 2816; ++i) {
    loadNumber(value.bytes[i], 1, image + 434 + i);
  }
}

/// mqtt::PublishHead: "MqttPublishHead"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::PublishHead> = 38;
inline void store(const mqtt::PublishHead& value, uint8_t* image) {
  storeNumber(value.qos, 2, image);
  storeBit(value.duplicate, image + 2, 0);
  storeBit(value.retained, image + 2, 1);
  storeNumber(value.packetIdentifier, 4, image + 4);
  storeNumber(value.topicOffset, 4, image + 8);
  storeNumber(value.topicLength, 4, image + 12);
  storeNumber(value.payloadOffset, 4, image + 16);
  storeNumber(value.payloadLength, 4, image + 20);
  for (int32_t i = 0; i < 6; ++i) {
    storeBit(value.receivers[i], image + 24 + i / 8, i % 8);
  }
  storeNumber(value.receiverCount, 4, image + 26);
  storeNumber(value.pieceReceiver, 4, image + 30);
  storeNumber(value.place, 4, image + 34);
}
inline void load(mqtt::PublishHead& value, const uint8_t* image) {
  loadNumber(value.qos, 2, image);
  value.duplicate = loadBit(image + 2, 0);
  value.retained = loadBit(image + 2, 1);
  loadNumber(value.packetIdentifier, 4, image + 4);
  loadNumber(value.topicOffset, 4, image + 8);
  loadNumber(value.topicLength, 4, image + 12);
  loadNumber(value.payloadOffset, 4, image + 16);
  loadNumber(value.payloadLength, 4, image + 20);
  for (int32_t i = 0; i < 6; ++i) {
    value.receivers[i] = loadBit(image + 24 + i / 8, i % 8);
  }
  loadNumber(value.receiverCount, 4, image + 26);
  loadNumber(value.pieceReceiver, 4, image + 30);
  loadNumber(value.place, 4, image + 34);
}

/// mqtt::Subscription: "MqttSubscription"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Subscription> = 132;
inline void store(const mqtt::Subscription& value, uint8_t* image) {
  storeNumber(value.state, 2, image);
  store(value.filter, image + 2);
  storeNumber(value.wantedQos, 2, image + 102);
  storeNumber(value.grantedQos, 2, image + 104);
  storeNumber(value.handle, 4, image + 106);
  storeNumber(value.position, 4, image + 110);
  storeBit(value.stalled, image + 114, 0);
  storeBit(value.orphaned, image + 114, 1);
  storeNumber(value.largestBytes, 4, image + 116);
  storeNumber(value.waitingCount, 4, image + 120);
  storeNumber(value.receivedCount, 4, image + 124);
  storeNumber(value.droppedCount, 4, image + 128);
}
inline void load(mqtt::Subscription& value, const uint8_t* image) {
  loadNumber(value.state, 2, image);
  load(value.filter, image + 2);
  loadNumber(value.wantedQos, 2, image + 102);
  loadNumber(value.grantedQos, 2, image + 104);
  loadNumber(value.handle, 4, image + 106);
  loadNumber(value.position, 4, image + 110);
  value.stalled = loadBit(image + 114, 0);
  value.orphaned = loadBit(image + 114, 1);
  loadNumber(value.largestBytes, 4, image + 116);
  loadNumber(value.waitingCount, 4, image + 120);
  loadNumber(value.receivedCount, 4, image + 124);
  loadNumber(value.droppedCount, 4, image + 128);
}

/// mqtt::FilterRequest: "MqttFilterRequest"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::FilterRequest> = 14;
inline void store(const mqtt::FilterRequest& value, uint8_t* image) {
  storeNumber(value.packetIdentifier, 4, image);
  storeBit(value.leaving, image + 4, 0);
  storeNumber(value.filterCount, 4, image + 6);
  storeNumber(value.sinceMs, 4, image + 10);
}
inline void load(mqtt::FilterRequest& value, const uint8_t* image) {
  loadNumber(value.packetIdentifier, 4, image);
  value.leaving = loadBit(image + 4, 0);
  loadNumber(value.filterCount, 4, image + 6);
  loadNumber(value.sinceMs, 4, image + 10);
}

/// mqtt::Session: "MqttSession"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Session> = 7334;
inline void store(const mqtt::Session& value, uint8_t* image) {
  storeNumber(value.layoutVersion, 4, image);
  store(value.owner, image + 4);
  storeNumber(value.clockMs, 4, image + 104);
  storeNumber(value.lastIdentifier, 4, image + 108);
  storeNumber(value.lastEntry, 4, image + 112);
  for (int32_t i = 0; i < 6; ++i) {
    store(value.subscriptions[i], image + 116 + 132 * i);
  }
  store(value.request, image + 908);
  storeBit(value.subscribing, image + 922, 0);
  storeBit(value.stalling, image + 922, 1);
  storeBit(value.orphaning, image + 922, 2);
  storeNumber(value.orphanedMs, 4, image + 924);
  storeNumber(value.connects, 4, image + 928);
  store(value.outbox, image + 932);
  store(value.inbox, image + 4182);
}
inline void load(mqtt::Session& value, const uint8_t* image) {
  loadNumber(value.layoutVersion, 4, image);
  load(value.owner, image + 4);
  loadNumber(value.clockMs, 4, image + 104);
  loadNumber(value.lastIdentifier, 4, image + 108);
  loadNumber(value.lastEntry, 4, image + 112);
  for (int32_t i = 0; i < 6; ++i) {
    load(value.subscriptions[i], image + 116 + 132 * i);
  }
  load(value.request, image + 908);
  value.subscribing = loadBit(image + 922, 0);
  value.stalling = loadBit(image + 922, 1);
  value.orphaning = loadBit(image + 922, 2);
  loadNumber(value.orphanedMs, 4, image + 924);
  loadNumber(value.connects, 4, image + 928);
  load(value.outbox, image + 932);
  load(value.inbox, image + 4182);
}

/// mqtt::BackPressure: "MqttBackPressure"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::BackPressure> = 22;
inline void store(const mqtt::BackPressure& value, uint8_t* image) {
  storeBit(value.paused, image, 0);
  storeNumber(value.pausedMs, 4, image + 2);
  storeNumber(value.holder, 4, image + 6);
  storeNumber(value.heldMs, 4, image + 10);
  storeBit(value.leaving, image + 14, 0);
  storeNumber(value.leftCount, 4, image + 16);
  storeBit(value.renewing, image + 20, 0);
}
inline void load(mqtt::BackPressure& value, const uint8_t* image) {
  value.paused = loadBit(image, 0);
  loadNumber(value.pausedMs, 4, image + 2);
  loadNumber(value.holder, 4, image + 6);
  loadNumber(value.heldMs, 4, image + 10);
  value.leaving = loadBit(image + 14, 0);
  loadNumber(value.leftCount, 4, image + 16);
  value.renewing = loadBit(image + 20, 0);
}

/// mqtt::Settings: "MqttSettings"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Settings> = 552;
inline void store(const mqtt::Settings& value, uint8_t* image) {
  storeNumber(value.protocolLevel, 4, image);
  store(value.clientIdentifier, image + 4);
  storeBit(value.cleanSession, image + 104, 0);
  storeNumber(value.keepAliveSeconds, 4, image + 106);
  store(value.userName, image + 110);
  store(value.password, image + 210);
  store(value.willTopic, image + 310);
  store(value.willPayload, image + 410);
  storeNumber(value.willQos, 2, image + 510);
  storeBit(value.willRetained, image + 512, 0);
  storeNumber(value.linkTimeoutMs, 4, image + 514);
  storeNumber(value.responseTimeoutMs, 4, image + 518);
  storeNumber(value.acknowledgeTimeoutMs, 4, image + 522);
  storeNumber(value.takeTimeoutMs, 4, image + 526);
  storeNumber(value.drainTimeoutMs, 4, image + 530);
  storeNumber(value.inFlightMaximum, 4, image + 534);
  storeNumber(value.qosZeroAgeMs, 4, image + 538);
  storeNumber(value.whenFull, 2, image + 542);
  storeNumber(value.reconnectMinimumMs, 4, image + 544);
  storeNumber(value.reconnectMaximumMs, 4, image + 548);
}
inline void load(mqtt::Settings& value, const uint8_t* image) {
  loadNumber(value.protocolLevel, 4, image);
  load(value.clientIdentifier, image + 4);
  value.cleanSession = loadBit(image + 104, 0);
  loadNumber(value.keepAliveSeconds, 4, image + 106);
  load(value.userName, image + 110);
  load(value.password, image + 210);
  load(value.willTopic, image + 310);
  load(value.willPayload, image + 410);
  loadNumber(value.willQos, 2, image + 510);
  value.willRetained = loadBit(image + 512, 0);
  loadNumber(value.linkTimeoutMs, 4, image + 514);
  loadNumber(value.responseTimeoutMs, 4, image + 518);
  loadNumber(value.acknowledgeTimeoutMs, 4, image + 522);
  loadNumber(value.takeTimeoutMs, 4, image + 526);
  loadNumber(value.drainTimeoutMs, 4, image + 530);
  loadNumber(value.inFlightMaximum, 4, image + 534);
  loadNumber(value.qosZeroAgeMs, 4, image + 538);
  loadNumber(value.whenFull, 2, image + 542);
  loadNumber(value.reconnectMinimumMs, 4, image + 544);
  loadNumber(value.reconnectMaximumMs, 4, image + 548);
}

/// mqtt::Handshake: "MqttHandshake"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Handshake> = 12;
inline void store(const mqtt::Handshake& value, uint8_t* image) {
  storeNumber(value.protocolLevel, 4, image);
  storeBit(value.cleanSession, image + 4, 0);
  storeNumber(value.keepAliveSeconds, 4, image + 6);
  storeBit(value.sessionPresent, image + 10, 0);
}
inline void load(mqtt::Handshake& value, const uint8_t* image) {
  loadNumber(value.protocolLevel, 4, image);
  value.cleanSession = loadBit(image + 4, 0);
  loadNumber(value.keepAliveSeconds, 4, image + 6);
  value.sessionPresent = loadBit(image + 10, 0);
}

/// mqtt::KeepAlive: "MqttKeepAlive"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::KeepAlive> = 14;
inline void store(const mqtt::KeepAlive& value, uint8_t* image) {
  storeNumber(value.silentMs, 4, image);
  storeNumber(value.unheardMs, 4, image + 4);
  storeBit(value.waitPingresp, image + 8, 0);
  storeNumber(value.pingrespMs, 4, image + 10);
}
inline void load(mqtt::KeepAlive& value, const uint8_t* image) {
  loadNumber(value.silentMs, 4, image);
  loadNumber(value.unheardMs, 4, image + 4);
  value.waitPingresp = loadBit(image + 8, 0);
  loadNumber(value.pingrespMs, 4, image + 10);
}

/// mqtt::LargeArrival: "MqttLargeArrival"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::LargeArrival> = 20;
inline void store(const mqtt::LargeArrival& value, uint8_t* image) {
  storeNumber(value.place, 4, image);
  storeNumber(value.index, 4, image + 4);
  storeNumber(value.payloadBytes, 4, image + 8);
  storeNumber(value.takenBytes, 4, image + 12);
  storeNumber(value.bodyOffset, 4, image + 16);
}
inline void load(mqtt::LargeArrival& value, const uint8_t* image) {
  loadNumber(value.place, 4, image);
  loadNumber(value.index, 4, image + 4);
  loadNumber(value.payloadBytes, 4, image + 8);
  loadNumber(value.takenBytes, 4, image + 12);
  loadNumber(value.bodyOffset, 4, image + 16);
}

/// mqtt::LargePublish: "MqttLargePublish"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::LargePublish> = 12;
inline void store(const mqtt::LargePublish& value, uint8_t* image) {
  storeNumber(value.place, 4, image);
  storeNumber(value.handedBytes, 4, image + 4);
  storeNumber(value.waitMs, 4, image + 8);
}
inline void load(mqtt::LargePublish& value, const uint8_t* image) {
  loadNumber(value.place, 4, image);
  loadNumber(value.handedBytes, 4, image + 4);
  loadNumber(value.waitMs, 4, image + 8);
}

/// mqtt::SendWindow: "MqttSendWindow"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::SendWindow> = 28;
inline void store(const mqtt::SendWindow& value, uint8_t* image) {
  storeNumber(value.size, 4, image);
  storeNumber(value.inFlight, 4, image + 4);
  storeNumber(value.leaving, 4, image + 8);
  store(value.large, image + 12);
  storeNumber(value.clockMs, 4, image + 24);
}
inline void load(mqtt::SendWindow& value, const uint8_t* image) {
  loadNumber(value.size, 4, image);
  loadNumber(value.inFlight, 4, image + 4);
  loadNumber(value.leaving, 4, image + 8);
  load(value.large, image + 12);
  loadNumber(value.clockMs, 4, image + 24);
}

/// mqtt::Link: "MqttLink"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Link> = 1542;
inline void store(const mqtt::Link& value, uint8_t* image) {
  store(value.handshake, image);
  store(value.keepAlive, image + 12);
  store(value.window, image + 26);
  store(value.pressure, image + 54);
  store(value.head, image + 76);
  store(value.framing, image + 114);
  store(value.arrival, image + 504);
  storeBit(value.packetArriving, image + 524, 0);
  storeBit(value.sessionKept, image + 524, 1);
  storeBit(value.repeatsEnded, image + 524, 2);
  store(value.transmit, image + 526);
}
inline void load(mqtt::Link& value, const uint8_t* image) {
  load(value.handshake, image);
  load(value.keepAlive, image + 12);
  load(value.window, image + 26);
  load(value.pressure, image + 54);
  load(value.head, image + 76);
  load(value.framing, image + 114);
  load(value.arrival, image + 504);
  value.packetArriving = loadBit(image + 524, 0);
  value.sessionKept = loadBit(image + 524, 1);
  value.repeatsEnded = loadBit(image + 524, 2);
  load(value.transmit, image + 526);
}

/// mqtt::ClientData: "MqttClientData"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::ClientData> = 9644;
inline void store(const mqtt::ClientData& value, uint8_t* image) {
  store(value.settings, image);
  store(value.session, image + 552);
  store(value.connection, image + 7886);
  store(value.link, image + 8034);
  store(value.counters, image + 9576);
}
inline void load(mqtt::ClientData& value, const uint8_t* image) {
  load(value.settings, image);
  load(value.session, image + 552);
  load(value.connection, image + 7886);
  load(value.link, image + 8034);
  load(value.counters, image + 9576);
}

}  // namespace image
