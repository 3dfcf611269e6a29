#include "telecontrol/event_store.h"

#include "telecontrol/range.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

/// Four fifths of the buffer.
constexpr int32_t FORCED_IMAGE_EVENTS = EVENTS_MAX - EVENTS_MAX / 5;

void followForcedImage(EventStore& store, WhenFull policy) {
  if (policy != WhenFull::ForcedImage || store.events * 2 < EVENTS_MAX) {
    store.forcedImage = false;
  } else if (store.events >= FORCED_IMAGE_EVENTS) {
    store.forcedImage = true;
  }
}

bool makeRoom(EventStore& store, Urgency urgency, WhenFull policy) {
  if (policy == WhenFull::DropOldest) {
    if (store.events >= EVENTS_MAX) {
      countLostEvent(store);
      store.buffer.oldest = numberBehind(store.buffer.oldest, 1);
      --store.events;
      if (store.urgentEvents > 0) {
        --store.urgentEvents;
      }
    }
    return true;
  }
  return store.events < EVENTS_MAX && (!store.forcedImage || urgency == Urgency::Alarm);
}

/// The events of the block leave the buffer. Doing it again changes nothing.
void leaveToBlock(EventStore& store) {
  store.blockNumber = store.block.blockNumber;
  store.toldLostEvents = store.block.toldLostEvents;
  store.urgentEvents = store.urgentEvents - eventsBetween(store.buffer.oldest, store.block.behind);
  if (store.urgentEvents < 0) {
    store.urgentEvents = 0;
  }
  store.buffer.oldest = store.block.behind;
  store.events = eventCount(store.buffer);
}

bool hasNumbers(const EventStore& store) {
  const bool oldest = isWithin(store.buffer.oldest, 0, EVENT_NUMBERS - 1);
  const bool next = isWithin(store.buffer.next, 0, EVENT_NUMBERS - 1);
  const bool behind = isWithin(store.block.behind, 0, EVENT_NUMBERS - 1);
  return oldest && next && behind;
}

// What no power cut leaves: another program has written here.
bool isWhole(const EventStore& store) {
  const EventBlock& block = store.block;
  const bool counts = store.blockNumber >= -1 && block.blockNumber >= 0 && store.lostEvents >= 0 &&
                      store.looseEvents >= 0 && store.toldLostEvents >= 0 && block.toldLostEvents >= 0;
  if (!counts || block.length < 0 || block.length > BLOCK_BYTES_MAX) {
    return false;
  }
  if (!hasNumbers(store)) {
    return false;
  }
  return eventCount(store.buffer) <= EVENTS_MAX;
}

int32_t nextBlockNumber(const EventStore& store) {
  if (store.blockNumber < COUNT_MAX) {
    return store.blockNumber + 1;
  }
  return 0;
}

uint8_t blockFlags(const EventStore& store, bool losses) {
  uint8_t flags = 0;
  if (losses) {
    flags = flags | BLOCK_LOST;
  }
  if (store.forcedImage) {
    flags = flags | BLOCK_FORCED_IMAGE;
  }
  if (store.blockNumber < 0) {
    flags = flags | BLOCK_FIRST;
  }
  return flags;
}

// The event that counts all lost ones; its time is there.
void describeLosses(Event& lost, int32_t lostEvents) {
  lost.pointId = LOST_EVENTS_ID;
  lost.value = lostEvents;
  lost.status = STATUS_ONLINE;
  lost.flags = 0;
  if (!lost.utc.known) {
    lost.flags = FLAG_TIME_UNKNOWN;
  }
}

}  // namespace

void countLostEvent(EventStore& store) {
  store.lostEvents = counted(store.lostEvents);
}

bool storeEvent(EventStore& store, const Event& event, Urgency urgency, WhenFull policy) {
  followForcedImage(store, policy);
  if (!makeRoom(store, urgency, policy)) {
    return false;
  }
  placeEvent(store, event, urgency);
  return true;
}

void placeEvent(EventStore& store, const Event& event, Urgency urgency) {
  appendEvent(store.buffer, event);
  ++store.events;
  if (urgency != Urgency::Conditional) {
    sendAllAtOnce(store);
  }
}

void sendAllAtOnce(EventStore& store) {
  store.urgentEvents = store.events;
}

int32_t eventsOfBlock(int32_t blockBytes) {
  return (blockBytes - BLOCK_HEADER_BYTES) / EVENT_BYTES;
}

void buildBlock(EventStore& store, int32_t blockBytes, Event& lost) {
  const bool losses = store.lostEvents > store.toldLostEvents;
  beginBlock(store.block, nextBlockNumber(store), blockFlags(store, losses));
  int32_t events = eventsOfBlock(blockBytes);
  if (losses) {
    describeLosses(lost, store.lostEvents);
    addEvent(store.block, lost);
    --events;
  }
  if (events > store.events) {
    events = store.events;
  }
  addEvents(store.block, store.buffer, events);
  store.block.toldLostEvents = store.lostEvents;
  store.block.ready = true;
  leaveToBlock(store);
}

void finishBlock(EventStore& store) {
  store.block.ready = false;
}

bool recoverEvents(EventStore& store) {
  if (!isWhole(store)) {
    resetEvents(store);
    return false;
  }
  store.lostEvents = addUpTo(store.lostEvents, store.looseEvents, COUNT_MAX);
  store.looseEvents = 0;
  store.events = eventCount(store.buffer);
  sendAllAtOnce(store);
  // A block that was ready may have been cut off before its events left the buffer.
  const int32_t toLeave = eventsBetween(store.buffer.oldest, store.block.behind);
  if (store.block.ready && toLeave <= store.events) {
    leaveToBlock(store);
    sendAllAtOnce(store);
  }
  return true;
}

void resetEvents(EventStore& store) {
  store.block.ready = false;
  store.block.blockNumber = 0;
  store.block.behind = 0;
  store.block.toldLostEvents = 0;
  store.block.length = 0;
  store.buffer.oldest = 0;
  store.buffer.next = 0;
  store.blockNumber = -1;
  store.lostEvents = 0;
  store.toldLostEvents = 0;
  store.events = 0;
  store.forcedImage = false;
  store.looseEvents = 0;
  store.urgentEvents = 0;
}

}  // namespace tele
