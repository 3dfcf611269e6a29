#pragma once
#include <cstdint>

// The profile for telecontrol on an S7-1200: messages hold a block of 37 events, and there are few of them.
// limits.h says what each number means and costs.
namespace profile {

inline constexpr int32_t TEXT_BYTES = 96;
inline constexpr int32_t PAYLOAD_BYTES = 600;
inline constexpr int32_t RECEIVE_BYTES = 1024;
inline constexpr int32_t SEND_BYTES = 1024;
inline constexpr int32_t RESERVE_BYTES = 128;
inline constexpr int32_t PACKETS_PER_SCAN = 8;
inline constexpr int32_t MESSAGES_PER_SCAN = 8;
inline constexpr int32_t QUEUE_MESSAGES = 8;
inline constexpr int32_t IN_FLIGHT = 8;
inline constexpr int32_t SUBSCRIPTIONS = 6;

}  // namespace profile
