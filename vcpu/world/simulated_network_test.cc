#include "vcpu/world/simulated_network.h"

#include <gtest/gtest.h>

#include "vcpu/world/simulated_clock.h"

namespace vcpu {
namespace {

const std::vector<uint8_t> ABC = {'a', 'b', 'c'};

class Simulated : public testing::Test {
 protected:
  LinkId connected() {
    const LinkId link = network.connect({{10, 0, 0, 1}, 1883}, 0);
    clock.advance(2 * network.behaviour.latencyMs);
    return link;
  }
  std::vector<uint8_t> received(LinkId link) {
    std::vector<uint8_t> bytes(100);
    bytes.resize(network.receive(link, bytes));
    return bytes;
  }

  SimulatedClock clock;
  SimulatedNetwork network{clock};
};

TEST_F(Simulated, BytesTakeTheLatencyInEachDirection) {
  network.behaviour.latencyMs = 20;
  const LinkId link = network.connect({}, 0);
  clock.advance(39);
  EXPECT_EQ(network.state(link), LinkState::Connecting);
  clock.advance(1);
  EXPECT_EQ(network.state(link), LinkState::Up);
  network.send(link, ABC);
  network.newestPeer().write(ABC);
  clock.advance(19);
  EXPECT_EQ(network.newestPeer().read(), std::vector<uint8_t>{});
  EXPECT_EQ(network.available(link), 0U);
  clock.advance(1);
  EXPECT_EQ(network.newestPeer().read(), ABC);
  EXPECT_EQ(received(link), ABC);
}

TEST_F(Simulated, EndOfThePeerComesBehindItsBytes) {
  const LinkId link = connected();
  network.newestPeer().write(ABC);
  network.newestPeer().close();
  EXPECT_EQ(network.state(link), LinkState::ClosedByPeer);
  EXPECT_EQ(received(link), ABC);
  EXPECT_EQ(network.send(link, ABC), 0U);
}

TEST_F(Simulated, ResetDropsWhatIsUnderWay) {
  const LinkId link = connected();
  network.newestPeer().write(ABC);
  network.newestPeer().reset();
  EXPECT_EQ(network.state(link), LinkState::Broken);
  EXPECT_EQ(received(link), std::vector<uint8_t>{});
}

TEST_F(Simulated, VanishedPeerIsNoticedByWhoSends) {
  const LinkId link = connected();
  network.newestPeer().vanish();
  clock.advance(1'000'000);
  EXPECT_EQ(network.state(link), LinkState::Up);
  EXPECT_GT(network.send(link, ABC), 0U);
  clock.advance(network.behaviour.silenceMs);
  EXPECT_EQ(network.state(link), LinkState::Unreachable);
}

TEST_F(Simulated, CloseDeliversWhatWasSent) {
  network.behaviour.latencyMs = 20;
  const LinkId link = connected();
  network.send(link, ABC);
  network.close(link);
  EXPECT_TRUE(network.newestPeer().closedByPlc());
  clock.advance(20);
  EXPECT_EQ(network.newestPeer().read(), ABC);
}

TEST_F(Simulated, FullBufferTakesNoMore) {
  network.behaviour.bufferBytes = 5;
  const LinkId link = connected();
  network.newestPeer().setReading(false);
  EXPECT_EQ(network.send(link, ABC), 3U);
  EXPECT_EQ(network.send(link, ABC), 2U);
  EXPECT_EQ(network.send(link, ABC), 0U);
  network.newestPeer().setReading(true);
  EXPECT_EQ(network.send(link, ABC), 3U);
}

// The pieces in which ten bytes come in.
std::vector<size_t> piecesOf(uint64_t seed) {
  SimulatedClock clock;
  SimulatedNetwork network{clock, seed};
  network.behaviour.splitAtRandom = true;
  const LinkId link = network.connect({}, 0);
  network.newestPeer().write(std::vector<uint8_t>(50));
  std::vector<uint8_t> bytes(100);
  std::vector<size_t> pieces;
  while (network.available(link) > 0) pieces.push_back(network.receive(link, bytes));
  return pieces;
}

TEST_F(Simulated, SeedDecidesThePieces) {
  EXPECT_EQ(piecesOf(1), piecesOf(1));
  EXPECT_NE(piecesOf(1), piecesOf(2));
  EXPECT_GT(piecesOf(1).size(), 1U);
}

}  // namespace
}  // namespace vcpu
