#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

TEST(Tdiscon, EndsTheConnectionAndFreesItsId) {
  TestCpu cpu;
  establish(cpu);
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "busy 7001");
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "done 0000");
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "idle 7000");
  EXPECT_TRUE(cpu.network.newestPeer().closedByPlc());
  establish(cpu);
}

TEST(Tdiscon, RefusesAConnectionThatIsNotThere) {
  TestCpu cpu;
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "error 80A3");
}

TEST(Tdiscon, RefusesAnIdOutOfRange) {
  TestCpu cpu;
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  tdiscon.set("ID", 0x1000);
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "error 8086");
}

// "A connection is removed when TDISCON is executed": nothing re-establishes it.
TEST(Tdiscon, EndsTheReestablishingToo) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.newestPeer().reset();
  cpu.nextCycle();
  cpu.nextCycle();
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tdiscon, true);
  for (int cycle = 0; cycle < 300; ++cycle) cpu.nextCycle();
  EXPECT_EQ(cpu.network.open(), 0U);
}

}  // namespace
}  // namespace vcpu
