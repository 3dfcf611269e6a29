#pragma once
#include "telecontrol/event_buffer.h"

namespace tele {

/// First byte of a binary block: the mark of this format, version 1.
inline constexpr uint8_t BLOCK_MARK = 0xE1;

// ---- Flags of a block, one byte of two
/// Events were lost since the block before; its first event counts all, as LOST_EVENTS_ID.
inline constexpr uint8_t BLOCK_LOST = 0x01;
/// The buffer is in forced image mode.
inline constexpr uint8_t BLOCK_FORCED_IMAGE = 0x02;
/// The first block since the store was reset: the sequence begins again.
inline constexpr uint8_t BLOCK_FIRST = 0x04;

/// The block under way: payload of one message. It is kept until the broker has it, so that what is sent
/// again after a power cut is the same.
///
///   0  1  BLOCK_MARK
///   1  1  EVENT_BYTES
///   2  2  flags, most significant byte first
///   4  4  number of the block, most significant byte first
///   8     events
struct EventBlock {
  /// It waits to be sent, or for the broker's answer.
  bool ready = false;
  /// Number of the block, 0..COUNT_MAX; 0 follows COUNT_MAX.
  int32_t blockNumber = 0;
  /// Number of the first event of the buffer that is not in it.
  int32_t behind = 0;
  /// Lost events, as it and those before it have told.
  int32_t toldLostEvents = 0;
  /// Bytes in use.
  int32_t length = 0;
  plc::Array<uint8_t, BLOCK_BYTES_MAX> bytes{};
  /// The header or event that is being written.
  plc::Array<uint8_t, EVENT_BYTES> written{};
};

/// Writes the header.
void beginBlock(EventBlock& block, int32_t blockNumber, uint8_t flags);

/// Writes an event behind what is there.
void addEvent(EventBlock& block, const Event& event);

/// Copies so many events of the buffer behind what is there, from the oldest on. They stay in the buffer.
void addEvents(EventBlock& block, const EventBuffer& buffer, int32_t events);

}  // namespace tele
