#pragma once
// A network whose traffic is counted.

#include <memory>
#include <unordered_map>

#include "fleet/traffic.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace fleet {

/// Hands everything on to another network, and counts it. All stations of a fleet share one. For one thread.
class FleetNetwork : public vcpu::Network {
 public:
  /// All of them must outlive this.
  FleetNetwork(vcpu::Network& network, vcpu::Clock& clock, Traffic& traffic);

  vcpu::LinkId connect(const vcpu::Endpoint& remote, uint16_t localPort) override;
  vcpu::LinkId connect(const std::string& host, uint16_t port, uint16_t localPort) override;
  vcpu::LinkState state(vcpu::LinkId link) override;
  size_t send(vcpu::LinkId link, std::span<const uint8_t> bytes) override;
  size_t receive(vcpu::LinkId link, std::span<uint8_t> bytes) override;
  size_t available(vcpu::LinkId link) override;
  void close(vcpu::LinkId link) override;

 private:
  vcpu::LinkId opened(vcpu::LinkId link);

  vcpu::Network& network_;
  vcpu::Clock& clock_;
  Traffic& traffic_;
  /// Of a link that has failed to come up there is none.
  std::unordered_map<vcpu::LinkId, std::unique_ptr<Connection>> connections_;
};

}  // namespace fleet
