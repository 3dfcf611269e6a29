#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

class Trcv : public testing::Test {
 protected:
  void SetUp() override { establish(cpu); }

  SimulatedPeer& peer() { return cpu.network.newestPeer(); }

  std::string called(TestBlock& trcv) {
    trcv.set("EN_R", 1);
    trcv.call();
    return outcome(trcv);
  }

  std::string received(const TestBlock& trcv) {
    return {area.bytes.begin(), area.bytes.begin() + static_cast<ptrdiff_t>(trcv.get("RCVD_LEN"))};
  }

  TestCpu cpu;
  TestArea area = byteArray("..........");
};

TEST_F(Trcv, DisabledIsNotReady) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.call();
  EXPECT_EQ(outcome(trcv), "idle 7000");
}

TEST_F(Trcv, AdHocDeliversWhatIsThere) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("ADHOC", 1);
  EXPECT_EQ(called(trcv), "busy 7001");
  EXPECT_EQ(called(trcv), "busy 7002");
  peer().write(bytesOf("abc"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "abc");
  EXPECT_EQ(called(trcv), "busy 7001");
  EXPECT_EQ(trcv.get("RCVD_LEN"), 0);
}

TEST_F(Trcv, AdHocDeliversAtMostLen) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("ADHOC", 1);
  trcv.set("LEN", 2);
  peer().write(bytesOf("abc"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "ab");
  EXPECT_EQ(trcv.copiedBytes(), 2U);
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "c");
  EXPECT_EQ(trcv.copiedBytes(), 1U);
}

TEST_F(Trcv, AdHocDeliversAtMostTheArea) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("ADHOC", 1);
  peer().write(bytesOf("0123456789AB"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "0123456789");
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "AB");
}

TEST_F(Trcv, WaitsForExactlyLen) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("LEN", 4);
  peer().write(bytesOf("abc"));
  EXPECT_EQ(called(trcv), "busy 7001");
  EXPECT_EQ(area.bytes, bytesOf("..........")) << "the area is filled all at once";
  peer().write(bytesOf("def"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "abcd");
  peer().write(bytesOf("gh"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "efgh");
}

// "STATUS shows the value 7002 as long as the size of the data sent by TSEND is not equal to the size of the
// DATA receive area."
TEST_F(Trcv, Len0WaitsForTheWholeArea) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  peer().write(bytesOf("012345678"));
  EXPECT_EQ(called(trcv), "busy 7001");
  EXPECT_EQ(called(trcv), "busy 7002");
  peer().write(bytesOf("9"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "0123456789");
}

TEST_F(Trcv, S7300DeliversWhatIsThereForLen0) {
  cpu.facts.family = &CpuFamily::S7_300;
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  peer().write(bytesOf("abc"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "abc");
}

TEST_F(Trcv, LosesNothingWhenEnRPulses) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("LEN", 4);
  peer().write(bytesOf("abc"));
  called(trcv);
  trcv.set("EN_R", 0);
  trcv.call();
  EXPECT_EQ(outcome(trcv), "idle 7000");
  peer().write(bytesOf("d"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "abcd");
}

// A program that receives byte by byte, called with EN_R = 0 and 1 in each cycle, gets one in each.
TEST_F(Trcv, DeliversInTheFirstCallWhatHasArrived) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("LEN", 1);
  peer().write(bytesOf("abc"));
  std::string text;
  for (int cycle = 0; cycle < 3; ++cycle) {
    trcv.set("EN_R", 0);
    trcv.call();
    EXPECT_EQ(called(trcv), "new 0000");
    text += received(trcv);
  }
  EXPECT_EQ(text, "abc");
}

TEST_F(Trcv, RefusesALenThatDoesNotFit) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("LEN", 11);
  EXPECT_EQ(called(trcv), "error 8088");
  trcv.set("LEN", 65'537);
  EXPECT_EQ(called(trcv), "error 8085");
}

TEST_F(Trcv, RefusesAChangeWhileItWaits) {
  TestArea other = byteArray("..........");
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("LEN", 4);
  called(trcv);
  trcv.set("LEN", 5);
  EXPECT_EQ(called(trcv), "error 8085");
  EXPECT_EQ(called(trcv), "busy 7001");
  trcv.refer("DATA", other);
  EXPECT_EQ(called(trcv), "error 80B1");
  EXPECT_EQ(called(trcv), "busy 7001");
  cpu.facts.family = &CpuFamily::S7_300;
  trcv.refer("DATA", area);
  EXPECT_EQ(called(trcv), "error 8085") << "its table has no code for it";
}

TEST_F(Trcv, RefusesASecondBlockOnTheSameConnection) {
  TestBlock first = blockOn(cpu, "TRCV", &area);
  TestBlock second = blockOn(cpu, "TRCV", &area);
  called(first);
  EXPECT_EQ(called(second), "error 80C3");
  first.set("EN_R", 0);
  first.call();
  EXPECT_EQ(called(second), "busy 7001");
}

TEST_F(Trcv, WithoutAConnectionIsNotEstablished) {
  TestCpu other;
  TestBlock trcv = blockOn(other, "TRCV", &area);
  EXPECT_EQ(called(trcv), "error 80A1");
  EXPECT_EQ(called(trcv), "error 80A1");
  trcv.set("ID", 0x1000);
  EXPECT_EQ(called(trcv), "error 8086");
}

TEST_F(Trcv, DeliversWhatIsLeftBeforeItTellsThatThePartnerHasGone) {
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Silent;
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("ADHOC", 1);
  peer().write(bytesOf("last words, "));
  peer().write(bytesOf("bye"));
  peer().close();
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "new 0000");
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), ", bye");
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "error 80C5");
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "error 80C4");
}

TEST_F(Trcv, DropsThePieceThatCannotBecomeWhole) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("LEN", 4);
  peer().write(bytesOf("abc"));
  peer().close();
  EXPECT_EQ(called(trcv), "error 80C5");
}

TEST_F(Trcv, TellsTheBlockThatWaitedWhyTheLinkIsGone) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  called(trcv);
  peer().reset();
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "error 80C5");
}

// "If the connection aborts, ... the active partner attempts to reestablish the configured connection. You do
// not have to call TCON again."
TEST_F(Trcv, WorksAgainOnTheReestablishedConnection) {
  TestBlock trcv = blockOn(cpu, "TRCV", &area);
  trcv.set("ADHOC", 1);
  called(trcv);
  peer().reset();
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "error 80C5");
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "error 80C4");
  cpu.nextCycle();
  EXPECT_EQ(called(trcv), "busy 7001");
  EXPECT_EQ(cpu.network.opened(), 2U);
  peer().write(bytesOf("again"));
  EXPECT_EQ(called(trcv), "new 0000");
  EXPECT_EQ(received(trcv), "again");
}

TEST_F(Trcv, PutsAnyPiecesTogether) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    TestCpu plc{.seed = seed};
    plc.network.behaviour.splitAtRandom = true;
    establish(plc);
    TestBlock trcv = blockOn(plc, "TRCV", &area);
    plc.network.newestPeer().write(bytesOf("0123456789"));
    for (int cycle = 0; cycle < 20 && called(trcv) != "new 0000"; ++cycle) plc.nextCycle();
    EXPECT_EQ(received(trcv), "0123456789") << "seed " << seed;
  }
}

}  // namespace
}  // namespace vcpu
