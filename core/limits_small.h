#pragma once
#include <cstdint>

// The profile for a small S7-1200: a whole ClientData fits the 10 KB of retentive memory of a CPU 1212C, with
// some hundred bytes to spare. limits.h says what each number means and costs.
namespace profile {

inline constexpr int32_t TEXT_BYTES = 96;
inline constexpr int32_t PAYLOAD_BYTES = 256;
inline constexpr int32_t RECEIVE_BYTES = 512;
inline constexpr int32_t SEND_BYTES = 512;
inline constexpr int32_t RESERVE_BYTES = 128;
inline constexpr int32_t PACKETS_PER_SCAN = 8;
inline constexpr int32_t MESSAGES_PER_SCAN = 8;
inline constexpr int32_t QUEUE_MESSAGES = 8;
inline constexpr int32_t IN_FLIGHT = 8;
inline constexpr int32_t SUBSCRIPTIONS = 6;

}  // namespace profile
