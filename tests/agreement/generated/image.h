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
inline constexpr int32_t IMAGE_BYTES<mqtt::Text> = 258;
inline void store(const mqtt::Text& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  for (int32_t i = 0; i < 254; ++i) {
    storeNumber(value.bytes[i], 1, image + 4 + i);
  }
}
inline void load(mqtt::Text& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  for (int32_t i = 0; i < 254; ++i) {
    loadNumber(value.bytes[i], 1, image + 4 + i);
  }
}

/// mqtt::Bytes: "MqttBytes"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Bytes> = 258;
inline void store(const mqtt::Bytes& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  for (int32_t i = 0; i < 254; ++i) {
    storeNumber(value.bytes[i], 1, image + 4 + i);
  }
}
inline void load(mqtt::Bytes& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  for (int32_t i = 0; i < 254; ++i) {
    loadNumber(value.bytes[i], 1, image + 4 + i);
  }
}

/// mqtt::Message: "MqttMessage"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Message> = 1574;
inline void store(const mqtt::Message& value, uint8_t* image) {
  store(value.topic, image);
  storeNumber(value.payloadLength, 4, image + 258);
  for (int32_t i = 0; i < 1300; ++i) {
    storeNumber(value.payload[i], 1, image + 262 + i);
  }
  storeNumber(value.qos, 2, image + 1562);
  storeBit(value.retained, image + 1564, 0);
  storeBit(value.duplicate, image + 1564, 1);
  storeNumber(value.maximumAgeMs, 4, image + 1566);
  storeNumber(value.subscription, 4, image + 1570);
}
inline void load(mqtt::Message& value, const uint8_t* image) {
  load(value.topic, image);
  loadNumber(value.payloadLength, 4, image + 258);
  for (int32_t i = 0; i < 1300; ++i) {
    loadNumber(value.payload[i], 1, image + 262 + i);
  }
  loadNumber(value.qos, 2, image + 1562);
  value.retained = loadBit(image + 1564, 0);
  value.duplicate = loadBit(image + 1564, 1);
  loadNumber(value.maximumAgeMs, 4, image + 1566);
  loadNumber(value.subscription, 4, image + 1570);
}

