#pragma once
// What the connections of a fleet did.

#include <cstdint>
#include <vector>

#include "fleet/latencies.h"
#include "fleet/packet_stream.h"

namespace fleet {

/// Counted over all stations, since the fleet began or since the last second.
struct TrafficCounts {
  int64_t connects = 0;      ///< CONNACK with return code 0
  int64_t refusals = 0;      ///< CONNACK with another
  int64_t failures = 0;      ///< connections that TCP refused, or that did not come up
  int64_t disconnects = 0;   ///< connections that were up and ended, whoever ended them
  int64_t published = 0;     ///< PUBLISH sent, without those sent again
  int64_t confirmable = 0;   ///< those of them with QoS 1 or 2
  int64_t resent = 0;        ///< PUBLISH sent again, with DUP
  int64_t acknowledged = 0;  ///< messages whose PUBACK or PUBCOMP has come
  int64_t received = 0;      ///< PUBLISH received
};

TrafficCounts operator-(const TrafficCounts& a, const TrafficCounts& b);

/// For the thread of the stations.
struct Traffic {
  TrafficCounts counts;
  int64_t connected = 0;  ///< connections that the broker has accepted and that are still up
  Latencies latencies;    ///< from PUBLISH to PUBACK or PUBCOMP, since it was last emptied
};

/// One connection between a station and its broker. For the thread of the stations.
class Connection {
 public:
  /// Counts in `traffic`, which must outlive this.
  explicit Connection(Traffic& traffic) : traffic_(traffic) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  /// The connection has ended.
  ~Connection();

  /// `now` in nanoseconds of Clock::monotonic().
  void sent(std::span<const uint8_t> bytes, int64_t now);
  void received(std::span<const uint8_t> bytes, int64_t now);

 private:
  struct InFlight {
    uint16_t identifier;
    int64_t since;
  };

  void noteSent(const Packet& packet, int64_t now);
  std::vector<InFlight>::iterator inFlight(const Packet& packet);
  void noteReceived(const Packet& packet, int64_t now);

  Traffic& traffic_;
  PacketStream out_;
  PacketStream in_;
  std::vector<InFlight> inFlight_;
  bool isAccepted_ = false;
};

}  // namespace fleet
