#pragma once
// The network between the PLC and the broker: TCP links that are late, break at any byte, or fall silent.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "core/testing/packet.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/random.h"
#include "tests/simulation/scenario.h"
#include "tests/simulation/trace.h"
#include "vcpu/world/network.h"

namespace simulation {

using protocol::Octets;

/// One TCP link. Both ends see what TCP shows them: a broken link may lose what was under way, in order.
class Wire {
 public:
  Wire(const Trace& trace, int64_t latencyMs) : trace_(trace), latencyMs_(latencyMs) {}

  // The PLC's end.
  vcpu::LinkState state() const;
  size_t send(std::span<const uint8_t> octets);
  size_t receive(std::span<uint8_t> octets);
  size_t available() const;

  // The broker's end.
  /// What has arrived since the last call.
  Octets read();
  void write(const Octets& octets);
  /// Ends the link in order, behind what was written.
  void end();
  /// The link has ended, and all that arrived before was read.
  bool hasEnded() const;

  // Faults.
  /// The link breaks: the PLC sees it at once, or, `inOrder`, when it has received what is under way.
  void breakNow(bool inOrder);
  /// Nothing arrives any more, and no end learns of it; a PLC that sends does after silenceMs.
  void fallSilent(int64_t silenceMs);
  /// It does so when so many octets more have gone up or down.
  void breakBehind(int64_t octetsUp, int64_t octetsDown, int64_t silenceMs);

  vcpu::LinkState opening = vcpu::LinkState::Connecting;  ///< until it is Up, or is not going to be
  int64_t opensAt = 0;
  bool closedByPlc = false;
  bool accepted = false;  ///< the broker knows of it
  bool isUsed = false;    ///< the PLC has handed octets over to it

 private:
  struct Segment {
    int64_t arrival = 0;
    Octets octets;
  };
  void push(std::deque<Segment>& line, std::span<const uint8_t> octets);
  void strike();
  /// How many of `count` octets pass before the chosen one; counts them.
  size_t passing(int64_t& left, size_t count);

  const Trace& trace_;
  int64_t latencyMs_;
  std::deque<Segment> up_;
  std::deque<Segment> down_;
  int64_t leftUp_ = -1;
  int64_t leftDown_ = -1;
  int64_t strikeSilenceMs_ = -1;  ///< -1: the chosen break is not silent
  bool broken_ = false;
  bool ended_ = false;
  bool silent_ = false;
  int64_t silenceMs_ = 0;
  int64_t unansweredSince_ = -1;
};

/// The network as the communication blocks see it. The broker asks it for new links.
class Internet : public vcpu::Network {
 public:
  Internet(Trace& trace, const Scenario& scenario, Ledger& ledger, uint64_t seed)
      : trace_(trace), scenario_(scenario), ledger_(ledger), random_(seed, 1) {}

  /// What connect() meets: a listening broker, one that is down, or nothing that answers.
  vcpu::LinkState answer = vcpu::LinkState::Up;
  /// Behind the time of faults.
  bool calm = false;

  vcpu::LinkId connect(const vcpu::Endpoint& remote, uint16_t localPort) override;
  vcpu::LinkId connect(const std::string&, uint16_t, uint16_t localPort) override {
    return connect(vcpu::Endpoint{}, localPort);
  }
  vcpu::LinkState state(vcpu::LinkId link) override { return at(link).state(); }
  size_t send(vcpu::LinkId link, std::span<const uint8_t> octets) override;
  size_t receive(vcpu::LinkId link, std::span<uint8_t> octets) override;
  size_t available(vcpu::LinkId link) override { return at(link).available(); }
  void close(vcpu::LinkId link) override;

  /// Links that came up and that the broker has not accepted yet.
  std::vector<std::shared_ptr<Wire>> arrivals();

  /// The link opened last, or nullptr.
  Wire* newest() { return wires_.empty() ? nullptr : wires_.back().get(); }
  void breakAll();

 private:
  Wire& at(vcpu::LinkId link) { return *links_.at(link); }
  void chooseBreak(Wire& wire);
  void follow(std::span<const uint8_t> octets);

  Trace& trace_;
  const Scenario& scenario_;
  Ledger& ledger_;
  Random random_;
  std::map<vcpu::LinkId, std::shared_ptr<Wire>> links_;
  std::vector<std::shared_ptr<Wire>> wires_;
  vcpu::LinkId last_ = 0;
  Octets handedOver_;  ///< by the PLC since its last CONNECT: the packet that is not whole
};

}  // namespace simulation
