#include "vcpu/world/simulated_network.h"

#include <algorithm>
#include <cassert>

namespace vcpu {

namespace {

constexpr int64_t NS_PER_MS = 1'000'000;

}  // namespace

SimulatedPeer::SimulatedPeer(Clock& clock, const Endpoint& remote, uint16_t localPort,
                             const LinkBehaviour& behaviour, uint64_t seed)
    : clock_(clock),
      endpoint_(remote),
      plcPort_(localPort),
      behaviour_(behaviour),
      random_(seed),
      opened_(clock.monotonic()) {}

std::vector<uint8_t> SimulatedPeer::read() {
  std::vector<uint8_t> bytes;
  while (!toPeer_.empty() && !toPeer_.front().isEnd && toPeer_.front().arrival <= clock_.monotonic()) {
    bytes.insert(bytes.end(), toPeer_.front().bytes.begin(), toPeer_.front().bytes.end());
    toPeer_.pop_front();
  }
  return bytes;
}

void SimulatedPeer::write(const std::vector<uint8_t>& bytes) {
  if (isReset_ || vanished_ || bytes.empty()) return;
  assert(!hasEnd(toPlc_) && "the peer has closed");
  toPlc_.push_back({arrivalTime(), bytes, false});
}

void SimulatedPeer::close() {
  if (isReset_ || vanished_ || hasEnd(toPlc_)) return;
  toPlc_.push_back({arrivalTime(), {}, true});
}

void SimulatedPeer::reset() {
  if (vanished_) return;
  isReset_ = true;
  toPlc_.clear();
  toPeer_.clear();
}

void SimulatedPeer::vanish() {
  vanished_ = true;
  const auto underWay = [now = clock_.monotonic()](const Segment& segment) { return segment.arrival > now; };
  std::erase_if(toPlc_, underWay);
  std::erase_if(toPeer_, underWay);
}

LinkState SimulatedPeer::state() const {
  const int64_t sinceOpened = clock_.monotonic() - opened_;
  if (behaviour_.answer == LinkBehaviour::Answer::Silent) {
    return sinceOpened < behaviour_.silenceMs * NS_PER_MS ? LinkState::Connecting : LinkState::Unreachable;
  }
  if (sinceOpened < 2 * behaviour_.latencyMs * NS_PER_MS) return LinkState::Connecting;
  if (behaviour_.answer == LinkBehaviour::Answer::Refuse) return LinkState::Refused;
  if (behaviour_.answer == LinkBehaviour::Answer::NoSuchHost) return LinkState::NoSuchHost;
  if (isReset_) return LinkState::Broken;
  if (unansweredSince_ >= 0 && clock_.monotonic() - unansweredSince_ >= behaviour_.silenceMs * NS_PER_MS) {
    return LinkState::Unreachable;
  }
  const bool ended = std::any_of(toPlc_.begin(), toPlc_.end(), [this](const Segment& segment) {
    return segment.isEnd && segment.arrival <= clock_.monotonic();
  });
  return ended ? LinkState::ClosedByPeer : LinkState::Up;
}

size_t SimulatedPeer::send(std::span<const uint8_t> bytes) {
  if (state() != LinkState::Up || bytes.empty()) return 0;
  if (vanished_ && unansweredSince_ < 0) unansweredSince_ = clock_.monotonic();
  size_t buffered = 0;
  for (const Segment& segment : toPeer_) {
    const bool taken = reading_ && segment.arrival <= clock_.monotonic();
    if (!taken) buffered += segment.bytes.size();
  }
  const size_t room = behaviour_.bufferBytes - std::min(behaviour_.bufferBytes, buffered);
  const size_t sent = part(std::min({bytes.size(), behaviour_.sendBytesMax, room}));
  if (sent == 0) return 0;
  // What a vanished partner does not acknowledge fills the buffer of the PLC's end.
  const int64_t arrival = vanished_ ? INT64_MAX : arrivalTime();
  toPeer_.push_back({arrival, {bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(sent)}, false});
  return sent;
}

size_t SimulatedPeer::receive(std::span<uint8_t> bytes) {
  const size_t wanted = part(std::min(bytes.size(), available()));
  size_t received = 0;
  while (received < wanted) {
    std::vector<uint8_t>& next = toPlc_.front().bytes;
    const auto taken = static_cast<ptrdiff_t>(std::min(wanted - received, next.size()));
    std::copy_n(next.begin(), taken, bytes.begin() + static_cast<ptrdiff_t>(received));
    next.erase(next.begin(), next.begin() + taken);
    received += static_cast<size_t>(taken);
    if (next.empty()) toPlc_.pop_front();
  }
  return received;
}

size_t SimulatedPeer::available() const {
  size_t bytes = 0;
  for (const Segment& segment : toPlc_) {
    if (segment.arrival <= clock_.monotonic()) bytes += segment.bytes.size();
  }
  return bytes;
}

size_t SimulatedPeer::part(size_t bytes) {
  if (!behaviour_.splitAtRandom || bytes < 2) return bytes;
  return std::uniform_int_distribution<size_t>(1, bytes)(random_);
}

bool SimulatedPeer::hasEnd(const Line& line) const {
  return !line.empty() && line.back().isEnd;
}

int64_t SimulatedPeer::arrivalTime() const {
  return clock_.monotonic() + behaviour_.latencyMs * NS_PER_MS;
}

SimulatedPeer& SimulatedNetwork::newestPeer(size_t before) {
  assert(before < peers_.size());
  return *peers_[peers_.size() - 1 - before];
}

LinkId SimulatedNetwork::connect(const Endpoint& remote, uint16_t localPort) {
  const auto special = behaviourOf.find(remote.address);
  return open(remote, localPort, special == behaviourOf.end() ? behaviour : special->second);
}

LinkId SimulatedNetwork::connect(const std::string& host, uint16_t port, uint16_t localPort) {
  const auto known = hosts.find(host);
  if (known != hosts.end()) return connect({known->second, port}, localPort);
  LinkBehaviour unknown = behaviour;
  unknown.answer = LinkBehaviour::Answer::NoSuchHost;
  return open({{}, port}, localPort, unknown);
}

LinkId SimulatedNetwork::open(const Endpoint& remote, uint16_t localPort, const LinkBehaviour& how) {
  if (links_.size() >= socketsMax) return 0;
  const auto link = static_cast<LinkId>(peers_.size() + 1);
  const uint64_t seed = seed_ * 1'000'003 + static_cast<uint64_t>(link);
  peers_.push_back(std::make_unique<SimulatedPeer>(clock_, remote, localPort, how, seed));
  links_[link] = peers_.back().get();
  return link;
}

LinkState SimulatedNetwork::state(LinkId link) {
  return at(link).state();
}

size_t SimulatedNetwork::send(LinkId link, std::span<const uint8_t> bytes) {
  return at(link).send(bytes);
}

size_t SimulatedNetwork::receive(LinkId link, std::span<uint8_t> bytes) {
  return at(link).receive(bytes);
}

size_t SimulatedNetwork::available(LinkId link) {
  return at(link).available();
}

void SimulatedNetwork::close(LinkId link) {
  at(link).closedByPlc_ = true;
  links_.erase(link);
}

SimulatedPeer& SimulatedNetwork::at(LinkId link) {
  const auto found = links_.find(link);
  assert(found != links_.end() && "a link that is not open");
  return *found->second;
}

}  // namespace vcpu
