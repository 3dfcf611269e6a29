#include "tests/telecontrol/thin_network.h"

#include <algorithm>

namespace telecontrol {
namespace {

/// IPv4 and TCP without options.
constexpr int64_t HEADER_OCTETS = 40;
constexpr size_t SEGMENT_OCTETS = 1460;
/// Three segments open a connection, four end it.
constexpr int64_t OPENING_UP = 2 * HEADER_OCTETS;
constexpr int64_t OPENING_DOWN = HEADER_OCTETS;
constexpr int64_t ENDING = 2 * HEADER_OCTETS;
/// So long TCP waits for an answer that could carry its acknowledgement.
constexpr int64_t DELAYED_ACK_MS = 200;
/// Octets of the PLC that have not arrived yet.
constexpr size_t BUFFER_OCTETS = 8192;
/// Longest wait between two retransmissions.
constexpr int64_t RETRANSMISSION_MS_MAX = 64'000;
/// A partner that does not answer is given up.
constexpr int64_t CONNECT_MS_MAX = 20'000;

}  // namespace

ThinLink::ThinLink(ThinNetwork& network)
    : network_(network),
      opensMs_(network.nowMs() + 2 * network.rules_.latencyMs),
      reached_(network.brokerIsUp && !network.isOut()) {
  up_.octets = &network.traffic_.up;
  down_.octets = &network.traffic_.down;
  if (!reached_ && network.isOut()) opensMs_ = network.nowMs() + CONNECT_MS_MAX;
  *up_.octets += OPENING_UP;
  if (reached_) *down_.octets += OPENING_DOWN;
}

bool ThinLink::waitsTooLong(const Line& line) const {
  return !line.segments.empty() && network_.nowMs() - line.segments.front().sentMs > network_.rules_.giveUpMs;
}

vcpu::LinkState ThinLink::state() const {
  using vcpu::LinkState;
  if (network_.nowMs() < opensMs_) return LinkState::Connecting;
  if (!reached_) return network_.brokerIsUp ? LinkState::Unreachable : LinkState::Refused;
  if (broken_ || waitsTooLong(up_)) return LinkState::Broken;
  if (endedByBroker_ && down_.segments.empty() && !silent_) return LinkState::ClosedByPeer;
  return LinkState::Up;
}

// An answer carries the acknowledgement of what came before.
void ThinLink::push(Line& line, std::span<const uint8_t> octets) {
  line.ackDueMs = -1;
  const int64_t nowMs = network_.nowMs();
  while (!octets.empty()) {
    const auto part = octets.first(std::min(octets.size(), SEGMENT_OCTETS));
    octets = octets.subspan(part.size());
    const int64_t onWire = static_cast<int64_t>(part.size()) + HEADER_OCTETS;
    const bool lost = network_.random_() % 100 < network_.rules_.lostPercent;
    *line.octets += lost ? 2 * onWire : onWire;
    line.freeMs = std::max(line.freeMs, nowMs) + onWire * 8000 / network_.rules_.bitsPerSecond +
                  (lost ? network_.rules_.stallMs : 0);
    line.segments.push_back({nowMs, line.freeMs + network_.rules_.latencyMs, {part.begin(), part.end()}});
  }
}

bool ThinLink::hasArrived(const Line& line) const {
  return !broken_ && !silent_ && !network_.isOut() && !line.segments.empty() && !waitsTooLong(line) &&
         network_.nowMs() >= std::max(line.segments.front().arrivalMs, network_.resumesMs_);
}

// `back` is the direction in which a segment is acknowledged: each second one at once.
void ThinLink::acknowledge(Line& back) {
  if (back.ackDueMs >= 0) {
    *back.octets += HEADER_OCTETS;
    back.ackDueMs = -1;
  } else {
    back.ackDueMs = network_.nowMs() + DELAYED_ACK_MS;
  }
}

void ThinLink::settle(Line& back) {
  if (back.ackDueMs < 0 || network_.nowMs() < back.ackDueMs) return;
  *back.octets += HEADER_OCTETS;
  back.ackDueMs = -1;
}

size_t ThinLink::send(std::span<const uint8_t> octets) {
  if (state() != vcpu::LinkState::Up) return 0;
  settle(up_);
  size_t waiting = 0;
  for (const Segment& segment : up_.segments) waiting += segment.octets.size();
  const size_t taken = std::min(octets.size(), BUFFER_OCTETS - std::min(BUFFER_OCTETS, waiting));
  push(up_, octets.first(taken));
  return taken;
}

size_t ThinLink::available() const {
  return hasArrived(down_) ? down_.segments.front().octets.size() : 0;
}

size_t ThinLink::receive(std::span<uint8_t> octets) {
  settle(up_);
  size_t filled = 0;
  while (filled < octets.size() && hasArrived(down_)) {
    std::vector<uint8_t>& front = down_.segments.front().octets;
    const size_t count = std::min(front.size(), octets.size() - filled);
    std::copy_n(front.begin(), count, octets.begin() + static_cast<std::ptrdiff_t>(filled));
    front.erase(front.begin(), front.begin() + static_cast<std::ptrdiff_t>(count));
    filled += count;
    if (!front.empty()) continue;
    down_.segments.pop_front();
    acknowledge(up_);
  }
  return filled;
}

std::vector<uint8_t> ThinLink::read() {
  settle(down_);
  std::vector<uint8_t> octets;
  while (hasArrived(up_)) {
    const std::vector<uint8_t>& front = up_.segments.front().octets;
    octets.insert(octets.end(), front.begin(), front.end());
    up_.segments.pop_front();
    acknowledge(down_);
  }
  return octets;
}

void ThinLink::write(const std::vector<uint8_t>& octets) {
  if (broken_ || endedByBroker_ || closedByPlc_) return;
  settle(down_);
  push(down_, octets);
}

void ThinLink::end() {
  if (!endedByBroker_ && !closedByPlc_) {
    *up_.octets += ENDING;
    *down_.octets += ENDING;
  }
  endedByBroker_ = true;
}

bool ThinLink::hasEnded() const {
  if (broken_ || waitsTooLong(down_)) return true;
  return closedByPlc_ && !silent_ && !network_.isOut() && up_.segments.empty();
}

vcpu::LinkId ThinNetwork::connect(const vcpu::Endpoint&, uint16_t) {
  auto link = std::make_shared<ThinLink>(*this);
  known_.push_back(link);
  links_[++last_] = link;
  return last_;
}

void ThinNetwork::close(vcpu::LinkId link) {
  ThinLink& closed = *links_.at(link);
  if (!closed.endedByBroker_ && !closed.silent_ && closed.state() == vcpu::LinkState::Up) {
    traffic_.up += ENDING;
    traffic_.down += ENDING;
  }
  closed.closedByPlc_ = true;
  links_.erase(link);
}

void ThinNetwork::endOutage() {
  out_ = false;
  resumesMs_ = nowMs() + static_cast<int64_t>(random_() % RETRANSMISSION_MS_MAX);
}

void ThinNetwork::breakAll() {
  for (const auto& link : known_) link->breakNow();
}

void ThinNetwork::silenceAll() {
  for (const auto& link : known_) link->fallSilent();
}

std::vector<std::shared_ptr<ThinLink>> ThinNetwork::arrivals() {
  std::vector<std::shared_ptr<ThinLink>> fresh;
  for (const auto& link : known_) {
    if (link->accepted_ || link->closedByPlc_ || link->silent_ || link->state() != vcpu::LinkState::Up) {
      continue;
    }
    link->accepted_ = true;
    fresh.push_back(link);
  }
  std::erase_if(known_, [](const auto& link) {
    return link->closedByPlc_ && (link->up_.segments.empty() || link->silent_ || !link->accepted_);
  });
  return fresh;
}

int64_t ThinNetwork::nextArrivalMs() const {
  int64_t next = INT64_MAX;
  for (const auto& link : known_) {
    if (nowMs() < link->opensMs_) next = std::min(next, link->opensMs_);
    if (link->silent_ || link->broken_ || out_) continue;
    for (const ThinLink::Line* line : {&link->up_, &link->down_}) {
      const bool isRead = line == &link->up_ || !link->closedByPlc_;
      if (line->segments.empty() || !isRead || link->waitsTooLong(*line)) continue;
      next = std::min(next, std::max(line->segments.front().arrivalMs, resumesMs_));
    }
  }
  return next;
}

}  // namespace telecontrol
