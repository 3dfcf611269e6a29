#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

class Tsend : public testing::Test {
 protected:
  void SetUp() override { establish(cpu); }

  std::string started(int64_t len, TestArea& area) {
    TestBlock tsend = blockOn(cpu, "TSEND", &area);
    tsend.set("LEN", len);
    callWithReq(tsend, true);
    return outcome(tsend);
  }

  TestCpu cpu;
  TestArea data = byteArray("hello world");
};

TEST_F(Tsend, SendsLenBytesAndIsDoneForOneCall) {
  TestBlock tsend = blockOn(cpu, "TSEND", &data);
  tsend.set("LEN", 5);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "busy 7001");
  EXPECT_EQ(tsend.copiedBytes(), 5U);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "done 0000");
  EXPECT_EQ(tsend.copiedBytes(), 0U);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "idle 7000");
  EXPECT_EQ(cpu.network.newestPeer().read(), bytesOf("hello"));
}

TEST_F(Tsend, SendsTheWholeAreaForLen0) {
  EXPECT_EQ(started(0, data), "busy 7001");
  EXPECT_EQ(cpu.network.newestPeer().read(), bytesOf("hello world"));
}

TEST_F(Tsend, S7300DemandsALen) {
  cpu.facts.family = &CpuFamily::S7_300;
  EXPECT_EQ(started(0, data), "error 8085");
}

TEST_F(Tsend, RefusesALenThatDoesNotFit) {
  TestArea large = byteArray(std::string(65'537, 'x'));
  TestArea nothing = byteArray("");
  EXPECT_EQ(started(12, data), "error 8088");
  EXPECT_EQ(started(65'537, large), "error 8085");
  EXPECT_EQ(started(0, nothing), "error 8085");
  cpu.facts.family = &CpuFamily::S7_300;
  EXPECT_EQ(started(8'193, large), "error 8085");
}

TEST_F(Tsend, IsBusyUntilTheStackHasTakenAll) {
  TestCpu plc;
  plc.network.behaviour.bufferBytes = 8;
  establish(plc);
  plc.network.newestPeer().setReading(false);
  TestBlock tsend = blockOn(plc, "TSEND", &data);
  callWithReq(tsend, true);
  for (int cycle = 0; cycle < 10; ++cycle) {
    plc.nextCycle();
    callWithReq(tsend, true);
    EXPECT_EQ(outcome(tsend), "busy 7002");
  }
  plc.network.newestPeer().setReading(true);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "done 0000");
}

// A block that is not called any more does not hold up its bytes.
TEST_F(Tsend, GoesOnSendingBetweenTheCalls) {
  TestCpu plc;
  plc.network.behaviour.sendBytesMax = 4;
  establish(plc);
  TestBlock tsend = blockOn(plc, "TSEND", &data);
  callWithReq(tsend, true);
  for (int cycle = 0; cycle < 10; ++cycle) plc.nextCycle();
  EXPECT_EQ(plc.network.newestPeer().read(), bytesOf("hello world"));
}

TEST_F(Tsend, HasOneJobAtATimeOnAConnection) {
  TestBlock first = blockOn(cpu, "TSEND", &data);
  callWithReq(first, true);
  EXPECT_EQ(started(0, data), "error 80C3");
  callWithReq(first, true);
  EXPECT_EQ(outcome(first), "done 0000");
  EXPECT_EQ(started(0, data), "busy 7001");
}

TEST_F(Tsend, SendsTheDataOfTheEdgeInPieces) {
  TestCpu slow;
  slow.network.behaviour.sendBytesMax = 4;
  establish(slow);
  TestBlock tsend = blockOn(slow, "TSEND", &data);
  callWithReq(tsend, true);
  data.bytes.assign(data.bytes.size(), 'X');  // what the rules forbid does no harm here
  tsend.set("LEN", 0);
  int calls = 1;
  while (tsend.get("BUSY") != 0) {
    slow.nextCycle();
    tsend.set("LEN", 1);
    callWithReq(tsend, false);
    ++calls;
  }
  EXPECT_EQ(outcome(tsend), "done 0000");
  EXPECT_GT(calls, 1);
  EXPECT_EQ(slow.network.newestPeer().read(), bytesOf("hello world"));
}

TEST_F(Tsend, WithoutAConnectionIsNotEstablished) {
  TestCpu other;
  TestBlock tsend = blockOn(other, "TSEND", &data);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "error 80A1");
  tsend.set("ID", 0);
  callWithReq(tsend, false);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "error 8086");
}

TEST_F(Tsend, TellsWhyARunningJobCannotEnd) {
  struct Case {
    void (SimulatedPeer::*event)();
    const CpuFamily* family;
    const char* outcome;
  };
  const Case cases[] = {
      {&SimulatedPeer::close, &CpuFamily::S7_1500, "error 80C5"},
      {&SimulatedPeer::reset, &CpuFamily::S7_1500, "error 80C5"},
      {&SimulatedPeer::vanish, &CpuFamily::S7_1500, "error 80C6"},
      {&SimulatedPeer::reset, &CpuFamily::S7_300, "error 80A1"},
      {&SimulatedPeer::vanish, &CpuFamily::S7_300, "error 80A1"},
  };
  TestArea large = byteArray(std::string(8'192, 'x'));
  for (const Case& each : cases) {
    TestCpu plc;
    plc.network.behaviour.bufferBytes = 1000;
    establish(plc);
    plc.facts.family = each.family;
    plc.network.newestPeer().setReading(false);
    TestBlock tsend = blockOn(plc, "TSEND", &large);
    tsend.set("LEN", 8'192);
    callWithReq(tsend, true);
    (plc.network.newestPeer().*each.event)();
    plc.nextCycle();
    plc.nextCycle(10'000);
    callWithReq(tsend, true);
    EXPECT_EQ(outcome(tsend), each.outcome);
  }
}

TEST_F(Tsend, IsTemporarilyImpossibleWhileTheCpuReestablishes) {
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Silent;
  cpu.network.newestPeer().reset();
  cpu.nextCycle();
  EXPECT_EQ(started(0, data), "error 80C5");
  cpu.nextCycle();
  EXPECT_EQ(started(0, data), "error 80C4");
}

TEST_F(Tsend, EndsWithTheConnection) {
  TestBlock tsend = blockOn(cpu, "TSEND", &data);
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tsend, true);
  callWithReq(tdiscon, true);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "error 80A1");
}

// A new connection of the same ID is not the one the job began on.
TEST_F(Tsend, IsNotTakenOverByTheNextConnection) {
  TestBlock tsend = blockOn(cpu, "TSEND", &data);
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tsend, true);
  callWithReq(tdiscon, true);
  establish(cpu);
  callWithReq(tsend, true);
  EXPECT_EQ(outcome(tsend), "error 80A1");
}

}  // namespace
}  // namespace vcpu
