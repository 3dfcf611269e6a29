#pragma once
#include <cstdint>

// The smallest of everything: a buffer of one event, and blocks of one event.
namespace profile {

inline constexpr int32_t POINTS = 3;
inline constexpr int32_t EVENTS = 1;
inline constexpr int32_t BLOCK_BYTES = 40;
inline constexpr int32_t IMAGES_PER_SCAN = 1;
inline constexpr int32_t COMMANDS = 1;
inline constexpr int32_t REQUESTS = 1;
inline constexpr int32_t PARAMETERS = 1;
inline constexpr int32_t JSON_BYTES = 300;

}  // namespace profile
