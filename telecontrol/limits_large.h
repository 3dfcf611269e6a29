#pragma once
#include <cstdint>

// The profile for an S7-1500. limits.h says what each number means and costs.
namespace profile {

inline constexpr int32_t POINTS = 500;
inline constexpr int32_t EVENTS = 4000;
inline constexpr int32_t BLOCK_BYTES = 1300;
inline constexpr int32_t IMAGES_PER_SCAN = 100;
inline constexpr int32_t COMMANDS = 64;
inline constexpr int32_t REQUESTS = 128;
inline constexpr int32_t PARAMETERS = 28;
inline constexpr int32_t JSON_BYTES = 1300;

}  // namespace profile
