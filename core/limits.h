#pragma once
#include <cstdint>

// Every bound of the client, with its unit and its price in bytes of the data block that holds a ClientData.
// Change a number here and generate the SCL anew to get a client of another size.
namespace mqtt {

/// Bytes of a client identifier, user name, password, topic name or topic filter. The length of an S7
/// STRING. Price: 13 times (4 settings, will payload, SUBSCRIPTIONS_MAX filters), and once in each message of
/// the queues.
inline constexpr int32_t TEXT_BYTES_MAX = 254;

/// Bytes of one message's payload, sent or received. Price: once in PACKET_BYTES_MAX and once in
/// each message of the queues.
inline constexpr int32_t PAYLOAD_BYTES_MAX = 1024;

/// Bytes of the longest packet taken in, without its fixed header: PUBLISH with topic length, topic, packet
/// identifier and payload at their limits. Price: 1 time.
inline constexpr int32_t PACKET_BYTES_MAX = 2 + TEXT_BYTES_MAX + 2 + PAYLOAD_BYTES_MAX;

/// Bytes the shell's area for TRCV holds, and so the most bytes one scan takes in. Price: 0, it lies in
/// ScanInput.
inline constexpr int32_t RECEIVE_BYTES_MAX = 2048;

/// Bytes one TSEND takes at most: 8192 is the most an S7-1500 can, 240 what old communication processors
/// can.
inline constexpr int32_t SEND_BYTES_MAX = 2048;

/// Bytes of the transmit area: one TSEND and the longest packet behind it (CONNECT with five texts and
/// twelve bytes, or PUBLISH), and room for acknowledgements. Price: 1 time.
inline constexpr int32_t TRANSMIT_BYTES_MAX = SEND_BYTES_MAX + 2048;

/// Bytes of the transmit area that only acknowledgements, SUBSCRIBE and PINGREQ may fill, so that a flood of
/// messages cannot keep them back.
inline constexpr int32_t TRANSMIT_RESERVE_BYTES = 512;

/// Packets one scan handles at most.
inline constexpr int32_t PACKETS_PER_SCAN_MAX = 16;

/// PUBLISH packets one scan encodes at most.
inline constexpr int32_t MESSAGES_PER_SCAN_MAX = 16;

/// Messages the outbox holds, and as many the inbox: more than the window of common brokers (mosquitto: 20),
/// which therefore never fills the inbox with QoS 1 and 2. Price: MESSAGE_BYTES_MAX and about 40 bytes each,
/// twice.
inline constexpr int32_t QUEUE_MESSAGES_MAX = 32;

/// Bytes of topic and payload of one message in a queue.
inline constexpr int32_t MESSAGE_BYTES_MAX = TEXT_BYTES_MAX + PAYLOAD_BYTES_MAX;
inline constexpr int32_t QUEUE_BYTES_MAX = QUEUE_MESSAGES_MAX * MESSAGE_BYTES_MAX;

/// Messages of QoS 1 and 2 that are in flight to the broker, at most; the settings choose 1 up to this.
/// Price: 0.
inline constexpr int32_t IN_FLIGHT_MAX = 20;

/// Topic filters the client subscribes to. Price: 288 bytes each.
inline constexpr int32_t SUBSCRIPTIONS_MAX = 8;

/// Largest packet identifier (MQTT 3.1.1, 2.3.1).
inline constexpr int32_t PACKET_ID_MAX = 65535;

/// Largest remaining length (MQTT 3.1.1, 2.2.3).
inline constexpr int32_t REMAINING_LENGTH_MAX = 268435455;

/// Longest keep-alive interval in seconds (MQTT 3.1.1, 3.1.2.10).
inline constexpr int32_t KEEP_ALIVE_SECONDS_MAX = 65535;

/// Where counters of events and times stop: they saturate and never wrap.
inline constexpr int32_t COUNT_MAX = 2147483647;

/// Longest timeout a setting may ask for, in milliseconds (24 hours).
inline constexpr int32_t TIMEOUT_MS_MAX = 86400000;

}  // namespace mqtt
