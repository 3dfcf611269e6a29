#pragma once
// TCP as the virtual CPU's communication blocks see it. Nothing here waits: a call answers what is known
// at that moment. net/ has the real one, tests have a simulated one. One network belongs to one thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace vcpu {

/// Names one connection of a Network; 0 names none.
using LinkId = int32_t;

/// What is known of a link now. Connecting and Up may become another state by themselves; the others are
/// final until close().
enum class LinkState {
  Connecting,
  Up,
  Refused,       ///< the partner answered, but does not accept
  Unreachable,   ///< no answer in time, or no route; also a link that was up
  ClosedByPeer,  ///< ended in order; bytes received before may still be waiting
  Broken,        ///< ended by a reset
  NoSuchHost,    ///< no IPv4 address is known for the name
};

/// The address of a TCP partner.
struct Endpoint {
  std::array<uint8_t, 4> address{};  ///< IPv4, first byte first
  uint16_t port = 0;                 ///< 1..65535; 0: not set

  bool operator==(const Endpoint&) const = default;
};

/// Links are numbered by the network; a LinkId that connect() did not answer, or that was closed, is a
/// mistake of the caller. The network must outlive the CPU that uses it.
class Network {
 public:
  virtual ~Network() = default;

  /// Starts to connect, from `localPort` or, if that is 0, from a free one. The caller owns the link until
  /// close(). 0: the host has no more sockets. Whether the partner answers, state() says.
  virtual LinkId connect(const Endpoint& remote, uint16_t localPort) = 0;

  /// The same with the host of this name, without a dot at its end: Connecting also means that its address is
  /// being looked up.
  virtual LinkId connect(const std::string& host, uint16_t port, uint16_t localPort) = 0;

  /// What is known of the link now.
  virtual LinkState state(LinkId link) = 0;

  /// Takes as many bytes as fit now, in order; answers how many. 0 also if the link is not Up.
  virtual size_t send(LinkId link, std::span<const uint8_t> bytes) = 0;

  /// Fills `bytes` from the front with what has arrived; answers how many. 0: nothing is there,
  /// or the link has ended and state() says how.
  virtual size_t receive(LinkId link, std::span<uint8_t> bytes) = 0;

  /// Bytes that receive() would deliver now, as far as known.
  virtual size_t available(LinkId link) = 0;

  /// Ends the connection in order: what send() took is still delivered. The id is free afterwards.
  virtual void close(LinkId link) = 0;
};

}  // namespace vcpu
