#include "vcpu/system/communication/connections.h"

#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

TEST(Connections, AreClosedAtStopAndWithTheCpu) {
  SimulatedClock clock;
  SimulatedNetwork network{clock};
  {
    Connections connections{network, clock};
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

TEST(Connections, ThatEndAreSeenAsEndedForAWholeCycle) {
  TestCpu cpu;
  establish(cpu);
  const Connection& connection = *cpu.connections.find(1);
  cpu.network.newestPeer().close();
  cpu.nextCycle();
  EXPECT_EQ(connection.state, ConnectionState::Ended);
  cpu.nextCycle();
  EXPECT_EQ(connection.state, ConnectionState::Reestablishing);
  cpu.nextCycle();
  EXPECT_EQ(connection.state, ConnectionState::Established);
}

TEST(Connections, AreReestablishedAtOnceAndThenOnceASecond) {
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
  EXPECT_EQ(cpu.connections.find(1)->state, ConnectionState::Established);
}

TEST(Connections, ThatEndedWaitUntilTheirBytesAreRead) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.newestPeer().write(bytesOf("unread"));
  cpu.network.newestPeer().close();
  cpu.nextCycle();
  cpu.nextCycle();
  EXPECT_EQ(cpu.connections.find(1)->state, ConnectionState::Established);
}

TEST(Connections, WithoutASocketForReestablishingTryAgain) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.socketsMax = 0;
  cpu.network.newestPeer().reset();
  for (int cycle = 0; cycle < 5; ++cycle) cpu.nextCycle();
  cpu.network.socketsMax = 1;
  for (int cycle = 0; cycle < 5; ++cycle) cpu.nextCycle(1000);
  EXPECT_EQ(cpu.connections.find(1)->state, ConnectionState::Established);
}

}  // namespace
}  // namespace vcpu
