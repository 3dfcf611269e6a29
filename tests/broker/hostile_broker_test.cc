// A peer on the broker's port that is no broker, or a hostile one: the client closes, the CPU keeps cycling.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

/// Accepts one connection after the other, answers each with the next of `answers`, and waits for it to be
/// closed.
class HostilePeer {
 public:
  explicit HostilePeer(std::vector<std::string> answers)
      : answers_(std::move(answers)), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    bind(listener_, reinterpret_cast<sockaddr*>(&address), length);
    listen(listener_, 4);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~HostilePeer() {
    ending_ = true;
    thread_.join();
    close(listener_);
  }
  HostilePeer(const HostilePeer&) = delete;
  HostilePeer& operator=(const HostilePeer&) = delete;

  int port() const { return port_; }
  size_t closed() const { return closed_; }  ///< answers after which the station closed the connection

 private:
  bool readable(int socket) const {
    pollfd wanted{socket, POLLIN, 0};
    return poll(&wanted, 1, 50) > 0;
  }

  void serve() {
    for (const std::string& answer : answers_) {
      while (!ending_ && !readable(listener_)) continue;
      if (ending_) return;
      const int station = accept(listener_, nullptr, nullptr);
      send(station, answer.data(), answer.size(), MSG_NOSIGNAL);
      char ignored[4096];
      while (!ending_ && (!readable(station) || recv(station, ignored, sizeof ignored, 0) > 0)) continue;
      close(station);
      if (!ending_) ++closed_;
    }
  }

  std::vector<std::string> answers_;
  int listener_;
  int port_ = 0;
  std::atomic<size_t> closed_ = 0;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

std::string octets(std::initializer_list<int> values) {
  return {values.begin(), values.end()};
}

const std::string CONNACK = octets({0x20, 2, 0, 0});

TEST(HostileBroker, EveryViolationClosesTheConnectionAndTheCpuKeepsCycling) {
  std::mt19937 random(20141029);
  std::string noise(4096, '\0');
  for (char& octet : noise) octet = static_cast<char>(random());
  noise[0] = '\x0f';  // type 0 with flags: never valid, wherever the noise leads

  HostilePeer peer({
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", noise,
      octets({0x20, 0xff, 0xff, 0xff, 0xff, 0x7f}),   // remaining length of five octets (2.2.3)
      octets({0x30, 3, 0, 1, 'a'}),                   // PUBLISH before CONNACK (3.2.0-1)
      CONNACK + CONNACK,                              // CONNACK twice
      CONNACK + octets({0x36, 5, 0, 1, 'a', 0, 1}),   // QoS 3 (3.3.1-4)
      CONNACK + octets({0x30, 4, 0, 2, 0xc0, 0x80}),  // topic is not UTF-8 (1.5.3-1)
      CONNACK + octets({0x32, 5, 0, 1, 'a', 0, 0}),   // packet identifier 0 (2.3.1-1)
      CONNACK + octets({0x10, 0}),                    // CONNECT from the broker
  });
  PumpStation station(peer.port(), {"--set", "\"Config\".broker.reconnectMaximum=T#1s"});
  EXPECT_TRUE(eventually(Seconds(80), [&] { return peer.closed() == 9 || !station.running(); }));
  EXPECT_EQ(peer.closed(), 9U) << station.output();
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

}  // namespace
}  // namespace broker_test
