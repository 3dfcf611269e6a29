// Jobs that take as many calls, and end as, a rule says.

#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

using Block = CommunicationBlock;

/// The outcomes of so many calls with REQ held.
std::vector<std::string> outcomes(TestBlock& block, int calls) {
  std::vector<std::string> all;
  for (int call = 0; call < calls; ++call) {
    callWithReq(block, true);
    all.push_back(outcome(block));
  }
  return all;
}

using Outcomes = std::vector<std::string>;

TEST(CommunicationRule, AJobTakesSoManyCallsBehindItsFirst) {
  TestCpu cpu;
  cpu.connections.rules = {{.block = Block::Tcon, .calls = 3}};
  TestArea description = tconIpV4();
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  EXPECT_EQ(outcomes(tcon, 5), (Outcomes{"busy 7001", "busy 7002", "busy 7002", "done 0000", "idle 7000"}));
}

TEST(CommunicationRule, ATconThatFailsInItsFirstCallHasMadeNothing) {
  TestCpu cpu;
  cpu.connections.rules = {{.block = Block::Tcon, .calls = 0, .status = 0x80C3}};
  TestArea description = tconIpV4();
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  EXPECT_EQ(outcomes(tcon, 2), (Outcomes{"error 80C3", "idle 7000"}));
  EXPECT_EQ(cpu.network.opened(), 0u);
}

TEST(CommunicationRule, ATconThatFailsLaterLeavesNothing) {
  TestCpu cpu;
  cpu.connections.rules = {{.block = Block::Tcon, .calls = 2, .status = 0x80C4}};
  TestArea description = tconIpV4();
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  EXPECT_EQ(outcomes(tcon, 3), (Outcomes{"busy 7001", "busy 7002", "error 80C4"}));
  EXPECT_EQ(cpu.network.opened(), 1u);
  EXPECT_EQ(cpu.network.open(), 0u);
  EXPECT_EQ(cpu.connections.count(), 0u);
}

TEST(CommunicationRule, TdisconEndsATconThatWouldTakeLonger) {
  TestCpu cpu;
  cpu.connections.rules = {{.block = Block::Tcon, .calls = 100}};
  TestArea description = tconIpV4();
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  outcomes(tcon, 2);
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcomes(tcon, 1), (Outcomes{"error 80A7"}));
}

TEST(CommunicationRule, ATdisconThatFailsInItsFirstCallEndsNothing) {
  for (const uint32_t calls : {0u, 1u}) {
    TestCpu cpu;
    establish(cpu);
    cpu.connections.rules = {{.block = Block::Tdiscon, .calls = calls, .status = 0x80C4}};
    TestBlock tdiscon = blockOn(cpu, "TDISCON");
    EXPECT_EQ(outcomes(tdiscon, 2).at(calls), "error 80C4");
    EXPECT_EQ(cpu.connections.count(), calls == 0 ? 1u : 0u);
  }
}

// The first TSEND after the failed one finds the connection free for it.
TEST(CommunicationRule, OnlyTheJobsItNamesGoByIt) {
  TestCpu cpu;
  establish(cpu);
  cpu.connections.rules = {{.block = Block::Tsend, .firstJob = 2, .lastJob = 2, .status = 0x80C4}};
  TestArea data = byteArray("ab");
  TestBlock tsend = blockOn(cpu, "TSEND", &data);
  Outcomes ends;
  for (int job = 0; job < 3; ++job) {
    ends.push_back(outcomes(tsend, 2).back());
    callWithReq(tsend, false);
  }
  EXPECT_EQ(ends, (Outcomes{"done 0000", "error 80C4", "done 0000"}));
}

TEST(CommunicationRule, TrcvWaitsFailsOrDeliversNothingAsTold) {
  TestCpu cpu;
  establish(cpu);
  cpu.network.newestPeer().write(bytesOf("abc"));
  cpu.connections.rules = {{.block = Block::Trcv, .lastJob = 1, .calls = 2},
                           {.block = Block::Trcv, .lastJob = 2, .calls = 0, .empty = true},
                           {.block = Block::Trcv, .lastJob = 3, .calls = 1, .status = 0x80A1}};
  TestArea data = byteArray("..");
  TestBlock trcv = blockOn(cpu, "TRCV", &data);
  trcv.set("EN_R", 1);
  Outcomes all;
  std::vector<int64_t> lengths;
  for (int call = 0; call < 6; ++call) {
    trcv.call();
    all.push_back(outcome(trcv));
    lengths.push_back(trcv.get("RCVD_LEN"));
  }
  EXPECT_EQ(all, (Outcomes{"busy 7001", "busy 7002", "new 0000", "new 0000", "busy 7001", "error 80A1"}));
  EXPECT_EQ(lengths, (std::vector<int64_t>{0, 0, 2, 0, 0, 0}));
}

TEST(CommunicationRule, JobsCountFromTheStartOfTheCpu) {
  TestCpu cpu;
  cpu.connections.rules = {{.block = Block::Tdiscon, .lastJob = 1, .calls = 0, .status = 0x80C4}};
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  for (const char* expected : {"error 80C4", "error 80A3"}) {
    callWithReq(tdiscon, true);
    EXPECT_EQ(outcome(tdiscon), expected);
    callWithReq(tdiscon, false);
  }
  cpu.connections.closeAll();
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "error 80C4");
}

}  // namespace
}  // namespace vcpu