/// mqtt::MessageOrder: "MqttMessageOrder"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::MessageOrder> = 276;
inline void store(const mqtt::MessageOrder& value, uint8_t* image) {
  storeNumber(value.oldest, 4, image);
  storeNumber(value.newest, 4, image + 4);
  storeNumber(value.count, 4, image + 8);
  storeNumber(value.lastPlace, 4, image + 12);
  for (int32_t i = 0; i < 32; ++i) {
    storeBit(value.taken[i], image + 16 + i / 8, i % 8);
  }
  for (int32_t i = 0; i < 32; ++i) {
    storeNumber(value.younger[i], 4, image + 20 + 4 * i);
  }
  for (int32_t i = 0; i < 32; ++i) {
    storeNumber(value.older[i], 4, image + 148 + 4 * i);
  }
}
inline void load(mqtt::MessageOrder& value, const uint8_t* image) {
  loadNumber(value.oldest, 4, image);
  loadNumber(value.newest, 4, image + 4);
  loadNumber(value.count, 4, image + 8);
  loadNumber(value.lastPlace, 4, image + 12);
  for (int32_t i = 0; i < 32; ++i) {
    value.taken[i] = loadBit(image + 16 + i / 8, i % 8);
  }
  for (int32_t i = 0; i < 32; ++i) {
    loadNumber(value.younger[i], 4, image + 20 + 4 * i);
  }
  for (int32_t i = 0; i < 32; ++i) {
    loadNumber(value.older[i], 4, image + 148 + 4 * i);
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
  for (int32_t i = 0; i < 8; ++i) {
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
  for (int32_t i = 0; i < 8; ++i) {
    value.receivers[i] = loadBit(image + 28 + i / 8, i % 8);
  }
}

/// mqtt::Inbox: "MqttInbox"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Inbox> = 50978;
inline void store(const mqtt::Inbox& value, uint8_t* image) {
  store(value.order, image);
  storeNumber(value.lastNumber, 4, image + 276);
  storeNumber(value.qosZeroCount, 4, image + 280);
  storeBit(value.taking, image + 284, 0);
  storeNumber(value.answersDue, 4, image + 286);
  for (int32_t i = 0; i < 32; ++i) {
    store(value.messages[i], image + 290 + 30 * i);
  }
  for (int32_t i = 0; i < 49728; ++i) {
    storeNumber(value.bytes[i], 1, image + 1250 + i);
  }
}
inline void load(mqtt::Inbox& value, const uint8_t* image) {
  load(value.order, image);
  loadNumber(value.lastNumber, 4, image + 276);
  loadNumber(value.qosZeroCount, 4, image + 280);
  value.taking = loadBit(image + 284, 0);
  loadNumber(value.answersDue, 4, image + 286);
  for (int32_t i = 0; i < 32; ++i) {
    load(value.messages[i], image + 290 + 30 * i);
  }
  for (int32_t i = 0; i < 49728; ++i) {
    loadNumber(value.bytes[i], 1, image + 1250 + i);
  }
}

/// mqtt::Transmit: "MqttTransmit"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Transmit> = 4138;
inline void store(const mqtt::Transmit& value, uint8_t* image) {
  storeNumber(value.length, 4, image);
  storeNumber(value.requestedBytes, 4, image + 4);
  storeNumber(value.requestMs, 4, image + 8);
  for (int32_t i = 0; i < 4125; ++i) {
    storeNumber(value.bytes[i], 1, image + 12 + i);
  }
}
inline void load(mqtt::Transmit& value, const uint8_t* image) {
  loadNumber(value.length, 4, image);
  loadNumber(value.requestedBytes, 4, image + 4);
  loadNumber(value.requestMs, 4, image + 8);
  for (int32_t i = 0; i < 4125; ++i) {
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
inline constexpr int32_t IMAGE_BYTES<mqtt::ScanInput> = 2066;
inline void store(const mqtt::ScanInput& value, uint8_t* image) {
  storeBit(value.enable, image, 0);
  storeBit(value.restarted, image, 1);
  storeBit(value.reconnect, image, 2);
  storeNumber(value.elapsedMs, 4, image + 2);
  storeNumber(value.transport, 2, image + 6);
  storeNumber(value.sending, 2, image + 8);
  storeNumber(value.receivedOffset, 4, image + 10);
  storeNumber(value.receivedBytes, 4, image + 14);
  for (int32_t i = 0; i < 2048; ++i) {
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
  for (int32_t i = 0; i < 2048; ++i) {
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
inline constexpr int32_t IMAGE_BYTES<mqtt::Framing> = 1592;
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
  for (int32_t i = 0; i < 1558; ++i) {
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
  for (int32_t i = 0; i < 1558; ++i) {
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
inline constexpr int32_t IMAGE_BYTES<mqtt::Outbox> = 51364;
inline void store(const mqtt::Outbox& value, uint8_t* image) {
  store(value.order, image);
  storeNumber(value.unsent, 4, image + 276);
  storeNumber(value.lastNumber, 4, image + 280);
  storeNumber(value.agedPlace, 4, image + 284);
  for (int32_t i = 0; i < 32; ++i) {
    store(value.messages[i], image + 288 + 36 * i);
  }
  storeNumber(value.lastResult, 4, image + 1440);
  for (int32_t i = 0; i < 32; ++i) {
    store(value.results[i], image + 1444 + 6 * i);
  }
  for (int32_t i = 0; i < 49728; ++i) {
    storeNumber(value.bytes[i], 1, image + 1636 + i);
  }
}
inline void load(mqtt::Outbox& value, const uint8_t* image) {
  load(value.order, image);
  loadNumber(value.unsent, 4, image + 276);
  loadNumber(value.lastNumber, 4, image + 280);
  loadNumber(value.agedPlace, 4, image + 284);
  for (int32_t i = 0; i < 32; ++i) {
    load(value.messages[i], image + 288 + 36 * i);
  }
  loadNumber(value.lastResult, 4, image + 1440);
  for (int32_t i = 0; i < 32; ++i) {
    load(value.results[i], image + 1444 + 6 * i);
  }
  for (int32_t i = 0; i < 49728; ++i) {
    loadNumber(value.bytes[i], 1, image + 1636 + i);
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
  for (int32_t i = 0; i < 8; ++i) {
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
  for (int32_t i = 0; i < 8; ++i) {
    value.receivers[i] = loadBit(image + 24 + i / 8, i % 8);
  }
  loadNumber(value.receiverCount, 4, image + 26);
  loadNumber(value.pieceReceiver, 4, image + 30);
  loadNumber(value.place, 4, image + 34);
}

/// mqtt::Subscription: "MqttSubscription"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::Subscription> = 290;
inline void store(const mqtt::Subscription& value, uint8_t* image) {
  storeNumber(value.state, 2, image);
  store(value.filter, image + 2);
  storeNumber(value.wantedQos, 2, image + 260);
  storeNumber(value.grantedQos, 2, image + 262);
  storeNumber(value.handle, 4, image + 264);
  storeNumber(value.position, 4, image + 268);
  storeBit(value.stalled, image + 272, 0);
  storeBit(value.orphaned, image + 272, 1);
  storeNumber(value.largestBytes, 4, image + 274);
  storeNumber(value.waitingCount, 4, image + 278);
  storeNumber(value.receivedCount, 4, image + 282);
  storeNumber(value.droppedCount, 4, image + 286);
}
inline void load(mqtt::Subscription& value, const uint8_t* image) {
  loadNumber(value.state, 2, image);
  load(value.filter, image + 2);
  loadNumber(value.wantedQos, 2, image + 260);
  loadNumber(value.grantedQos, 2, image + 262);
  loadNumber(value.handle, 4, image + 264);
  loadNumber(value.position, 4, image + 268);
  value.stalled = loadBit(image + 272, 0);
  value.orphaned = loadBit(image + 272, 1);
  loadNumber(value.largestBytes, 4, image + 274);
  loadNumber(value.waitingCount, 4, image + 278);
  loadNumber(value.receivedCount, 4, image + 282);
  loadNumber(value.droppedCount, 4, image + 286);
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
inline constexpr int32_t IMAGE_BYTES<mqtt::Session> = 104960;
inline void store(const mqtt::Session& value, uint8_t* image) {
  storeNumber(value.layoutVersion, 4, image);
  store(value.owner, image + 4);
  storeNumber(value.clockMs, 4, image + 262);
  storeNumber(value.lastIdentifier, 4, image + 266);
  storeNumber(value.lastEntry, 4, image + 270);
  for (int32_t i = 0; i < 8; ++i) {
    store(value.subscriptions[i], image + 274 + 290 * i);
  }
  store(value.request, image + 2594);
  storeBit(value.subscribing, image + 2608, 0);
  storeBit(value.stalling, image + 2608, 1);
  storeBit(value.orphaning, image + 2608, 2);
  storeNumber(value.orphanedMs, 4, image + 2610);
  storeNumber(value.connects, 4, image + 2614);
  store(value.outbox, image + 2618);
  store(value.inbox, image + 53982);
}
inline void load(mqtt::Session& value, const uint8_t* image) {
  loadNumber(value.layoutVersion, 4, image);
  load(value.owner, image + 4);
  loadNumber(value.clockMs, 4, image + 262);
  loadNumber(value.lastIdentifier, 4, image + 266);
  loadNumber(value.lastEntry, 4, image + 270);
  for (int32_t i = 0; i < 8; ++i) {
    load(value.subscriptions[i], image + 274 + 290 * i);
  }
  load(value.request, image + 2594);
  value.subscribing = loadBit(image + 2608, 0);
  value.stalling = loadBit(image + 2608, 1);
  value.orphaning = loadBit(image + 2608, 2);
  loadNumber(value.orphanedMs, 4, image + 2610);
  loadNumber(value.connects, 4, image + 2614);
  load(value.outbox, image + 2618);
  load(value.inbox, image + 53982);
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
inline constexpr int32_t IMAGE_BYTES<mqtt::Settings> = 1342;
inline void store(const mqtt::Settings& value, uint8_t* image) {
  storeNumber(value.protocolLevel, 4, image);
  store(value.clientIdentifier, image + 4);
  storeBit(value.cleanSession, image + 262, 0);
  storeNumber(value.keepAliveSeconds, 4, image + 264);
  store(value.userName, image + 268);
  store(value.password, image + 526);
  store(value.willTopic, image + 784);
  store(value.willPayload, image + 1042);
  storeNumber(value.willQos, 2, image + 1300);
  storeBit(value.willRetained, image + 1302, 0);
  storeNumber(value.linkTimeoutMs, 4, image + 1304);
  storeNumber(value.responseTimeoutMs, 4, image + 1308);
  storeNumber(value.acknowledgeTimeoutMs, 4, image + 1312);
  storeNumber(value.takeTimeoutMs, 4, image + 1316);
  storeNumber(value.drainTimeoutMs, 4, image + 1320);
  storeNumber(value.inFlightMaximum, 4, image + 1324);
  storeNumber(value.qosZeroAgeMs, 4, image + 1328);
  storeNumber(value.whenFull, 2, image + 1332);
  storeNumber(value.reconnectMinimumMs, 4, image + 1334);
  storeNumber(value.reconnectMaximumMs, 4, image + 1338);
}
inline void load(mqtt::Settings& value, const uint8_t* image) {
  loadNumber(value.protocolLevel, 4, image);
  load(value.clientIdentifier, image + 4);
  value.cleanSession = loadBit(image + 262, 0);
  loadNumber(value.keepAliveSeconds, 4, image + 264);
  load(value.userName, image + 268);
  load(value.password, image + 526);
  load(value.willTopic, image + 784);
  load(value.willPayload, image + 1042);
  loadNumber(value.willQos, 2, image + 1300);
  value.willRetained = loadBit(image + 1302, 0);
  loadNumber(value.linkTimeoutMs, 4, image + 1304);
  loadNumber(value.responseTimeoutMs, 4, image + 1308);
  loadNumber(value.acknowledgeTimeoutMs, 4, image + 1312);
  loadNumber(value.takeTimeoutMs, 4, image + 1316);
  loadNumber(value.drainTimeoutMs, 4, image + 1320);
  loadNumber(value.inFlightMaximum, 4, image + 1324);
  loadNumber(value.qosZeroAgeMs, 4, image + 1328);
  loadNumber(value.whenFull, 2, image + 1332);
  loadNumber(value.reconnectMinimumMs, 4, image + 1334);
  loadNumber(value.reconnectMaximumMs, 4, image + 1338);
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
inline constexpr int32_t IMAGE_BYTES<mqtt::Link> = 5866;
inline void store(const mqtt::Link& value, uint8_t* image) {
  store(value.handshake, image);
  store(value.keepAlive, image + 12);
  store(value.window, image + 26);
  store(value.pressure, image + 54);
  store(value.head, image + 76);
  store(value.framing, image + 114);
  store(value.arrival, image + 1706);
  storeBit(value.packetArriving, image + 1726, 0);
  storeBit(value.sessionKept, image + 1726, 1);
  storeBit(value.repeatsEnded, image + 1726, 2);
  store(value.transmit, image + 1728);
}
inline void load(mqtt::Link& value, const uint8_t* image) {
  load(value.handshake, image);
  load(value.keepAlive, image + 12);
  load(value.window, image + 26);
  load(value.pressure, image + 54);
  load(value.head, image + 76);
  load(value.framing, image + 114);
  load(value.arrival, image + 1706);
  value.packetArriving = loadBit(image + 1726, 0);
  value.sessionKept = loadBit(image + 1726, 1);
  value.repeatsEnded = loadBit(image + 1726, 2);
  load(value.transmit, image + 1728);
}

/// mqtt::ClientData: "MqttClientData"
template <>
inline constexpr int32_t IMAGE_BYTES<mqtt::ClientData> = 112384;
inline void store(const mqtt::ClientData& value, uint8_t* image) {
  store(value.settings, image);
  store(value.session, image + 1342);
  store(value.connection, image + 106302);
  store(value.link, image + 106450);
  store(value.counters, image + 112316);
}
inline void load(mqtt::ClientData& value, const uint8_t* image) {
  load(value.settings, image);
  load(value.session, image + 1342);
  load(value.connection, image + 106302);
  load(value.link, image + 106450);
  load(value.counters, image + 112316);
}

}  // namespace image
