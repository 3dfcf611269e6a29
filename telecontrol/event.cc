#include "telecontrol/event.h"

#include "telecontrol/status_word.h"

namespace tele {

namespace {

// A day has 1318 * 65536 + 23552 milliseconds.
constexpr int32_t DAY_HIGH_WORD = 1318;
constexpr int32_t DAY_LOW_WORD = 23552;

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
  bytes[index] = plc::toByte(high / 256);
  bytes[index + 1] = plc::toByte(high % 256);
  bytes[index + 2] = plc::toByte(low / 256);
  bytes[index + 3] = plc::toByte(low % 256);
}

// The number of a point is not negative. Written out for fixed indices: each event of a PLC comes this way.
void encodeEvent(const Event& event, plc::Array<uint8_t, EVENT_BYTES>& bytes) {
  bytes[0] = plc::toByte(event.pointId / WORD_VALUES / 256);
  bytes[1] = plc::toByte(event.pointId / WORD_VALUES % 256);
  bytes[2] = plc::toByte(event.pointId % WORD_VALUES / 256);
  bytes[3] = plc::toByte(event.pointId % 256);
  putDoubleWord(event.value, bytes, 4);
  const int32_t low = event.utc.day * DAY_LOW_WORD + event.utc.dayMs % WORD_VALUES;
  const int32_t high = event.utc.day * DAY_HIGH_WORD + event.utc.dayMs / WORD_VALUES + low / WORD_VALUES;
  bytes[8] = plc::toByte(high / WORD_VALUES / 256);
  bytes[9] = plc::toByte(high / WORD_VALUES % 256);
  bytes[10] = plc::toByte(high % WORD_VALUES / 256);
  bytes[11] = plc::toByte(high % 256);
  bytes[12] = plc::toByte(low % WORD_VALUES / 256);
  bytes[13] = plc::toByte(low % 256);
  bytes[14] = event.status;
  bytes[15] = event.flags;
}

}  // namespace tele
