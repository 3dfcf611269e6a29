#include "telecontrol/event_block.h"

namespace tele {

void beginBlock(EventBlock& block, int32_t blockNumber, uint8_t flags) {
  block.blockNumber = blockNumber;
  putDoubleWord(blockNumber, block.written, 4);
  block.written[0] = BLOCK_MARK;
  block.written[1] = plc::toByte(EVENT_BYTES);
  block.written[2] = 0;
  block.written[3] = flags;
  plc::copyBytes(block.bytes, 0, block.written, 0, BLOCK_HEADER_BYTES);
  block.length = BLOCK_HEADER_BYTES;
}

void addEvent(EventBlock& block, const Event& event) {
  encodeEvent(event, block.written);
  plc::copyBytes(block.bytes, block.length, block.written, 0, EVENT_BYTES);
  block.length = block.length + EVENT_BYTES;
}

void addEvents(EventBlock& block, const EventBuffer& buffer, int32_t events) {
  const int32_t place = buffer.oldest % EVENTS_MAX;
  // The buffer is a ring: what does not lie before its end lies at its begin.
  int32_t beforeEnd = EVENTS_MAX - place;
  if (beforeEnd > events) {
    beforeEnd = events;
  }
  plc::copyBytes(block.bytes, block.length, buffer.bytes, place * EVENT_BYTES, beforeEnd * EVENT_BYTES);
  block.length = block.length + beforeEnd * EVENT_BYTES;
  const int32_t atBegin = events - beforeEnd;
  plc::copyBytes(block.bytes, block.length, buffer.bytes, 0, atBegin * EVENT_BYTES);
  block.length = block.length + atBegin * EVENT_BYTES;
  block.behind = numberBehind(buffer.oldest, events);
}

}  // namespace tele
