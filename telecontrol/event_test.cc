#include "telecontrol/event.h"

#include <gtest/gtest.h>

#include <vector>

namespace tele {
namespace {

uint64_t numberAt(const plc::Array<uint8_t, EVENT_BYTES>& bytes, int32_t first, int32_t count) {
  uint64_t number = 0;
  for (int32_t i = first; i < first + count; ++i) number = number << 8 | bytes[i];
  return number;
}

TEST(Event, HasItsNumbersWithTheMostSignificantByteFirst) {
  Event event;
  event.pointId = 0x01020304;
  event.value = 0x05060708;
  event.utc = {.known = true, .day = 20786, .dayMs = 45296789};
  event.status = STATUS_ONLINE;
  event.flags = FLAG_GENERAL_REQUEST;
  plc::Array<uint8_t, EVENT_BYTES> bytes{};
  encodeEvent(event, bytes);
  const uint64_t ms = 20786ULL * 86400000 + 45296789;
  const std::vector<uint8_t> expected = {1,
                                         2,
                                         3,
                                         4,
                                         5,
                                         6,
                                         7,
                                         8,
                                         static_cast<uint8_t>(ms >> 40),
                                         static_cast<uint8_t>(ms >> 32),
                                         static_cast<uint8_t>(ms >> 24),
                                         static_cast<uint8_t>(ms >> 16),
                                         static_cast<uint8_t>(ms >> 8),
                                         static_cast<uint8_t>(ms),
                                         1,
                                         4};
  EXPECT_EQ(std::vector<uint8_t>(bytes.elements, bytes.elements + EVENT_BYTES), expected);
}

TEST(Event, HasEveryMomentOfEveryDay) {
  plc::Array<uint8_t, EVENT_BYTES> bytes{};
  for (int32_t day = 0; day <= UTC_DAY_MAX; ++day) {
    for (int32_t dayMs : {0, 1, 65535, 65536, 41984000, DAY_MS - 1}) {
      Event event;
      event.utc = {.known = true, .day = day, .dayMs = dayMs};
      encodeEvent(event, bytes);
      ASSERT_EQ(numberAt(bytes, 8, 6), static_cast<uint64_t>(day) * 86400000 + static_cast<uint64_t>(dayMs))
          << day << " " << dayMs;
    }
  }
}

TEST(Event, HasEveryValueInTwosComplement) {
  plc::Array<uint8_t, EVENT_BYTES> bytes{};
  for (int64_t value = INT32_MIN; value <= INT32_MAX; value += 65521) {
    Event event;
    event.value = static_cast<int32_t>(value);
    encodeEvent(event, bytes);
    ASSERT_EQ(numberAt(bytes, 4, 4), static_cast<uint32_t>(value));
  }
  for (int32_t value : {INT32_MIN, INT32_MIN + 1, -65537, -65536, -65535, -1, 0, 1, INT32_MAX}) {
    Event event;
    event.value = value;
    encodeEvent(event, bytes);
    EXPECT_EQ(numberAt(bytes, 4, 4), static_cast<uint32_t>(value));
  }
}

}  // namespace
}  // namespace tele
