#pragma once
#include <cstdint>

// Every bound of the client, with its unit and its price in bytes of the data block that holds a ClientData.
//
// What a user chooses is a profile, a header with the numbers of namespace profile: limits_large.h,
// limits_small.h, or one of his own. MQTT_LIMITS names it; plc/README.md says how to generate SCL from it.
#ifndef MQTT_LIMITS
#define MQTT_LIMITS "core/limits_large.h"
#endif
#include MQTT_LIMITS

namespace mqtt {

/// Bytes of a client identifier, user name, password, topic name or topic filter, 23..254: the length of an
/// S7 STRING. Price: 5 times in the settings, once in each subscription and in each message of the queues,
/// and once each in PACKET_BYTES_MAX and TRANSMIT_BYTES_MAX.
inline constexpr int32_t TEXT_BYTES_MAX = profile::TEXT_BYTES;

/// Bytes of one message's payload, sent or received. Price: once in each message of the queues, and once each
/// in PACKET_BYTES_MAX and TRANSMIT_BYTES_MAX.
inline constexpr int32_t PAYLOAD_BYTES_MAX = profile::PAYLOAD_BYTES;

/// Bytes of the longest packet taken in, without its fixed header: PUBLISH with topic length, topic, packet
/// identifier and payload at their limits. Price: 1 time.
inline constexpr int32_t PACKET_BYTES_MAX = 2 + TEXT_BYTES_MAX + 2 + PAYLOAD_BYTES_MAX;

/// Bytes the shell's area for TRCV holds, and so the most bytes one scan takes in. Price: 0, it lies in
/// ScanInput.
inline constexpr int32_t RECEIVE_BYTES_MAX = profile::RECEIVE_BYTES;

/// Bytes one TSEND takes at most: 8192 is the most an S7-1500 can, 240 what old communication processors
/// can. Price: 1 time, in TRANSMIT_BYTES_MAX.
inline constexpr int32_t SEND_BYTES_MAX = profile::SEND_BYTES;

/// Bytes of the transmit area that only acknowledgements, SUBSCRIBE and PINGREQ may fill, so that a flood of
/// messages cannot keep them back. Price: 1 time, in TRANSMIT_BYTES_MAX.
inline constexpr int32_t TRANSMIT_RESERVE_BYTES = profile::RESERVE_BYTES;

/// Bytes of the transmit area that all packets but DISCONNECT may fill: one TSEND, the longest packet with
/// its fixed header of at most 5 bytes behind it, and the reserve. Price: 1 time.
inline constexpr int32_t TRANSMIT_BYTES_MAX = SEND_BYTES_MAX + 5 + PACKET_BYTES_MAX + TRANSMIT_RESERVE_BYTES;

/// Bytes of DISCONNECT (MQTT 3.1.1, 3.14): it is the last packet of a connection, and these bytes of the
/// transmit area behind all others are its own.
inline constexpr int32_t DISCONNECT_BYTES = 2;

/// Packets one scan handles at most.
inline constexpr int32_t PACKETS_PER_SCAN_MAX = profile::PACKETS_PER_SCAN;

/// PUBLISH packets one scan encodes at most.
inline constexpr int32_t MESSAGES_PER_SCAN_MAX = profile::MESSAGES_PER_SCAN;

/// Messages the outbox holds, and as many the inbox. Price: MESSAGE_BYTES_MAX and about 45 bytes each, twice.
inline constexpr int32_t QUEUE_MESSAGES_MAX = profile::QUEUE_MESSAGES;

/// Bytes of topic and payload of one message in a queue.
inline constexpr int32_t MESSAGE_BYTES_MAX = TEXT_BYTES_MAX + PAYLOAD_BYTES_MAX;
inline constexpr int32_t QUEUE_BYTES_MAX = QUEUE_MESSAGES_MAX * MESSAGE_BYTES_MAX;

/// Messages of QoS 1 and 2 that are in flight to the broker, at most; the settings may choose fewer. Price:
/// 0.
inline constexpr int32_t IN_FLIGHT_MAX = profile::IN_FLIGHT;

/// Topic filters the client subscribes to. Price: TEXT_BYTES_MAX and about 34 bytes each.
inline constexpr int32_t SUBSCRIPTIONS_MAX = profile::SUBSCRIPTIONS;

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

// What the client relies on, whatever the profile.
static_assert(TEXT_BYTES_MAX >= 23 && TEXT_BYTES_MAX <= 254, "an identifier (3.1.3.1) and an S7 STRING");
static_assert(PAYLOAD_BYTES_MAX >= 1, "the pieces of a large payload have bytes");
static_assert(RECEIVE_BYTES_MAX >= 1 && PACKETS_PER_SCAN_MAX >= 1 && MESSAGES_PER_SCAN_MAX >= 1,
              "each scan gets on");
static_assert(SEND_BYTES_MAX >= 1 && SEND_BYTES_MAX <= 8192, "what TSEND takes");
static_assert(TRANSMIT_RESERVE_BYTES >= 1 + 2 + 2 + 2 + TEXT_BYTES_MAX + 1,
              "SUBSCRIBE with one filter: type, length, identifier, filter with its length, QoS");
static_assert(TRANSMIT_BYTES_MAX >= 1 + 2 + 10 + 5 * (2 + TEXT_BYTES_MAX),
              "CONNECT: type, length, variable header, five texts with their lengths");
static_assert(SUBSCRIPTIONS_MAX >= 1 && SUBSCRIPTIONS_MAX <= PACKET_BYTES_MAX - 2,
              "SUBACK for all filters: identifier and a return code each");
static_assert(QUEUE_MESSAGES_MAX >= 1 && QUEUE_MESSAGES_MAX < PACKET_ID_MAX, "identifiers for all messages");
static_assert(IN_FLIGHT_MAX >= 1 && IN_FLIGHT_MAX <= QUEUE_MESSAGES_MAX,
              "what is in flight is in the outbox");

}  // namespace mqtt
