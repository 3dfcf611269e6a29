#include "tests/broker/tap.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace broker_test {
namespace {

constexpr int TICK_MS = 20;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool readable(int socket) {
  pollfd wanted{socket, POLLIN, 0};
  return poll(&wanted, 1, TICK_MS) > 0;
}

/// Closes so that the other side sees a reset.
void resetLink(int socket) {
  linger now{1, 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

}  // namespace

Tap::Tap(int brokerPort) : brokerPort_(brokerPort), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address = loopback(0);
  socklen_t length = sizeof address;
  bind(listener_, reinterpret_cast<sockaddr*>(&address), length);
  listen(listener_, 4);
  getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Tap::~Tap() {
  ending_ = true;
  thread_.join();
  close(listener_);
}

std::vector<Passed> Tap::passed() const {
  std::lock_guard lock(mutex_);
  return passed_;
}

// One connection at a time: the station has one client.
void Tap::serve() {
  while (!ending_) {
    if (!readable(listener_)) continue;
    const int station = accept(listener_, nullptr, nullptr);
    const int broker = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(brokerPort_);
    if (connect(broker, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
      passAlong(station, broker, connections_++);
    }
    close(broker);
    close(station);
  }
}

void Tap::passAlong(int station, int broker, int connection) {
  char octets[4096];
  while (!ending_) {
    if (breaking_.exchange(false)) {
      resetLink(station);
      resetLink(broker);
      return;
    }
    if (held_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(TICK_MS));
      continue;
    }
    pollfd ends[2] = {{station, POLLIN, 0}, {broker, POLLIN, 0}};
    poll(ends, 2, TICK_MS);
    for (int end = 0; end < 2; ++end) {
      if (ends[end].revents == 0) continue;
      const ssize_t count = recv(ends[end].fd, octets, sizeof octets, 0);
      if (count <= 0) return;
      {
        std::lock_guard lock(mutex_);
        passed_.push_back({end == 0, connection, std::string(octets, static_cast<size_t>(count))});
      }
      send(end == 0 ? broker : station, octets, static_cast<size_t>(count), MSG_NOSIGNAL);
    }
  }
}

}  // namespace broker_test
