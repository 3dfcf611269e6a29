#pragma once
#include <cstdint>

// The profile for an S7-1500 and a large S7-1200; limits.h says what each number means and costs. A queue
// holds more messages than the window of common brokers (mosquitto: 20), which therefore never fills the
// inbox with QoS 1 and 2.
namespace profile {

inline constexpr int32_t TEXT_BYTES = 254;
inline constexpr int32_t PAYLOAD_BYTES = 1300;
inline constexpr int32_t RECEIVE_BYTES = 2048;
inline constexpr int32_t SEND_BYTES = 2048;
inline constexpr int32_t RESERVE_BYTES = 512;
inline constexpr int32_t PACKETS_PER_SCAN = 16;
inline constexpr int32_t MESSAGES_PER_SCAN = 16;
inline constexpr int32_t QUEUE_MESSAGES = 32;
inline constexpr int32_t IN_FLIGHT = 20;
inline constexpr int32_t SUBSCRIPTIONS = 8;

}  // namespace profile
