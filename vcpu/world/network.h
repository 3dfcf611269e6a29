#pragma once
// TCP as the virtual CPU's communication blocks see it. Nothing here waits: a call answers what is known
// at that moment. net/ has the real one, tests have a simulated one.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vcpu {

/// Names one connection of a Network; 0 names none.
using LinkId = int32_t;

enum class LinkState {
  Connecting,
  Up,
  Refused,       ///< the partner answered, but does not accept
  Unreachable,   ///< no answer in time, or no route; also a link that was up
  ClosedByPeer,  ///< ended in order; octets received before may still be waiting
  Broken,        ///< ended by a reset
};

struct Endpoint {
  std::array<uint8_t, 4> address{};  ///< IPv4, first octet first
  uint16_t port = 0;

  bool operator==(const Endpoint&) const = default;
};

class Network {
 public:
  virtual ~Network() = default;

  /// Starts to connect. The result is in use until close(). 0: the host has no more sockets.
  virtual LinkId connect(const Endpoint& remote, uint16_t localPort) = 0;

  virtual LinkState state(LinkId link) = 0;

  /// Takes as many octets as fit now, in order; answers how many.
  virtual size_t send(LinkId link, std::span<const uint8_t> octets) = 0;

  /// Fills `octets` from the front with what has arrived; answers how many.
  virtual size_t receive(LinkId link, std::span<uint8_t> octets) = 0;

  /// Octets that receive() would deliver now, as far as known.
  virtual size_t available(LinkId link) = 0;

  /// Ends the connection in order: what send() took is still delivered. The id is free afterwards.
  virtual void close(LinkId link) = 0;
};

}  // namespace vcpu
