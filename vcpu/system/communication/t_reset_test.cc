#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

TEST(TReset, EndsTheLinkAndTheCpuEstablishesItAnew) {
  TestCpu cpu;
  establish(cpu);
  TestArea data = byteArray("..........");
  TestBlock trcv = blockOn(cpu, "TRCV", &data);
  trcv.set("EN_R", 1);
  trcv.call();

  TestBlock reset = blockOn(cpu, "T_RESET");
  callWithReq(reset, true);
  EXPECT_EQ(outcome(reset), "busy 7001");
  EXPECT_TRUE(cpu.network.newestPeer().closedByPlc());
  trcv.call();
  EXPECT_EQ(outcome(trcv), "error 80A1") << "the connection is being terminated";
  callWithReq(reset, true);
  EXPECT_EQ(outcome(reset), "done 0000");

  for (int cycle = 0; cycle < 3; ++cycle) cpu.nextCycle();
  EXPECT_EQ(cpu.network.opened(), 2U);
  trcv.call();
  EXPECT_EQ(outcome(trcv), "busy 7001");
}

// "... and, if necessary, the data send and receive buffer cleared."
TEST(TReset, DropsWhatIsBuffered) {
  TestCpu cpu;
  establish(cpu);
  TestArea data = byteArray("....");
  TestBlock trcv = blockOn(cpu, "TRCV", &data);
  trcv.set("EN_R", 1);
  cpu.network.newestPeer().write(bytesOf("old"));
  trcv.call();
  TestBlock reset = blockOn(cpu, "T_RESET");
  callWithReq(reset, true);
  for (int cycle = 0; cycle < 3; ++cycle) cpu.nextCycle();
  cpu.network.newestPeer().write(bytesOf("anew"));
  trcv.call();
  trcv.call();
  EXPECT_EQ(outcome(trcv), "new 0000");
  EXPECT_EQ(data.bytes, bytesOf("anew"));
}

TEST(TReset, RefusesAnUnknownConnection) {
  TestCpu cpu;
  TestBlock reset = blockOn(cpu, "T_RESET");
  callWithReq(reset, true);
  EXPECT_EQ(outcome(reset), "error 8081");
}

}  // namespace
}  // namespace vcpu
