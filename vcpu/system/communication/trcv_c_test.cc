#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

class TrcvC : public testing::Test {
 protected:
  TrcvC() {
    block.set("CONT", 1);
    block.refer("CONNECT", description);
    block.refer("DATA", area);
  }

  // One call, and the cycle behind it.
  std::string called() {
    block.call();
    const std::string text = outcome(block);
    cpu.nextCycle();
    return text;
  }

  std::string received() const {
    return {area.bytes.begin(), area.bytes.begin() + static_cast<ptrdiff_t>(block.get("RCVD_LEN"))};
  }

  SimulatedPeer& peer() { return cpu.network.newestPeer(); }

  TestCpu cpu;
  TestArea description = tconIpV4();
  TestArea area = byteArray("..........");
  TestBlock block{cpu, "TRCV_C"};
};

TEST_F(TrcvC, RunsThroughItsStates) {
  cpu.network.behaviour.latencyMs = 10;
  block.set("CONT", 0);
  block.set("LEN", 4);
  EXPECT_EQ(called(), "idle 7000");
  block.set("CONT", 1);
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(called(), "busy 7002");
  EXPECT_EQ(called(), "idle 7004");
  block.set("EN_R", 1);
  EXPECT_EQ(called(), "busy 7006");
  peer().write(bytesOf("abc"));
  cpu.nextCycle();
  EXPECT_EQ(called(), "busy 7006");
  EXPECT_EQ(area.bytes, bytesOf("..........")) << "the area is filled all at once";
  peer().write(bytesOf("de"));
  cpu.nextCycle();
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "abcd");
  EXPECT_EQ(called(), "busy 7006");
  EXPECT_EQ(block.get("RCVD_LEN"), 0);
  block.set("EN_R", 0);
  EXPECT_EQ(called(), "idle 7004");
  block.set("CONT", 0);
  EXPECT_EQ(called(), "busy 7003");
  EXPECT_EQ(called(), "idle 7000");
  EXPECT_TRUE(peer().closedByPlc());
}

TEST_F(TrcvC, AdHocDeliversWhatIsThere) {
  block.set("EN_R", 1);
  block.set("ADHOC", 1);
  called();
  EXPECT_EQ(called(), "busy 7006");
  peer().write(bytesOf("abc"));
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "abc");
  peer().write(bytesOf("0123456789AB"));
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "0123456789");
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "AB");
  block.set("LEN", 1);
  peer().write(bytesOf("xy"));
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "x");
}

TEST_F(TrcvC, Len0WithoutAdHocWaitsForTheWholeArea) {
  block.set("EN_R", 1);
  called();
  called();
  peer().write(bytesOf("012345678"));
  EXPECT_EQ(called(), "busy 7006");
  peer().write(bytesOf("9"));
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "0123456789");
}

// As TRCV: what was received is delivered first, then the end; the CPU re-establishes the connection.
TEST_F(TrcvC, DeliversWhatCameBeforeTheEnd) {
  block.set("EN_R", 1);
  block.set("ADHOC", 1);
  called();
  called();
  peer().write(bytesOf("abc"));
  peer().close();
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(received(), "abc");
  EXPECT_EQ(called(), "error 80C5");
  cpu.nextCycle();
  EXPECT_EQ(called(), "busy 7006");
  EXPECT_EQ(cpu.network.opened(), 2U);
}

TEST_F(TrcvC, ComRstMakesTheConnectionAnew) {
  block.set("EN_R", 1);
  called();
  called();
  block.set("COM_RST", 1);
  EXPECT_EQ(called(), "error 80A7") << "the receive job fails";
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(called(), "busy 7006");
  EXPECT_EQ(cpu.network.opened(), 2U);
}

TEST_F(TrcvC, SharesTheConnectionOfATsendC) {
  cpu.network.behaviour.latencyMs = 10;
  block.set("EN_R", 1);
  block.set("ADHOC", 1);
  TestArea data = byteArray("question");
  TestBlock sender(cpu, "TSEND_C");
  sender.set("CONT", 1);
  sender.refer("CONNECT", description);
  sender.refer("DATA", data);
  std::string answer;
  for (int cycle = 0; cycle < 20; ++cycle) {
    callWithReq(sender, cycle > 5);
    if (called() == "done 0000") answer = received();
    if (cycle > 5 && peer().read() == bytesOf("question")) peer().write(bytesOf("answer"));
  }
  EXPECT_EQ(answer, "answer");
  EXPECT_EQ(cpu.network.opened(), 1U);
}

TEST_F(TrcvC, GoesByTheRulesOfTrcv) {
  cpu.connections.rules = {{.block = CommunicationBlock::Trcv, .lastJob = 1, .calls = 0, .empty = true},
                           {.block = CommunicationBlock::Trcv, .calls = 1, .status = 0x80C4}};
  block.set("EN_R", 1);
  called();
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(block.get("RCVD_LEN"), 0);
  EXPECT_EQ(called(), "busy 7006");
  EXPECT_EQ(called(), "error 80C4");
}

}  // namespace
}  // namespace vcpu
