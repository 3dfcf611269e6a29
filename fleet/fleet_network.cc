#include "fleet/fleet_network.h"

namespace fleet {

FleetNetwork::FleetNetwork(vcpu::Network& network, vcpu::Clock& clock, Traffic& traffic)
    : network_(network), clock_(clock), traffic_(traffic) {}

vcpu::LinkId FleetNetwork::opened(vcpu::LinkId link) {
  if (link != 0) {
    connections_[link] = std::make_unique<Connection>(traffic_);
  } else {
    ++traffic_.counts.failures;
  }
  return link;
}

vcpu::LinkId FleetNetwork::connect(const vcpu::Endpoint& remote, uint16_t localPort) {
  return opened(network_.connect(remote, localPort));
}

vcpu::LinkId FleetNetwork::connect(const std::string& host, uint16_t port, uint16_t localPort) {
  return opened(network_.connect(host, port, localPort));
}

vcpu::LinkState FleetNetwork::state(vcpu::LinkId link) {
  const vcpu::LinkState state = network_.state(link);
  if (state == vcpu::LinkState::Connecting || state == vcpu::LinkState::Up) return state;
  const bool cameUp = state == vcpu::LinkState::ClosedByPeer || state == vcpu::LinkState::Broken;
  if (connections_.erase(link) > 0 && !cameUp) ++traffic_.counts.failures;
  return state;
}

size_t FleetNetwork::send(vcpu::LinkId link, std::span<const uint8_t> bytes) {
  const size_t sent = network_.send(link, bytes);
  const auto found = connections_.find(link);
  if (sent > 0 && found != connections_.end()) found->second->sent(bytes.first(sent), clock_.monotonic());
  return sent;
}

size_t FleetNetwork::receive(vcpu::LinkId link, std::span<uint8_t> bytes) {
  const size_t received = network_.receive(link, bytes);
  const auto found = connections_.find(link);
  if (received > 0 && found != connections_.end())
    found->second->received(bytes.first(received), clock_.monotonic());
  return received;
}

size_t FleetNetwork::available(vcpu::LinkId link) {
  return network_.available(link);
}

void FleetNetwork::close(vcpu::LinkId link) {
  connections_.erase(link);
  network_.close(link);
}

}  // namespace fleet
