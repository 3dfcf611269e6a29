#include "net/tcp_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "net/host_clock.h"

namespace net {
namespace {

using boost::asio::ip::tcp;
using vcpu::LinkId;
using vcpu::LinkState;

// The partner on the loopback interface, with plain blocking sockets.
class TcpNetworkTest : public testing::Test {
 protected:
  static vcpu::Endpoint loopback(uint16_t port) { return {{127, 0, 0, 1}, port}; }

  // Asks until it is so; a minute is far more than the loopback interface ever takes.
  static bool eventually(const std::function<bool()>& isSo) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!isSo()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
  }

  bool reaches(LinkId link, LinkState state) {
    return eventually([&] { return network.state(link) == state; });
  }

  LinkId connected() {
    const LinkId link = network.connect(loopback(acceptor.local_endpoint().port()), 0);
    acceptor.accept(partner);
    EXPECT_TRUE(reaches(link, LinkState::Up));
    return link;
  }

  std::string receive(LinkId link, size_t count) {
    std::vector<uint8_t> bytes(count);
    size_t received = 0;
    eventually([&] {
      received += network.receive(link, std::span(bytes).subspan(received));
      return received == count;
    });
    return {bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(received)};
  }

  static std::span<const uint8_t> bytes(const std::string& text) {
    return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
  }

