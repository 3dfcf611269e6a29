#include "net/tcp_network.h"

#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>

namespace net {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;
using vcpu::LinkState;

// An S7-1500 asks a silent partner for a sign of life, 30 s unless configured otherwise.
constexpr int KEEP_ALIVE_SECONDS = 30;
constexpr int KEEP_ALIVE_INTERVAL_SECONDS = 5;
constexpr int KEEP_ALIVE_PROBES = 3;
using KeepAliveIdle = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_KEEPIDLE>;
using KeepAliveInterval = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_KEEPINTVL>;
using KeepAliveProbes = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_KEEPCNT>;

constexpr std::chrono::milliseconds CLOSING_INTERVAL{10};

bool isWait(const error_code& error) {
  return error == asio::error::would_block || error == asio::error::try_again ||
         error == asio::error::in_progress;
}

LinkState stateOfConnect(const error_code& error) {
  const bool refused = error == asio::error::connection_refused || error == asio::error::connection_reset;
  return refused ? LinkState::Refused : LinkState::Unreachable;
}

LinkState stateOfTransfer(const error_code& error) {
  if (error == asio::error::eof) return LinkState::ClosedByPeer;
  const bool silent = error == asio::error::timed_out || error == asio::error::host_unreachable ||
                      error == asio::error::network_unreachable || error == asio::error::network_down;
  return silent ? LinkState::Unreachable : LinkState::Broken;
}

// Reads and forgets, some of what is there: the partner may send faster than this reads. True when it has
// ended its direction.
bool drain(tcp::socket& socket) {
  constexpr int READS_MAX = 16;
  uint8_t bytes[4096];
  error_code error;
  for (int i = 0; i < READS_MAX; ++i) {
    if (socket.read_some(asio::buffer(bytes), error) == 0) return !isWait(error);
  }
  return false;
}

}  // namespace

struct TcpNetwork::Link {
  explicit Link(asio::io_context& context) : socket(context) {}

  // Has the bytes go at once, and reuse of a fixed local port when the connection is re-established.
  error_code prepare(uint16_t localPort) {
    error_code error;
    socket.open(tcp::v4(), error);
    if (!error) socket.non_blocking(true, error);
    if (!error) socket.set_option(tcp::no_delay(true), error);
    if (!error) socket.set_option(asio::socket_base::keep_alive(true), error);
    if (!error) socket.set_option(KeepAliveIdle(KEEP_ALIVE_SECONDS), error);
    if (!error) socket.set_option(KeepAliveInterval(KEEP_ALIVE_INTERVAL_SECONDS), error);
    if (!error) socket.set_option(KeepAliveProbes(KEEP_ALIVE_PROBES), error);
    if (error || localPort == 0) return error;
    socket.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) socket.bind(tcp::endpoint(tcp::v4(), localPort), error);
    return error;
  }

  void note(const error_code& error) {
    isKnown = false;
    if (error && !isWait(error) && state == LinkState::Up) state = stateOfTransfer(error);
  }

  // Looks at what the next receive() would say, without taking bytes; not if it has just said it.
  void look() {
    if (std::exchange(isKnown, false)) return;
    uint8_t byte = 0;
    error_code error;
    socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
    note(error);
  }

  tcp::socket socket;
  LinkState state = LinkState::Connecting;
  bool isKnown = false;               ///< the last call was a receive() that found nothing: the link is up
  steady_clock::time_point deadline;  ///< of connecting, later of closing
};

struct TcpNetwork::Host {
  asio::io_context context{1};
  tcp::resolver resolver{context};
  int events = epoll_create1(EPOLL_CLOEXEC);

  Host() {
    if (events < 0) throw std::system_error(errno, std::generic_category(), "epoll");
  }
  ~Host() { ::close(events); }
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  // One event for each change: bytes that nobody takes must not wake again and again. Closing the socket
  // takes it out.
  void watch(int socket) const {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    epoll_ctl(events, EPOLL_CTL_ADD, socket, &event);
  }

  // Runs the handlers of connects that have ended.
  void poll() {
    context.restart();
    context.poll();
  }
};

TcpNetwork::TcpNetwork(std::chrono::milliseconds connectTimeMax)
    : connectTimeMax_(connectTimeMax), host_(std::make_unique<Host>()) {}

TcpNetwork::~TcpNetwork() {
  while (!links_.empty()) close(links_.begin()->first);
  // An unread byte would turn the end into a reset, and that could overtake what was sent.
  for (const auto& link : closing_) drain(link->socket);
}

int TcpNetwork::events() const {
  return host_->events;
}

