#pragma once
// What the shells do with TCON, TSEND, TRCV and TDISCON, done over a vcpu::Network for the C++ client.

#include "core/client.h"
#include "vcpu/world/network.h"

namespace peer {

/// The connection of one client. One thread; `network` must outlive it.
class NativeTransport {
 public:
  NativeTransport(vcpu::Network& network, vcpu::Endpoint broker) : network_(network), broker_(broker) {}
  ~NativeTransport();
  NativeTransport(const NativeTransport&) = delete;
  NativeTransport& operator=(const NativeTransport&) = delete;

  /// Between two scans: does what the last one requested (`output`) and fills in `input` what the next one
  /// reads of the link, the send request and the bytes received. Answers whether bytes were moved.
  bool exchange(const mqtt::ClientData& client, const mqtt::ScanOutput& output, mqtt::ScanInput& input);

 private:
  bool followRequest(mqtt::LinkRequest request);
  bool receive(int32_t consumedBytes, mqtt::ScanInput& input);
  mqtt::TransportState stateNow(int32_t receivedBytes);
  bool send(const mqtt::ClientData& client, int32_t sendBytes, mqtt::ScanInput& input);

  vcpu::Network& network_;
  vcpu::Endpoint broker_;
  vcpu::LinkId link_ = 0;
  int32_t sentBytes_ = 0;  ///< of the send request that stands
};

}  // namespace peer
