#include "vcpu/system/communication/ouc_connections.h"

#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

TEST(OucConnections, AreClosedAtStopAndWithTheCpu) {
  SimulatedClock clock;
  SimulatedNetwork network{clock};
  {
    OucConnections connections{network, clock};
    ConnectionDescription description;
    connections.open(1, description);
    connections.open(2, description);
    connections.closeAll();
    EXPECT_EQ(network.open(), 0U);
    connections.open(1, description);
    EXPECT_EQ(network.open(), 1U);
  }
  EXPECT_EQ(network.open(), 0U);
}

TEST(OucConnections, ThatEndAreSeenAsEndedForAWholeCycle) {
  TestCpu cpu;
  establish(cpu);
  const OucConnection& connection = *cpu.connections.find(1);
  cpu.network.newestPeer().close();
  cpu.nextCycle();
  EXPECT_EQ(connection.state, OucConnection::State::Ended);
  cpu.nextCycle();
  EXPECT_EQ(connection.state, OucConnection::State::Reestablishing);
  cpu.nextCycle();
  EXPECT_EQ(connection.state, OucConnection::State::Established);
}

TEST(OucConnections, AreReestablishedAtOnceAndThenOnceASecond) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Refuse;
  cpu.network.newestPeer().reset();
  cpu.nextCycle();
  cpu.nextCycle();
  EXPECT_EQ(cpu.network.opened(), 2U);
  for (int cycle = 0; cycle < 300; ++cycle) cpu.nextCycle(10);
  EXPECT_EQ(cpu.network.opened(), 4U);
  EXPECT_LE(cpu.network.open(), 1U) << "links that failed must be closed";
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Accept;
  for (int cycle = 0; cycle < 200; ++cycle) cpu.nextCycle(10);
  EXPECT_EQ(cpu.connections.find(1)->state, OucConnection::State::Established);
}

TEST(OucConnections, ThatEndedWaitUntilTheirBytesAreRead) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.newestPeer().write(bytesOf("unread"));
  cpu.network.newestPeer().close();
  cpu.nextCycle();
  cpu.nextCycle();
  EXPECT_EQ(cpu.connections.find(1)->state, OucConnection::State::Established);
}

TEST(OucConnections, WithoutASocketForReestablishingTryAgain) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.socketsMax = 0;
  cpu.network.newestPeer().reset();
  for (int cycle = 0; cycle < 5; ++cycle) cpu.nextCycle();
  cpu.network.socketsMax = 1;
  for (int cycle = 0; cycle < 5; ++cycle) cpu.nextCycle(1000);
  EXPECT_EQ(cpu.connections.find(1)->state, OucConnection::State::Established);
}

}  // namespace
}  // namespace vcpu
