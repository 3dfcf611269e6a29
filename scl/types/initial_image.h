#pragma once
// Values as the bytes that stand in an image: big-endian, dates in their S7 forms. Any thread may call.

#include <cstdint>
#include <span>
#include <vector>

#include "scl/types/constant.h"
#include "scl/types/type.h"

namespace scl {

/// 1990-01-01, where Date and Date_And_Time begin, in nanoseconds since 1970-01-01.
constexpr int64_t DATE_ZERO_NANOSECONDS = int64_t{7305} * 86'400 * 1'000'000'000;

/// Writes `value` of `type` into `image` at `offset`, for Bool into its `bit`. `type` is one that
/// isOneLiteral, `value` fits it; a text that is too long is cut.
void encode(std::span<uint8_t> image, int64_t offset, int bit, const Type& type, const Constant& value);

/// Writes a fresh value of `type` (its initialImage) there.
void encodeInitial(std::span<uint8_t> image, int64_t offset, int bit, const Type& type);

/// The bytes of `text` (UTF-8) in a String: Latin-1; a character outside it becomes '?'.
std::vector<uint8_t> latin1(const std::string& text);

/// Whether a String can hold each character of `text` (UTF-8).
bool isLatin1(const std::string& text);

/// The UTF-16 units of `text` (UTF-8).
std::vector<uint16_t> utf16(const std::string& text);

/// The 12 bytes of a DTL for nanoseconds since 1970-01-01.
std::vector<uint8_t> dtlBytes(int64_t nanoseconds);

/// The 8 bytes (BCD) of a Date_And_Time, which counts milliseconds from 1990 to 2089.
std::vector<uint8_t> dateAndTimeBytes(int64_t nanoseconds);

}  // namespace scl
