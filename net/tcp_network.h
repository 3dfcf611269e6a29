#pragma once
// The host's TCP as a Network: non-blocking sockets, asked in turn, no threads.

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <span>
#include <unordered_map>

#include "vcpu/world/network.h"

namespace net {

/// For one thread. Owns its sockets.
class TcpNetwork : public vcpu::Network {
 public:
  /// After close() a partner gets so long to end its direction, too.
  static constexpr std::chrono::seconds CLOSE_TIME_MAX{5};

  /// A partner that does not answer connect() for so long is Unreachable.
  explicit TcpNetwork(std::chrono::milliseconds connectTimeMax = std::chrono::seconds(10));
  /// Ends what is still open in order, without waiting for the partners.
  ~TcpNetwork() override;
  TcpNetwork(const TcpNetwork&) = delete;
  TcpNetwork& operator=(const TcpNetwork&) = delete;

  /// An epoll instance that has an event whenever bytes have arrived or a connection has come up or ended,
  /// for HostClock::wakeOnEventsOf. Open as long as this network is.
  int events() const;

  /// Also 0: the local port is in use.
  vcpu::LinkId connect(const vcpu::Endpoint& remote, uint16_t localPort) override;
  /// The host's resolver looks the name up, in a thread of its own.
  vcpu::LinkId connect(const std::string& host, uint16_t port, uint16_t localPort) override;
  vcpu::LinkState state(vcpu::LinkId link) override;
  size_t send(vcpu::LinkId link, std::span<const uint8_t> bytes) override;
  size_t receive(vcpu::LinkId link, std::span<uint8_t> bytes) override;
  size_t available(vcpu::LinkId link) override;
  void close(vcpu::LinkId link) override;

 private:
  struct Link;
  struct Host;

  Link& at(vcpu::LinkId link);
  void goOnClosing();
  vcpu::LinkId open(uint16_t localPort);
  void connect(vcpu::LinkId link, const vcpu::Endpoint& remote);

  std::chrono::milliseconds connectTimeMax_;
  std::unique_ptr<Host> host_;
  std::unordered_map<vcpu::LinkId, std::unique_ptr<Link>> links_;
  std::list<std::unique_ptr<Link>> closing_;
  std::chrono::steady_clock::time_point nextLookAtClosing_;
  vcpu::LinkId newest_ = 0;
};

/// Lets this process open as many sockets as the host allows it at all; answers how many files that is. A
/// load of a thousand stations needs it: the usual limit is 1024.
uint64_t allowManySockets();

}  // namespace net
