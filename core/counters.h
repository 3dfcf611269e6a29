#pragma once
#include <cstdint>

namespace mqtt {

/// What has happened since the client was reset. All count from 0 and stop at COUNT_MAX. Written by the
/// client, read by the user.
struct Counters {
  /// Connections the broker has accepted.
  int32_t connected = 0;
  int32_t faults = 0;
  /// Messages taken into the outbox.
  int32_t offered = 0;
  /// PUBLISH packets sent, and those of them that were sent again.
  int32_t published = 0;
  int32_t resent = 0;
  int32_t acknowledged = 0;
  /// Messages of QoS 0 that were cut off by the end of the connection.
  int32_t lost = 0;
  /// Messages not sent within their maximum age, dropped to make room for newer ones, refused because there
  /// was no room, and taken back.
  int32_t expired = 0;
  int32_t overrun = 0;
  int32_t refused = 0;
  int32_t cancelled = 0;
  /// Messages put into the inbox, each counted once.
  int32_t received = 0;
  /// Messages of QoS 0 dropped because the inbox was full.
  int32_t dropped = 0;
  /// Messages of QoS 1 and 2 given up because they were not taken in time.
  int32_t givenUp = 0;
  /// Messages of QoS 1 and 2 left to the broker unacknowledged, to resolve that both sides wait for each
  /// other.
  int32_t leftToBroker = 0;
  /// Messages too large for the client; acknowledged and passed over.
  int32_t oversized = 0;
  /// Messages that matched no subscription; acknowledged and passed over.
  int32_t unmatched = 0;
};

/// Sets all counters to 0.
void resetCounters(Counters& counters);

}  // namespace mqtt
