#include "telecontrol/status_word.h"

#include "subset/plc.h"

namespace tele {

int32_t withChangedBits(int32_t bits, int32_t bitsBefore) {
  const uint8_t high = plc::toByte(bits / 256) ^ plc::toByte(bitsBefore / 256);
  const uint8_t low = plc::toByte(bits % 256) ^ plc::toByte(bitsBefore % 256);
  int32_t changed = high * 256 + low;
  if (changed >= WORD_VALUES / 2) {
    changed = changed - WORD_VALUES;
  }
  return changed * WORD_VALUES + bits;
}

}  // namespace tele
