#pragma once
#include <cstdint>

// Every bound of the telecontrol library, with its unit and its price in bytes of data blocks.
//
// What a user chooses is a profile, a header with the numbers of namespace profile: limits_large.h,
// limits_small.h, or one of his own. TELECONTROL_LIMITS names it.
#ifndef TELECONTROL_LIMITS
#define TELECONTROL_LIMITS "telecontrol/limits_large.h"
#endif
#include TELECONTROL_LIMITS

#include "telecontrol/event.h"

namespace tele {

/// Points of the point table. Price: 178 bytes each.
inline constexpr int32_t POINTS_MAX = profile::POINTS;

/// Events that wait to be sent. Price: EVENT_BYTES each, retentive.
inline constexpr int32_t EVENTS_MAX = profile::EVENTS;

inline constexpr int32_t BUFFER_BYTES = EVENTS_MAX * EVENT_BYTES;

/// Bytes of the header of a binary block.
inline constexpr int32_t BLOCK_HEADER_BYTES = 8;

/// Bytes of the largest block: the payload of one MQTT message. Price: 1 time, retentive.
inline constexpr int32_t BLOCK_BYTES_MAX = profile::BLOCK_BYTES;

/// Bytes of the smallest: the count of lost events, and an event.
inline constexpr int32_t BLOCK_BYTES_MIN = BLOCK_HEADER_BYTES + 2 * EVENT_BYTES;

/// Points that one scan looks at to answer a general request or to send current values.
inline constexpr int32_t IMAGES_PER_SCAN_MAX = profile::IMAGES_PER_SCAN;

/// Events are numbered 0 up to this and from 0 again; a multiple of EVENTS_MAX, so that a number says the
/// place of its event.
inline constexpr int32_t EVENT_NUMBERS = EVENTS_MAX * 65536;

/// Largest identifier of a point. The one above it is that of the record which counts lost events.
inline constexpr int32_t POINT_ID_MAX = 2147483646;

/// Analog values and counts reach from the negative of this to this; each fits a REAL exactly.
inline constexpr int32_t VALUE_MAX = 16777215;

/// Analog values are smoothed and integrated once in so many milliseconds.
inline constexpr int32_t SAMPLE_MS = 500;

/// Samples that one scan catches up with.
inline constexpr int32_t SAMPLES_PER_SCAN_MAX = 10;

/// Where counters stop: they saturate and never wrap.
inline constexpr int32_t COUNT_MAX = 2147483647;

/// Longest time of a setting in milliseconds (24 hours).
inline constexpr int32_t TIME_MS_MAX = 86400000;

/// Commands of the command table. Price: 42 bytes each.
inline constexpr int32_t COMMANDS_MAX = profile::COMMANDS;

/// Commands that are remembered with what became of them, so that none is carried out twice. Price: 82 bytes
/// each, retentive.
inline constexpr int32_t REQUESTS_MAX = profile::REQUESTS;

/// Bytes of the identifier of a command: a UUID has 36.
inline constexpr int32_t REQUEST_ID_BYTES_MAX = 36;

/// Parameters of a recipe phase. Price: 28 bytes each.
inline constexpr int32_t PARAMETERS_MAX = profile::PARAMETERS;

/// Bytes of the largest message in JSON that is taken in: a command, or the answer of a recipe server. Price:
/// 1 time for all commands, and for each recipe.
inline constexpr int32_t JSON_BYTES_MAX = profile::JSON_BYTES;

/// Bytes of an event as JSON at most, its comma included, and of what stands around the events.
inline constexpr int32_t JSON_EVENT_BYTES = 114;
inline constexpr int32_t JSON_HEAD_BYTES = 60;

static_assert(POINTS_MAX >= 1 && EVENTS_MAX >= 1 && EVENTS_MAX <= 32767, "EVENT_NUMBERS is a DInt");
static_assert(BLOCK_BYTES_MAX >= BLOCK_BYTES_MIN, "a block has a size");
static_assert(JSON_BYTES_MAX >= JSON_HEAD_BYTES + 2 * JSON_EVENT_BYTES, "the smallest block fits as JSON");
static_assert(IMAGES_PER_SCAN_MAX >= 1, "each scan gets on");

}  // namespace tele
