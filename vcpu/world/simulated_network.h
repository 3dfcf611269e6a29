#pragma once
// TCP without sockets: links that behave as LinkBehaviour says, in simulated time, repeatable from a seed.
// Test code plays the partner.
//
//   SimulatedNetwork network(clock);
//   network.behaviour.latencyMs = 20;
//   ... the PLC connects ...
//   SimulatedPeer& broker = network.newestPeer();
//   broker.write({0x20, 0x02, 0x00, 0x00});
//   clock.advance(20);
//   ... the PLC receives four bytes ...

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace vcpu {

/// How links behave that are opened from now on; each link keeps what held when it was opened.
struct LinkBehaviour {
  enum class Answer { Accept, Refuse, Silent, NoSuchHost };
  Answer answer = Answer::Accept;
  int64_t latencyMs = 0;           ///< one way; an answer to connect() takes two
  int64_t silenceMs = 10'000;      ///< without an answer for so long: Unreachable
  size_t sendBytesMax = SIZE_MAX;  ///< one send() takes at most so many
  size_t bufferBytes = 65'536;     ///< under way and unread together, each direction
  bool splitAtRandom = false;      ///< send() and receive() move a random part of what they could, at least 1
};

/// The partner's end of one link, for test code. Lives as long as its network.
class SimulatedPeer {
 public:
  SimulatedPeer(Clock& clock, const Endpoint& remote, uint16_t localPort, const LinkBehaviour& behaviour,
                uint64_t seed);

  /// What the PLC sent and has arrived by now, taken out.
  std::vector<uint8_t> read();

  /// Sends to the PLC; it arrives after the latency.
  void write(const std::vector<uint8_t>& bytes);

  /// Ends the link in order, behind what was written before.
  void close();

  /// Ends the link by a reset: nothing that is under way arrives.
  void reset();

  /// Pulls the cable: nothing arrives any more on either side, and neither side is informed. A PLC that
  /// sends notices it after silenceMs, one that only listens never.
  void vanish();

  /// The partner stops reading (false) or reads again: its buffer fills, send() takes less and less.
  void setReading(bool reading) { reading_ = reading; }

  bool closedByPlc() const { return closedByPlc_; }
  const Endpoint& endpoint() const { return endpoint_; }
  uint16_t plcPort() const { return plcPort_; }

 private:
  friend class SimulatedNetwork;

  /// Bytes that arrive at a time; an end without bytes is FIN.
  struct Segment {
    int64_t arrival = 0;
    std::vector<uint8_t> bytes;
    bool isEnd = false;
  };
  using Line = std::deque<Segment>;

  LinkState state() const;
  size_t send(std::span<const uint8_t> bytes);
  size_t receive(std::span<uint8_t> bytes);
  size_t available() const;
  size_t part(size_t bytes);
  bool hasEnd(const Line& line) const;
  int64_t arrivalTime() const;

  Clock& clock_;
  Endpoint endpoint_;
  uint16_t plcPort_;
  LinkBehaviour behaviour_;
  std::mt19937_64 random_;
  int64_t opened_;
  Line toPlc_;
  Line toPeer_;
  bool reading_ = true;
  bool closedByPlc_ = false;
  bool isReset_ = false;
  bool vanished_ = false;
  int64_t unansweredSince_ = -1;  ///< vanished: when the PLC sent first; -1: it did not
};

/// A network whose partners are SimulatedPeers. `clock` must outlive it; it owns the peers, also those whose
/// link is closed. For one thread, that of the CPU and the test.
class SimulatedNetwork : public Network {
 public:
  explicit SimulatedNetwork(Clock& clock, uint64_t seed = 1) : clock_(clock), seed_(seed) {}

  LinkBehaviour behaviour;
  std::map<std::array<uint8_t, 4>, LinkBehaviour>
      behaviourOf;                                      ///< of single addresses, in place of `behaviour`
  std::map<std::string, std::array<uint8_t, 4>> hosts;  ///< the names that are known
  size_t socketsMax = SIZE_MAX;                         ///< connect() answers 0 beyond

  /// The peer of the link opened last, or n links before it; there must be so many.
  SimulatedPeer& newestPeer(size_t before = 0);
  /// Links opened since the beginning.
  size_t opened() const { return peers_.size(); }
  /// Links that the PLC has not closed.
  size_t open() const { return links_.size(); }

  LinkId connect(const Endpoint& remote, uint16_t localPort) override;
  LinkId connect(const std::string& host, uint16_t port, uint16_t localPort) override;
  LinkState state(LinkId link) override;
  size_t send(LinkId link, std::span<const uint8_t> bytes) override;
  size_t receive(LinkId link, std::span<uint8_t> bytes) override;
  size_t available(LinkId link) override;
  void close(LinkId link) override;

 private:
  SimulatedPeer& at(LinkId link);
  LinkId open(const Endpoint& remote, uint16_t localPort, const LinkBehaviour& how);

  Clock& clock_;
  uint64_t seed_;
  std::vector<std::unique_ptr<SimulatedPeer>> peers_;
  std::map<LinkId, SimulatedPeer*> links_;
};

}  // namespace vcpu
