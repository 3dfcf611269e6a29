#pragma once
#include "telecontrol/event_store.h"
#include "telecontrol/observation.h"
#include "telecontrol/point_table.h"

/// Events and alarms of a PLC, in the manner of telecontrol stations. Start reading here.
///
/// One Station and one EventStore belong to one PLC program, and all calls with them come from one OB.
/// Nothing is kept outside of them, and no call waits. Who sends the blocks is not known here: any means will
/// do that says when the receiver has one.
namespace tele {

/// What the user chose. Only the user writes it.
struct StationSettings {
  /// Bytes of the largest block, up to BLOCK_BYTES_MAX; 202 suits GPRS. Less than a header and two events
  /// count as that.
  int32_t blockBytes = 1300;
  /// Longest time that conditional events wait, 0..TIME_MS_MAX milliseconds.
  int32_t latestMs = 900000;
  /// Conditional events are sent when nothing was sent for so long, 0..TIME_MS_MAX milliseconds; 0: not.
  /// Below the keep-alive interval of the client they take the place of its PINGREQ.
  int32_t idleMs = 0;
  WhenFull whenFull = WhenFull::ForcedImage;
};

/// Numbers since the start of the CPU, for the user to read; they stop at COUNT_MAX.
struct StationCounters {
  /// Events that the points made.
  int32_t events = 0;
  /// Blocks that the receiver has.
  int32_t blocks = 0;
  int32_t generalRequests = 0;
  /// Scans whose time was before that of the scan before.
  int32_t clockSteps = 0;
};

/// What one scan is given.
struct StationInput {
  /// Since the scan before, in milliseconds.
  int32_t passedMs = 0;
  /// Now. Not known as long as nobody has set the clock of the PLC.
  UtcTime utc;
  /// Somebody takes a block: the client is connected.
  bool maySend = false;
  /// Somebody wants the values of all points. They follow the events that wait.
  bool generalRequest = false;
  /// Whatever waits is to be sent at once: the connection will not last.
  bool sendAll = false;
};

struct Station {
  StationSettings settings;
  PointTable table;
  StationCounters counters;
  /// Points whose newest event waits outside of the buffer, and those of them that are to be sent at once.
  int32_t imagesDue = 0;
  int32_t urgentImages = 0;
  /// Rows that the general request under way has not come to.
  int32_t requestedRows = 0;
  /// Events that a block holds.
  int32_t blockEvents = 0;
  /// Row to look at next, for images and general requests.
  int32_t cursor = 0;
  /// Since the scan before, since an event has begun to wait, and since the last block, in milliseconds.
  int32_t passedMs = 0;
  int32_t waitedMs = 0;
  int32_t idleMs = 0;
  /// The time of this scan, for a point whose value has changed.
  ScanTime now;
  /// The pass over all points under way (point_scan.h): its time, the row to look at next, and what has
  /// passed since it began.
  ScanTime pass;
  int32_t passRow = 0;
  int32_t sincePassMs = 0;
  /// The event that is being written.
  Event written;
};

/// Call it in the startup OB. The result is that of recoverEvents.
[[nodiscard]] bool startStation(Station& station, EventStore& store);

/// One cycle of the PLC: looks at all points, stores their events, and makes a block when one is due. While
/// `store.block.ready` the block is to be sent; blockDelivered says that the receiver has it.
void scanStation(Station& station, EventStore& store, const StationInput& input);

/// The receiver has the block under way.
void blockDelivered(Station& station, EventStore& store);

}  // namespace tele
