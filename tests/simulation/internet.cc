#include "tests/simulation/internet.h"

#include <algorithm>
#include <string_view>

namespace simulation {
namespace {

/// Octets under way and unread together, from the PLC.
constexpr size_t BUFFER_OCTETS = 8192;

/// The fixed header and the length of the protocol name (MQTT 3.1.1, 3.1; MQTT 3.1, 3.1).
bool beginsWithConnect(std::span<const uint8_t> octets) {
  constexpr std::string_view NAME = "MQ";
  const auto name = std::ranges::search(octets.first(std::min<size_t>(octets.size(), 7)), NAME);
  return !octets.empty() && octets[0] >> 4 == static_cast<int>(protocol::Type::Connect) && !name.empty();
}

}  // namespace

vcpu::LinkState Wire::state() const {
  using vcpu::LinkState;
  if (trace_.nowMs < opensAt) return LinkState::Connecting;
  if (opening != LinkState::Up) return opening;
  if (broken_) return LinkState::Broken;
  if (silent_ && unansweredSince_ >= 0 && trace_.nowMs - unansweredSince_ >= silenceMs_) {
    return LinkState::Unreachable;
  }
  if (ended_ && down_.empty() && !silent_) return LinkState::ClosedByPeer;
  return LinkState::Up;
}

void Wire::push(std::deque<Segment>& line, std::span<const uint8_t> octets) {
  if (octets.empty()) return;
  int64_t arrival = trace_.nowMs + latencyMs_;
  if (!line.empty()) arrival = std::max(arrival, line.back().arrival);
  line.push_back({arrival, Octets(octets.begin(), octets.end())});
}

size_t Wire::passing(int64_t& left, size_t count) {
  if (left < 0) return count;
  const size_t passes = std::min(count, static_cast<size_t>(left));
  left -= static_cast<int64_t>(passes);
  return passes;
}

void Wire::strike() {
  leftUp_ = leftDown_ = -1;
  if (strikeSilenceMs_ >= 0) {
    fallSilent(strikeSilenceMs_);
  } else {
    breakNow(true);
  }
}

size_t Wire::send(std::span<const uint8_t> octets) {
  if (state() != vcpu::LinkState::Up) return 0;
  size_t waiting = 0;
  for (const Segment& segment : up_) waiting += segment.octets.size();
  const size_t taken = std::min(octets.size(), BUFFER_OCTETS - std::min(BUFFER_OCTETS, waiting));
  if (silent_) {
    if (unansweredSince_ < 0) unansweredSince_ = trace_.nowMs;
    return taken;
  }
  const size_t passes = passing(leftUp_, taken);
  if (!ended_) push(up_, octets.first(passes));
  if (passes < taken) {
    strike();
    if (silent_) unansweredSince_ = trace_.nowMs;
  }
  return taken;
}

size_t Wire::available() const {
  if (broken_ || silent_) return 0;
  size_t count = 0;
  for (const Segment& segment : down_) {
    if (segment.arrival <= trace_.nowMs) count += segment.octets.size();
  }
  return count;
}

size_t Wire::receive(std::span<uint8_t> octets) {
  if (broken_ || silent_) return 0;
  size_t filled = 0;
  while (filled < octets.size() && !down_.empty() && down_.front().arrival <= trace_.nowMs) {
    Octets& front = down_.front().octets;
    const size_t count = std::min(front.size(), octets.size() - filled);
    std::copy_n(front.begin(), count, octets.begin() + static_cast<std::ptrdiff_t>(filled));
    front.erase(front.begin(), front.begin() + static_cast<std::ptrdiff_t>(count));
    filled += count;
    if (front.empty()) down_.pop_front();
  }
  return filled;
}

Octets Wire::read() {
  Octets octets;
  while (!up_.empty() && up_.front().arrival <= trace_.nowMs) {
    octets.insert(octets.end(), up_.front().octets.begin(), up_.front().octets.end());
    up_.pop_front();
  }
  return octets;
}

void Wire::write(const Octets& octets) {
  if (broken_ || ended_ || silent_ || closedByPlc) return;
  const size_t passes = passing(leftDown_, octets.size());
  push(down_, std::span(octets).first(passes));
  if (passes < octets.size()) strike();
}

void Wire::end() {
  ended_ = true;
}

bool Wire::hasEnded() const {
  return (broken_ || ended_ || (closedByPlc && !silent_)) && up_.empty();
}

void Wire::breakNow(bool inOrder) {
  if (inOrder) {
    ended_ = true;
  } else {
    broken_ = true;
  }
}

void Wire::fallSilent(int64_t silenceMs) {
  silent_ = true;
  silenceMs_ = silenceMs;
  up_.clear();
  down_.clear();
}

void Wire::breakBehind(int64_t octetsUp, int64_t octetsDown, int64_t silenceMs) {
  leftUp_ = octetsUp;
  leftDown_ = octetsDown;
  strikeSilenceMs_ = silenceMs;
}

void Internet::chooseBreak(Wire& wire) {
  if (!random_.chance(scenario_.cutByteChance)) return;
  const int64_t behind = random_.below(scenario_.cutByteMax);
  const bool isUp = random_.chance(2);
  const int64_t silenceMs = random_.chance(scenario_.halfOpenOneIn) ? random_.between(2000, 60'000) : -1;
  trace_.fault("link breaks behind octet " + std::to_string(behind) + (isUp ? " up" : " down") +
               (silenceMs < 0 ? "" : ", silently"));
  wire.breakBehind(isUp ? behind : -1, isUp ? -1 : behind, silenceMs);
}

vcpu::LinkId Internet::connect(const vcpu::Endpoint&, uint16_t) {
  const int64_t latencyMs = scenario_.latencyMs == 0 ? 0 : random_.below(scenario_.latencyMs + 1);
  auto wire = std::make_shared<Wire>(trace_, calm ? std::min<int64_t>(latencyMs, 20) : latencyMs);
  wire->opening = answer;
  wire->opensAt = trace_.nowMs + (answer == vcpu::LinkState::Unreachable ? 10'000 : 2 * latencyMs);
  if (!calm) chooseBreak(*wire);
  wires_.push_back(wire);
  links_[++last_] = wire;
  return last_;
}

// The client hears of a break some scans later. What it sends until then goes on where it was, on a link that
// the firmware has made anew too.
void Internet::follow(std::span<const uint8_t> octets) {
  handedOver_.insert(handedOver_.end(), octets.begin(), octets.end());
  while (const auto packet = protocol::nextPacket(handedOver_)) {
    if (packet->type() != protocol::Type::Publish) continue;
    if (const auto publication = publicationOf(*packet)) {
      ledger_.handedToNetwork(numberIn(publication->payload));
    }
  }
}

size_t Internet::send(vcpu::LinkId link, std::span<const uint8_t> octets) {
  Wire& wire = at(link);
  if (!wire.isUsed && beginsWithConnect(octets)) handedOver_.clear();
  // Any split.
  if (!octets.empty() && random_.chance(3)) {
    octets = octets.first(static_cast<size_t>(random_.between(1, static_cast<int64_t>(octets.size()))));
  }
  const size_t taken = wire.send(octets);
  wire.isUsed = wire.isUsed || taken > 0;
  follow(octets.first(taken));
  return taken;
}

size_t Internet::receive(vcpu::LinkId link, std::span<uint8_t> octets) {
  if (!octets.empty() && random_.chance(3)) {
    octets = octets.first(static_cast<size_t>(random_.between(1, static_cast<int64_t>(octets.size()))));
  }
  return at(link).receive(octets);
}

void Internet::close(vcpu::LinkId link) {
  at(link).closedByPlc = true;
  links_.erase(link);
}

std::vector<std::shared_ptr<Wire>> Internet::arrivals() {
  std::vector<std::shared_ptr<Wire>> fresh;
  for (const std::shared_ptr<Wire>& wire : wires_) {
    if (wire->accepted || wire->closedByPlc || wire->state() != vcpu::LinkState::Up) continue;
    wire->accepted = true;
    fresh.push_back(wire);
  }
  std::erase_if(wires_, [this](const std::shared_ptr<Wire>& wire) {
    return wire != wires_.back() && wire->closedByPlc;
  });
  return fresh;
}

void Internet::breakAll() {
  for (const std::shared_ptr<Wire>& wire : wires_) wire->breakNow(false);
}

}  // namespace simulation