  boost::asio::io_context context;
  tcp::acceptor acceptor{context, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
  tcp::socket partner{context};
  TcpNetwork network;
};

TEST_F(TcpNetworkTest, CarriesBytesBothWays) {
  const LinkId link = connected();
  EXPECT_EQ(network.send(link, bytes("ping")), 4U);
  std::string arrived(4, ' ');
  boost::asio::read(partner, boost::asio::buffer(arrived));
  EXPECT_EQ(arrived, "ping");
  boost::asio::write(partner, boost::asio::buffer("pong", 4));
  EXPECT_TRUE(eventually([&] { return network.available(link) == 4; }));
  EXPECT_EQ(receive(link, 4), "pong");
  EXPECT_EQ(network.available(link), 0U);
}

// Without an event each of these waits would take an hour.
TEST_F(TcpNetworkTest, EndsAWaitWhenAConnectionComesUpBytesArriveOrThePartnerCloses) {
  HostClock clock;
  clock.wakeOnEventsOf(network.events());
  const auto waitLong = [&clock] { clock.waitUntil(clock.monotonic() + 3600'000'000'000); };
  const LinkId link = network.connect(loopback(acceptor.local_endpoint().port()), 0);
  waitLong();
  acceptor.accept(partner);
  ASSERT_TRUE(reaches(link, LinkState::Up));
  std::thread writer([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    boost::asio::write(partner, boost::asio::buffer("ping", 4));
  });
  waitLong();
  writer.join();
  EXPECT_EQ(network.available(link), 4U);
  std::thread closer([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    partner.close();
  });
  waitLong();
  closer.join();
  EXPECT_EQ(receive(link, 4), "ping");
  EXPECT_TRUE(reaches(link, LinkState::ClosedByPeer));
}

TEST_F(TcpNetworkTest, BytesThatNobodyTakesEndOneWaitOnly) {
  const LinkId link = connected();
  boost::asio::write(partner, boost::asio::buffer("ping", 4));
  ASSERT_TRUE(eventually([&] { return network.available(link) == 4; }));
  HostClock clock;
  clock.wakeOnEventsOf(network.events());
  clock.waitUntil(clock.monotonic() + 3600'000'000'000);
  const int64_t end = clock.monotonic() + 20'000'000;
  clock.waitUntil(end);
  EXPECT_GE(clock.monotonic(), end);
}

TEST_F(TcpNetworkTest, AnswersNothingWhenThereIsNothing) {
  const LinkId link = connected();
  std::vector<uint8_t> buffer(10);
  EXPECT_EQ(network.receive(link, buffer), 0U);
  EXPECT_EQ(network.state(link), LinkState::Up);
}

TEST_F(TcpNetworkTest, LooksANameUp) {
  const LinkId link = network.connect("localhost", acceptor.local_endpoint().port(), 0);
  EXPECT_TRUE(reaches(link, LinkState::Up));
  acceptor.accept(partner);
  EXPECT_EQ(network.send(link, bytes("ping")), 4U);
}

// Not a name, so that nobody outside is asked.
TEST_F(TcpNetworkTest, TellsANameThatNobodyKnows) {
  EXPECT_TRUE(reaches(network.connect("no name at all", 1883, 0), LinkState::NoSuchHost));
}

TEST_F(TcpNetworkTest, ALinkClosedWhileItsNameIsLookedUpIsForgotten) {
  network.close(network.connect("localhost", acceptor.local_endpoint().port(), 0));
  const LinkId other = connected();
  EXPECT_EQ(network.state(other), LinkState::Up);
}

TEST_F(TcpNetworkTest, TellsARefusal) {
  const uint16_t port = acceptor.local_endpoint().port();
  acceptor.close();
  EXPECT_TRUE(reaches(network.connect(loopback(port), 0), LinkState::Refused));
}

TEST_F(TcpNetworkTest, TellsAnAddressWithoutARoute) {
  // No partner can be reached at the broadcast address: the host itself says so.
  EXPECT_TRUE(reaches(network.connect({{255, 255, 255, 255}, 1883}, 0), LinkState::Unreachable));
}

// A full queue of a listener that never accepts: the host's answer is silence.
TEST_F(TcpNetworkTest, TellsAPartnerThatDoesNotAnswerInTime) {
  TcpNetwork hasty{std::chrono::milliseconds(50)};
  acceptor.listen(0);
  std::vector<LinkId> links;
  EXPECT_TRUE(eventually([&] {
    links.push_back(hasty.connect(loopback(acceptor.local_endpoint().port()), 0));
    return std::any_of(links.begin(), links.end(),
                       [&](LinkId link) { return hasty.state(link) == LinkState::Unreachable; });
  }));
}

TEST_F(TcpNetworkTest, DeliversWhatIsLeftOfAPartnerThatClosed) {
  const LinkId link = connected();
  boost::asio::write(partner, boost::asio::buffer("bye", 3));
  partner.close();
  EXPECT_TRUE(eventually([&] { return network.available(link) == 3; }));
  EXPECT_EQ(receive(link, 3), "bye");
  EXPECT_TRUE(reaches(link, LinkState::ClosedByPeer));
}

TEST_F(TcpNetworkTest, TellsAReset) {
  const LinkId link = connected();
  partner.set_option(boost::asio::socket_base::linger(true, 0));
  partner.close();
  EXPECT_TRUE(reaches(link, LinkState::Broken));
  EXPECT_EQ(network.send(link, bytes("x")), 0U);
}

TEST_F(TcpNetworkTest, TakesAPartWhenTheBuffersAreFull) {
  const LinkId link = connected();
  const std::string block(1 << 20, 'x');
  size_t sent = 0;
  size_t taken = 0;
  do {
    taken = network.send(link, bytes(block));
    sent += taken;
  } while (taken > 0);
  EXPECT_EQ(network.state(link), LinkState::Up);

  size_t read = 0;
  std::vector<char> buffer(1 << 20);
  while (read < sent) read += partner.read_some(boost::asio::buffer(buffer));
  EXPECT_EQ(read, sent);
  EXPECT_TRUE(eventually([&] { return network.send(link, bytes("more")) > 0; }));
}

// Bytes of the partner that stay unread must not turn the end into a reset, which would discard ours.
TEST_F(TcpNetworkTest, CloseDeliversWhatWasSent) {
  const LinkId link = connected();
  boost::asio::write(partner, boost::asio::buffer("unread", 6));
  EXPECT_TRUE(eventually([&] { return network.available(link) == 6; }));
  const std::string last(100'000, 'z');
  size_t sent = network.send(link, bytes(last));
  network.close(link);
  std::vector<char> buffer(200'000);
  boost::system::error_code error;
  const size_t arrived = boost::asio::read(partner, boost::asio::buffer(buffer), error);
  EXPECT_EQ(arrived, sent);
  EXPECT_EQ(error, boost::asio::error::eof);
}

// One that never stops must not be read for ever in between two cycles.
TEST_F(TcpNetworkTest, ReadsLittleAtATimeOfAPartnerThatGoesOnSendingIntoAClosedLink) {
  const LinkId other = connected();
  tcp::socket talker(context);
  const LinkId link = network.connect(loopback(acceptor.local_endpoint().port()), 0);
  acceptor.accept(talker);
  ASSERT_TRUE(reaches(link, LinkState::Up));
  talker.non_blocking(true);
  const std::vector<uint8_t> bytes(64 * 1024, 0x55);
  const auto fill = [&] {
    size_t written = 0;
    boost::system::error_code error;
    while (!error) written += talker.write_some(boost::asio::buffer(bytes), error);
    return written;
  };
  const size_t taken = fill();
  network.close(link);
  network.state(other);
  EXPECT_LT(fill(), taken / 4) << "of " << taken;
}

TEST_F(TcpNetworkTest, BindsTheLocalPortAndTellsWhenItIsTaken) {
  uint16_t port = 0;
  {
    tcp::acceptor free(context, tcp::endpoint(tcp::v4(), 0));
    port = free.local_endpoint().port();
  }
  const LinkId link = network.connect(loopback(acceptor.local_endpoint().port()), port);
  tcp::endpoint from;
  acceptor.accept(partner, from);
  EXPECT_EQ(from.port(), port);
  EXPECT_EQ(network.connect(loopback(acceptor.local_endpoint().port()), acceptor.local_endpoint().port()), 0);
  network.close(link);
}

TEST_F(TcpNetworkTest, CarriesAThousandConnections) {
  constexpr size_t COUNT = 1000;
  if (allowManySockets() < 2 * COUNT + 100) GTEST_SKIP() << "the host allows too few open files";
  std::vector<LinkId> links;
  std::vector<tcp::socket> partners;
  for (size_t i = 0; i < COUNT; ++i) {
    links.push_back(network.connect(loopback(acceptor.local_endpoint().port()), 0));
    partners.push_back(acceptor.accept());
  }
  for (const LinkId link : links) {
    ASSERT_TRUE(reaches(link, LinkState::Up));
    ASSERT_EQ(network.send(link, bytes(std::to_string(10'000 + link))), 5U);
  }
  // Connections are accepted in the order they were made; each gets its own number back.
  for (tcp::socket& each : partners) {
    std::string number(5, ' ');
    boost::asio::read(each, boost::asio::buffer(number));
    boost::asio::write(each, boost::asio::buffer(number));
  }
  for (const LinkId link : links) ASSERT_EQ(receive(link, 5), std::to_string(10'000 + link));
  for (const LinkId link : links) network.close(link);
}

}  // namespace
}  // namespace net
