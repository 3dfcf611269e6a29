#include "core/counters.h"

namespace mqtt {

void resetCounters(Counters& counters) {
  counters.connected = 0;
  counters.faults = 0;
  counters.offered = 0;
  counters.published = 0;
  counters.resent = 0;
  counters.acknowledged = 0;
  counters.lost = 0;
  counters.expired = 0;
  counters.overrun = 0;
  counters.refused = 0;
  counters.cancelled = 0;
  counters.received = 0;
  counters.dropped = 0;
  counters.givenUp = 0;
  counters.leftToBroker = 0;
  counters.oversized = 0;
  counters.unmatched = 0;
}

}  // namespace mqtt
