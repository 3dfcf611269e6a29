#pragma once
// What the shells do with TCON, TSEND, TRCV and TDISCON, done over a vcpu::Network for the C++ client.

#include <string>

#include "core/client.h"
#include "vcpu/world/network.h"

namespace native {

/// Where a broker listens.
struct Broker {
  /// A name that the host's resolver knows, or an IPv4 address.
  std::string host;
  uint16_t port = 1883;
};

/// The connection of one client. One thread; `network` must outlive it.
class Transport {
 public:
  Transport(vcpu::Network& network, Broker broker) : network_(network), broker_(std::move(broker)) {}
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// In front of a scan: opens or closes the link as the last one requested (`output`), and fills in `input`
  /// what the next one reads of it and of the bytes received. Answers whether bytes have come.
  bool receive(const mqtt::ScanOutput& output, mqtt::ScanInput& input);

  /// Behind a scan: goes on with its send request; the next one reads in `input` how far that is. Answers
  /// whether bytes have left.
  bool send(const mqtt::ClientData& client, const mqtt::ScanOutput& output, mqtt::ScanInput& input);

 private:
  bool followRequest(mqtt::LinkRequest request);
  bool takeBytes(int32_t consumedBytes, mqtt::ScanInput& input);
  mqtt::TransportState stateNow(int32_t receivedBytes);

  vcpu::Network& network_;
  Broker broker_;
  vcpu::LinkId link_ = 0;
  int32_t sentBytes_ = 0;  ///< of the send request that stands
};

}  // namespace native
