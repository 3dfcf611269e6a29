#include "telecontrol/event.h"

#include "telecontrol/status_word.h"

namespace tele {

namespace {

// A day has 1318 * 65536 + 23552 milliseconds.
constexpr int32_t DAY_HIGH_WORD = 1318;
constexpr int32_t DAY_LOW_WORD = 23552;

void putWord(int32_t bits, plc::Array<uint8_t, EVENT_BYTES>& bytes, int32_t index) {
  bytes[index] = plc::toByte(bits / 256);
  bytes[index + 1] = plc::toByte(bits % 256);
}

void putMilliseconds(const UtcTime& utc, plc::Array<uint8_t, EVENT_BYTES>& bytes, int32_t index) {
  const int32_t low = utc.day * DAY_LOW_WORD + utc.dayMs % WORD_VALUES;
  const int32_t middle = utc.day * DAY_HIGH_WORD + utc.dayMs / WORD_VALUES + low / WORD_VALUES;
  putWord(middle / WORD_VALUES, bytes, index);
  putWord(middle % WORD_VALUES, bytes, index + 2);
  putWord(low % WORD_VALUES, bytes, index + 4);
}

}  // namespace

void putDoubleWord(int32_t value, plc::Array<uint8_t, EVENT_BYTES>& bytes, int32_t index) {
  int32_t high = value / WORD_VALUES;
  int32_t low = value % WORD_VALUES;
  if (low < 0) {
    low = low + WORD_VALUES;
    high = high - 1;
  }
  if (high < 0) {
    high = high + WORD_VALUES;
  }
  putWord(high, bytes, index);
  putWord(low, bytes, index + 2);
}

void encodeEvent(const Event& event, plc::Array<uint8_t, EVENT_BYTES>& bytes) {
  putDoubleWord(event.pointId, bytes, 0);
  putDoubleWord(event.value, bytes, 4);
  putMilliseconds(event.utc, bytes, 8);
  bytes[14] = event.status;
  bytes[15] = event.flags;
}

}  // namespace tele
