#pragma once
#include <cstdint>

// The profile for an S7-1200: an EventStore, a CommandJournal and a Recipe fit the 10 KB of its retentive
// memory together. limits.h says what each number means and costs.
namespace profile {

inline constexpr int32_t POINTS = 50;
inline constexpr int32_t EVENTS = 400;
inline constexpr int32_t BLOCK_BYTES = 600;
inline constexpr int32_t IMAGES_PER_SCAN = 25;
inline constexpr int32_t COMMANDS = 10;
inline constexpr int32_t REQUESTS = 16;
inline constexpr int32_t PARAMETERS = 10;
inline constexpr int32_t JSON_BYTES = 600;

}  // namespace profile
