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
  /// Messages put into the inbox.
  int32_t received = 0;
  /// Messages dropped from the inbox because they were not taken in time.
  int32_t dropped = 0;
  /// Messages too large for the client; acknowledged and passed over.
  int32_t oversized = 0;
  /// Messages that matched no subscription; acknowledged and passed over.
  int32_t unmatched = 0;
};

/// Sets all counters to 0.
void resetCounters(Counters& counters);

}  // namespace mqtt
