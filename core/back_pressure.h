#pragma once
#include "core/counters.h"
#include "core/session.h"

namespace mqtt {

/// What slows the broker down: messages of QoS 1 and 2 that are not taken, and so are not acknowledged.
struct BackPressure {
  /// The PUBLISH in `framing` waits for a place in the inbox: the client takes no more bytes.
  bool paused = false;
  /// Milliseconds since receiving was paused or a message was taken or given up; stops at COUNT_MAX.
  int32_t pausedMs = 0;
  /// Place of the oldest message that is not taken and keeps others from being acknowledged or taken in, or
  /// NO_PLACE, and the milliseconds it does so; stop at COUNT_MAX.
  int32_t holder = NO_PLACE;
  int32_t heldMs = 0;
  /// Messages of QoS 1 and 2 are left to the broker, until the inbox is empty and the connection is made
  /// anew; how many were on this connection.
  bool leaving = false;
  int32_t leftCount = 0;
  /// The inbox is empty of them: nothing more is sent, and the connection is made anew when all that is in
  /// flight was acknowledged.
  bool renewing = false;
};

/// Nothing is held back.
void resetBackPressure(BackPressure& pressure);

/// Adds the time since the last scan.
void passBackPressure(BackPressure& pressure, int32_t elapsedMs);

/// Finds the message that holds others back. One that did so for giveUpMs (0: no limit) is given up: its
/// receivers lose it, counted, and their next ones are given up at once, until they receive again. True when
/// one was given up.
[[nodiscard]] bool followHolder(Session& session, BackPressure& pressure, Counters& counters,
                                int32_t giveUpMs);

}  // namespace mqtt
