#include "scl/types/initial_image.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "scl/types/elementary_types.h"

namespace scl {
namespace {

constexpr int64_t NANOSECONDS_PER_SECOND = 1'000'000'000;
constexpr int64_t SECONDS_PER_DAY = 86'400;

void putBigEndian(std::span<uint8_t> image, int64_t offset, int bytes, uint64_t value) {
  for (int i = 0; i < bytes; ++i) image[offset + i] = static_cast<uint8_t>(value >> (8 * (bytes - 1 - i)));
}

/// A moment taken apart; the weekday counts from Sunday = 1 as the S7 does.
struct Calendar {
  int64_t year = 0;
  int month = 0, day = 0, weekday = 0, hour = 0, minute = 0, second = 0;
  int64_t nanosecond = 0;
};

int64_t floorDivide(int64_t a, int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Days to a date in years that begin in March, so that the leap day is a year's last
// (the proleptic Gregorian calendar repeats every 400 years = 146,097 days).
Calendar calendarOf(int64_t nanoseconds) {
  int64_t seconds = floorDivide(nanoseconds, NANOSECONDS_PER_SECOND);
  int64_t days = floorDivide(seconds, SECONDS_PER_DAY);
  int64_t rest = seconds - days * SECONDS_PER_DAY;
  int64_t shifted = days + 719'468;  // since 0000-03-01
  int64_t era = floorDivide(shifted, 146'097);
  int64_t dayOfEra = shifted - era * 146'097;
  int64_t yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
  int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
  Calendar calendar;
  calendar.day = static_cast<int>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
  calendar.month = static_cast<int>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
  calendar.year = yearOfEra + era * 400 + (calendar.month <= 2 ? 1 : 0);
  calendar.weekday = static_cast<int>((days % 7 + 7 + 4) % 7 + 1);  // 1970-01-01 was a Thursday
  calendar.hour = static_cast<int>(rest / 3600);
  calendar.minute = static_cast<int>(rest / 60 % 60);
  calendar.second = static_cast<int>(rest % 60);
  const int64_t behindSecond = nanoseconds % NANOSECONDS_PER_SECOND;
  calendar.nanosecond = behindSecond < 0 ? behindSecond + NANOSECONDS_PER_SECOND : behindSecond;
  return calendar;
}

uint8_t bcd(int64_t value) {
  return static_cast<uint8_t>(value / 10 % 10 * 16 + value % 10);
}

/// One code point of UTF-8 text, moving `at` behind it; a byte that begins none stands for itself.
uint32_t nextCodePoint(const std::string& text, size_t& at) {
  auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  uint8_t first = byte(at++);
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  if (more == 0 || at + more > text.size()) return first;
  uint32_t code = first & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return first;
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  at += more;
  return code;
}

void encodeString(std::span<uint8_t> image, int64_t offset, int32_t length, const std::string& text) {
  std::vector<uint8_t> bytes = latin1(text);
  size_t used = std::min<size_t>(bytes.size(), length);
  image[offset] = static_cast<uint8_t>(length);
  image[offset + 1] = static_cast<uint8_t>(used);
  std::fill_n(image.begin() + offset + 2, length, uint8_t{0});
  std::copy_n(bytes.begin(), used, image.begin() + offset + 2);
}

void encodeWString(std::span<uint8_t> image, int64_t offset, int32_t length, const std::string& text) {
  std::vector<uint16_t> units = utf16(text);
  size_t used = std::min<size_t>(units.size(), length);
  putBigEndian(image, offset, 2, static_cast<uint64_t>(length));
  putBigEndian(image, offset + 2, 2, used);
  std::fill_n(image.begin() + offset + 4, 2 * length, uint8_t{0});
  for (size_t i = 0; i < used; ++i)
    putBigEndian(image, offset + 4 + 2 * static_cast<int64_t>(i), 2, units[i]);
}

}  // namespace

void encode(std::span<uint8_t> image, int64_t offset, int bit, const Type& type, const Constant& value) {
  if (type.kind == TypeKind::String)
    return encodeString(image, offset, type.length, std::get<std::string>(value));
  if (type.kind == TypeKind::WString)
    return encodeWString(image, offset, type.length, std::get<std::string>(value));
  if (type.kind == TypeKind::Any) {
    std::ranges::copy(std::get<std::string>(value), image.begin() + offset);
    return;
  }
  if (type.kind == TypeKind::Real) {
    return putBigEndian(image, offset, 4,
                        std::bit_cast<uint32_t>(static_cast<float>(std::get<double>(value))));
  }
  if (type.kind == TypeKind::LReal) {
    return putBigEndian(image, offset, 8, std::bit_cast<uint64_t>(std::get<double>(value)));
  }
  int64_t number = std::get<int64_t>(value);
  if (type.kind == TypeKind::Bool) {
    auto mask = static_cast<uint8_t>(1 << bit);
    image[offset] = static_cast<uint8_t>(number != 0 ? image[offset] | mask : image[offset] & ~mask);
  } else if (type.kind == TypeKind::DTL) {
    std::ranges::copy(dtlBytes(number), image.begin() + offset);
  } else if (type.kind == TypeKind::DateAndTime) {
    std::ranges::copy(dateAndTimeBytes(number), image.begin() + offset);
  } else {
    assert(isElementary(type));
    putBigEndian(image, offset, type.size, static_cast<uint64_t>(number));
  }
}

void encodeInitial(std::span<uint8_t> image, int64_t offset, int bit, const Type& type) {
  if (type.kind == TypeKind::Bool) {
    encode(image, offset, bit, type, Constant{int64_t{0}});
  } else if (type.initialImage.empty()) {
    std::fill_n(image.begin() + offset, type.size, uint8_t{0});
  } else {
    std::ranges::copy(type.initialImage, image.begin() + offset);
  }
}

std::vector<uint8_t> latin1(const std::string& text) {
  std::vector<uint8_t> bytes;
  for (size_t at = 0; at < text.size();) {
    uint32_t code = nextCodePoint(text, at);
    bytes.push_back(code <= 0xFF ? static_cast<uint8_t>(code) : uint8_t{'?'});
  }
  return bytes;
}

bool isLatin1(const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    if (nextCodePoint(text, at) > 0xFF) return false;
  }
  return true;
}

std::vector<uint16_t> utf16(const std::string& text) {
  std::vector<uint16_t> units;
  for (size_t at = 0; at < text.size();) {
    uint32_t code = nextCodePoint(text, at);
    if (code >= 0x10000) {
      units.push_back(static_cast<uint16_t>(0xD800 + ((code - 0x10000) >> 10 & 0x3FF)));
      units.push_back(static_cast<uint16_t>(0xDC00 + ((code - 0x10000) & 0x3FF)));
    } else {
      units.push_back(static_cast<uint16_t>(code));
    }
  }
  return units;
}

std::vector<uint8_t> dtlBytes(int64_t nanoseconds) {
  Calendar c = calendarOf(nanoseconds);
  std::vector<uint8_t> bytes(12);
  putBigEndian(bytes, 0, 2, static_cast<uint64_t>(c.year));
  int parts[] = {c.month, c.day, c.weekday, c.hour, c.minute, c.second};
  for (int i = 0; i < 6; ++i) bytes[2 + i] = static_cast<uint8_t>(parts[i]);
  putBigEndian(bytes, 8, 4, static_cast<uint64_t>(c.nanosecond));
  return bytes;
}

std::vector<uint8_t> dateAndTimeBytes(int64_t nanoseconds) {
  Calendar c = calendarOf(nanoseconds);
  int64_t milliseconds = c.nanosecond / 1'000'000;
  return {bcd(c.year % 100),
          bcd(c.month),
          bcd(c.day),
          bcd(c.hour),
          bcd(c.minute),
          bcd(c.second),
          bcd(milliseconds / 10),
          static_cast<uint8_t>(milliseconds % 10 * 16 + c.weekday)};
}

}  // namespace scl
