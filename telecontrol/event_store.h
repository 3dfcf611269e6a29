#pragma once
#include "telecontrol/event_block.h"
#include "telecontrol/event_buffer.h"
#include "telecontrol/point.h"

namespace tele {

/// What becomes of new events when the buffer fills up.
enum class WhenFull : int16_t {
  /// From four fifths on, a new event replaces the one of its point that waits, until the buffer is less than
  /// half full: the receiver gets the present image, and misses what was between. Alarms still find room.
  ForcedImage = 0,
  /// The oldest event is lost.
  DropOldest = 1,
};

/// Everything that a power cut must not take: the events that were not handed to the broker yet. It lies in a
/// retentive data block of the user's.
struct EventStore {
  EventBuffer buffer;
  EventBlock block;
  /// Number of the newest block; -1: there was none yet.
  int32_t blockNumber = -1;
  /// Events lost since the store was reset, and how many of them a block has told; they stop at COUNT_MAX.
  int32_t lostEvents = 0;
  int32_t toldLostEvents = 0;
  /// Events in the buffer, as eventCount says.
  int32_t events = 0;
  bool forcedImage = false;
  /// Events that wait at their points, where a power cut would take them.
  int32_t looseEvents = 0;
  /// Events, counted from the oldest one on, up to the last that is to be sent at once.
  int32_t urgentEvents = 0;
};

/// Puts an event into the buffer. FALSE: it found no room. `urgency` says whether it may take the last
/// places, and whether it is sent at once.
[[nodiscard]] bool storeEvent(EventStore& store, const Event& event, Urgency urgency, WhenFull policy);

/// Puts an event into the buffer, which has room for it, whatever the mode.
void placeEvent(EventStore& store, const Event& event, Urgency urgency);

/// All events in the buffer are sent at once.
void sendAllAtOnce(EventStore& store);

/// An event of a point was lost.
void countLostEvent(EventStore& store);

/// Makes the next block of at most so many bytes, from the oldest events. There is at least one event, and no
/// block under way. `lost` is used for the event that counts lost events, and has its time.
void buildBlock(EventStore& store, int32_t blockBytes, Event& lost);

/// The broker has the block under way: its events are forgotten.
void finishBlock(EventStore& store);

/// Events that a block of so many bytes holds.
[[nodiscard]] int32_t eventsOfBlock(int32_t blockBytes);

/// After a start of the CPU, before all else: finishes what a power cut has interrupted, and counts what it
/// has taken. All events that wait are sent at once. FALSE: something was impossible, as no power cut leaves
/// it; the store was reset.
[[nodiscard]] bool recoverEvents(EventStore& store);

/// Forgets all events, uncounted. The next block is the first one.
void resetEvents(EventStore& store);

}  // namespace tele
