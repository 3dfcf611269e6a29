#pragma once
// A network of few bits and long ways, as GPRS and satellites are: what is sent takes its time, lost segments
// come late, the link is gone for minutes, and a gateway forgets connections without telling anybody.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <vector>

#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace telecontrol {

/// Each direction has these.
struct ThinRules {
  int64_t bitsPerSecond = 9600;
  int64_t latencyMs = 300;   ///< one way
  uint32_t lostPercent = 2;  ///< of the segments; each comes behind a stall, and so do those behind it
  int64_t stallMs = 2000;
  int64_t giveUpMs = 120'000;  ///< a TCP that has no answer for so long ends the connection
};

/// Octets on the wire, with the headers of TCP and IP and the segments that carry nothing but those.
struct Traffic {
  int64_t up = 0;    ///< from the PLC
  int64_t down = 0;  ///< to it
};

class ThinNetwork;

/// One TCP connection.
class ThinLink {
 public:
  explicit ThinLink(ThinNetwork& network);

  // The broker's end.
  std::vector<uint8_t> read();
  void write(const std::vector<uint8_t>& octets);
  void end();
  /// Nothing comes any more: the PLC has closed it, or it has broken.
  bool hasEnded() const;

  // Faults.
  /// A reset: what is under way is lost, and both ends see it.
  void breakNow() { broken_ = true; }
  /// Nothing passes any more, and nobody is told.
  void fallSilent() { silent_ = true; }

 private:
  friend class ThinNetwork;
  struct Segment {
    int64_t sentMs = 0;
    int64_t arrivalMs = 0;
    std::vector<uint8_t> octets;
  };
  /// One direction.
  struct Line {
    std::deque<Segment> segments;
    int64_t freeMs = 0;         ///< what is sent before waits until then
    int64_t ackDueMs = -1;      ///< of what has arrived here, unless an answer carries it
    int64_t* octets = nullptr;  ///< those of this direction
  };

  vcpu::LinkState state() const;
  size_t send(std::span<const uint8_t> octets);
  size_t receive(std::span<uint8_t> octets);
  size_t available() const;
  void push(Line& line, std::span<const uint8_t> octets);
  /// The front segment of a line has arrived.
  bool hasArrived(const Line& line) const;
  void acknowledge(Line& back);
  void settle(Line& back);
  bool waitsTooLong(const Line& line) const;

  ThinNetwork& network_;
  Line up_;
  Line down_;
  int64_t opensMs_;
  bool reached_;  ///< the broker was there when it was asked for
  bool accepted_ = false;
  bool broken_ = false;
  bool silent_ = false;
  bool endedByBroker_ = false;
  bool closedByPlc_ = false;
};

/// The network as the communication blocks see it. The broker asks it for new links.
class ThinNetwork : public vcpu::Network {
 public:
  ThinNetwork(vcpu::Clock& clock, const ThinRules& rules, uint64_t seed)
      : clock_(clock), rules_(rules), random_(seed) {}

  // Faults.
  /// Nothing passes from now on; a TCP that gets no answer gives up in the end.
  void beginOutage() { out_ = true; }
  /// The retransmissions that come through follow some time later.
  void endOutage();
  bool isOut() const { return out_; }
  /// Whether the broker answers those who connect.
  bool brokerIsUp = true;
  void breakAll();
  /// All links the PLC has: its power is gone, or a gateway has forgotten them.
  void silenceAll();

  /// Links that came up and that the broker has not accepted yet.
  std::vector<std::shared_ptr<ThinLink>> arrivals();

  /// When the next octets arrive, or a link comes up; INT64_MAX: nothing is under way.
  int64_t nextArrivalMs() const;
  int64_t nowMs() const { return clock_.monotonic() / 1'000'000; }
  Traffic traffic() const { return traffic_; }

  vcpu::LinkId connect(const vcpu::Endpoint& remote, uint16_t localPort) override;
  vcpu::LinkId connect(const std::string&, uint16_t, uint16_t localPort) override {
    return connect(vcpu::Endpoint{}, localPort);
  }
  vcpu::LinkState state(vcpu::LinkId link) override { return links_.at(link)->state(); }
  size_t send(vcpu::LinkId link, std::span<const uint8_t> octets) override {
    return links_.at(link)->send(octets);
  }
  size_t receive(vcpu::LinkId link, std::span<uint8_t> octets) override {
    return links_.at(link)->receive(octets);
  }
  size_t available(vcpu::LinkId link) override { return links_.at(link)->available(); }
  void close(vcpu::LinkId link) override;

 private:
  friend class ThinLink;

  vcpu::Clock& clock_;
  ThinRules rules_;
  std::mt19937_64 random_;
  Traffic traffic_;
  bool out_ = false;
  int64_t resumesMs_ = 0;  ///< behind an outage
  std::map<vcpu::LinkId, std::shared_ptr<ThinLink>> links_;
  /// Those that the broker may still hear of, too.
  std::vector<std::shared_ptr<ThinLink>> known_;
  vcpu::LinkId last_ = 0;
};

}  // namespace telecontrol
