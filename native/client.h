#pragma once
// The C++ client on a real network: its data, its connection and its cycle.

#include <memory>

#include "core/client.h"
#include "native/transport.h"
#include "net/host_clock.h"
#include "net/tcp_network.h"

namespace native {

/// One client of a broker, not enabled at first. One thread. A program calls cycle() and rest()
/// in turn and does its own work in front of cycle(), as an OB1 does.
class Client {
 public:
  explicit Client(Broker broker);

  /// Moves bytes, then scans once.
  void cycle();

  /// Waits if the last cycle had nothing to do: until bytes have arrived or can be sent, or for IDLE_MS.
  void rest();

  void enable(bool wanted) { input_.enable = wanted; }
  bool isEnabled() const { return input_.enable; }

  mqtt::ClientData& data() { return data_; }
  const mqtt::ClientData& data() const { return data_; }
  const mqtt::ScanOutput& output() const { return output_; }
  net::HostClock& clock() { return clock_; }

  /// The client counts the milliseconds of scans, so it is scanned so often when nothing happens.
  static constexpr int64_t IDLE_MS = 10;

 private:
  net::HostClock clock_;
  net::TcpNetwork network_;
  Transport transport_;
  mqtt::ClientData data_;
  mqtt::ScanInput input_;
  mqtt::ScanOutput output_;
  int64_t scannedMs_;
  bool rests_ = false;  ///< the last cycle had nothing to do
};

}  // namespace native