vcpu::LinkId TcpNetwork::connect(const vcpu::Endpoint& remote, uint16_t localPort) {
  const vcpu::LinkId link = open(localPort);
  if (link != 0) connect(link, remote);
  return link;
}

vcpu::LinkId TcpNetwork::connect(const std::string& host, uint16_t port, uint16_t localPort) {
  const vcpu::LinkId link = open(localPort);
  if (link == 0) return 0;
  host_->resolver.async_resolve(
      tcp::v4(), host, "",
      [this, link, port](const error_code& error, const tcp::resolver::results_type& found) {
        const auto at = links_.find(link);
        if (at == links_.end() || at->second->state != LinkState::Connecting) return;
        if (error || found.empty()) {
          at->second->state = LinkState::NoSuchHost;
        } else {
          connect(link, {found.begin()->endpoint().address().to_v4().to_bytes(), port});
        }
      });
  return link;
}

vcpu::LinkId TcpNetwork::open(uint16_t localPort) {
  goOnClosing();
  auto link = std::make_unique<Link>(host_->context);
  if (link->prepare(localPort)) return 0;
  host_->watch(link->socket.native_handle());
  link->deadline = steady_clock::now() + connectTimeMax_;
  do {
    newest_ = newest_ == INT32_MAX ? 1 : newest_ + 1;
  } while (links_.contains(newest_));
  links_[newest_] = std::move(link);
  return newest_;
}

void TcpNetwork::connect(vcpu::LinkId link, const vcpu::Endpoint& remote) {
  const tcp::endpoint endpoint(asio::ip::address_v4(remote.address), remote.port);
  at(link).socket.async_connect(endpoint, [this, link](const error_code& error) {
    const auto found = links_.find(link);
    if (found == links_.end() || found->second->state != LinkState::Connecting) return;
    found->second->state = error ? stateOfConnect(error) : LinkState::Up;
  });
}

LinkState TcpNetwork::state(vcpu::LinkId id) {
  goOnClosing();
  Link& link = at(id);
  if (link.state == LinkState::Connecting) {
    host_->poll();
    if (link.state == LinkState::Connecting && steady_clock::now() >= link.deadline) {
      link.state = LinkState::Unreachable;
    }
  } else if (link.state == LinkState::Up) {
    link.look();
  }
  return link.state;
}

size_t TcpNetwork::send(vcpu::LinkId id, std::span<const uint8_t> bytes) {
  Link& link = at(id);
  if (link.state != LinkState::Up || bytes.empty()) return 0;
  error_code error;
  const size_t sent = link.socket.write_some(asio::buffer(bytes.data(), bytes.size()), error);
  link.note(error);
  return sent;
}

size_t TcpNetwork::receive(vcpu::LinkId id, std::span<uint8_t> bytes) {
  Link& link = at(id);
  if (link.state == LinkState::Connecting || bytes.empty()) return 0;
  error_code error;
  const size_t received = link.socket.read_some(asio::buffer(bytes.data(), bytes.size()), error);
  link.note(error);
  link.isKnown = isWait(error);
  return received;
}

size_t TcpNetwork::available(vcpu::LinkId id) {
  error_code error;
  return at(id).socket.available(error);
}

// Our direction ends now; the socket stays until the partner has ended its own, so that what it still sends
// is not answered by a reset.
void TcpNetwork::close(vcpu::LinkId id) {
  const auto found = links_.find(id);
  assert(found != links_.end());
  std::unique_ptr<Link> link = std::move(found->second);
  links_.erase(found);
  if (link->state != LinkState::Up && link->state != LinkState::ClosedByPeer) return;
  error_code error;
  link->socket.shutdown(tcp::socket::shutdown_send, error);
  if (error) return;
  link->deadline = steady_clock::now() + CLOSE_TIME_MAX;
  closing_.push_back(std::move(link));
}

void TcpNetwork::goOnClosing() {
  if (closing_.empty() || steady_clock::now() < nextLookAtClosing_) return;
  nextLookAtClosing_ = steady_clock::now() + CLOSING_INTERVAL;
  std::erase_if(closing_, [](const std::unique_ptr<Link>& link) {
    return drain(link->socket) || steady_clock::now() >= link->deadline;
  });
}

TcpNetwork::Link& TcpNetwork::at(vcpu::LinkId link) {
  const auto found = links_.find(link);
  assert(found != links_.end());
  return *found->second;
}

uint64_t allowManySockets() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return 0;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  getrlimit(RLIMIT_NOFILE, &files);
  return files.rlim_cur;
}

}  // namespace net
