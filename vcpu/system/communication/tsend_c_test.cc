#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

class TsendC : public testing::Test {
 protected:
  TsendC() {
    block.set("CONT", 1);
    block.refer("CONNECT", description);
    block.refer("DATA", data);
  }

  // One call, and the cycle behind it.
  std::string called(bool req = false) {
    callWithReq(block, req);
    const std::string text = outcome(block);
    cpu.nextCycle();
    return text;
  }

  void hold(bool req = false) {
    for (int call = 0; call < 100 && called(req) != "idle 7004"; ++call) {
    }
    ASSERT_EQ(called(req), "idle 7004");
  }

  SimulatedPeer& peer() { return cpu.network.newestPeer(); }

  TestCpu cpu;
  TestArea description = tconIpV4();
  TestArea data = byteArray("hello world");
  TestBlock block{cpu, "TSEND_C"};
};

// 7000 before CONT, 7001 for one call, 7002 until the connection is there, 7004; REQ: 7005, then DONE for one
// call, and 7004 again.
TEST_F(TsendC, RunsThroughItsStates) {
  cpu.network.behaviour.latencyMs = 10;
  block.set("CONT", 0);
  EXPECT_EQ(called(), "idle 7000");
  block.set("CONT", 1);
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(called(), "busy 7002");
  EXPECT_EQ(called(), "idle 7004");
  block.set("LEN", 5);
  EXPECT_EQ(called(true), "busy 7005");
  EXPECT_EQ(called(true), "done 0000");
  EXPECT_EQ(called(true), "idle 7004") << "a new job needs a new edge";
  EXPECT_EQ(peer().read(), bytesOf("hello"));
  EXPECT_EQ(peer().endpoint(), (Endpoint{{192, 168, 0, 10}, 1883}));
  block.set("CONT", 0);
  EXPECT_EQ(called(), "busy 7003");
  EXPECT_TRUE(peer().closedByPlc());
  EXPECT_EQ(called(), "idle 7000");
  EXPECT_EQ(cpu.connections.count(), 0U);
}

TEST_F(TsendC, TakesEveryDescriptionThatTconTakes) {
  TestArea param{scl::TypeKind::Struct, "TCON_Param", 64, std::vector<uint8_t>(64)};
  const std::vector<uint8_t> head = {0, 64, 0, 1, 0x11, 1, 1, 0, 0, 4, 2, 0};
  std::copy(head.begin(), head.end(), param.bytes.begin());
  const std::vector<uint8_t> address = {192, 168, 0, 10, 0, 0, BROKER_PORT >> 8, BROKER_PORT & 0xFF};
  std::copy(address.begin(), address.end(), param.bytes.begin() + 34);
  TestArea name = tconQdn("broker.plant.");
  cpu.network.hosts["broker.plant"] = {192, 168, 0, 10};
  for (TestArea* area : {&description, &param, &name}) {
    block.refer("CONNECT", *area);
    hold();
    EXPECT_EQ(called(true), "busy 7005") << area->typeName;
    EXPECT_EQ(called(), "done 0000") << area->typeName;
    block.set("CONT", 0);
    called();
    EXPECT_EQ(called(), "idle 7000") << area->typeName;
    block.set("CONT", 1);
  }
}

TEST_F(TsendC, SendsWhenTheConnectionIsThereIfReqCameBefore) {
  cpu.network.behaviour.latencyMs = 10;
  EXPECT_EQ(called(true), "busy 7001");
  EXPECT_EQ(called(true), "busy 7002");
  EXPECT_EQ(called(true), "busy 7005");
  EXPECT_EQ(called(true), "done 0000");
  cpu.nextCycle(10);
  EXPECT_EQ(peer().read(), bytesOf("hello world"));
}

TEST_F(TsendC, IgnoresReqWithoutCont) {
  block.set("CONT", 0);
  EXPECT_EQ(called(true), "idle 7000");
  block.set("CONT", 1);
  hold(true);
}

// CONT is a level: what failed is tried again, a second later.
TEST_F(TsendC, TriesAgainWhatFailed) {
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Refuse;
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(called(), "error 80C5");
  EXPECT_EQ(called(), "busy 7002");
  EXPECT_EQ(cpu.network.opened(), 1U);
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Accept;
  cpu.nextCycle(1000);
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(called(), "idle 7004");
}

TEST_F(TsendC, ForgetsARequestWithTheAttemptThatFailed) {
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Refuse;
  called(true);
  EXPECT_EQ(called(true), "error 80C5");
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Accept;
  cpu.nextCycle(1000);
  hold(true);
}

TEST_F(TsendC, SaysWhatIsWrongWithTheDescription) {
  TestArea bytes = byteArray("0123456789");
  TestArea cut = description;
  cut.elementBytes = 2;
  cut.bytes.resize(2);
  TestArea noId = description;
  noId.bytes[3] = 0;
  TestArea largeId = description;
  largeId.bytes[2] = 0x10;
  TestArea noPort = description;
  noPort.bytes[10] = noPort.bytes[11] = 0;
  const std::pair<TestArea*, const char*> cases[] = {{&bytes, "error 8089"},
                                                     {&cut, "error 809A"},
                                                     {&noId, "error 8086"},
                                                     {&largeId, "error 8086"},
                                                     {&noPort, "error 80B7"}};
  for (const auto& [area, expected] : cases) {
    block.refer("CONNECT", *area);
    EXPECT_EQ(called(), expected);
    cpu.nextCycle(1000);
  }
  block.refer("CONNECT", Area());
  EXPECT_EQ(called(), "error 8089");
}

TEST_F(TsendC, RefusesALenThatDoesNotFit) {
  hold();
  block.set("LEN", 12);
  EXPECT_EQ(called(true), "error 8088");
  EXPECT_EQ(called(true), "idle 7004") << "the connection stays";
}

TEST_F(TsendC, ReportsABrokenLinkToTheJobOnly) {
  cpu.network.behaviour.bufferBytes = 4;
  hold();
  peer().setReading(false);
  called(true);
  EXPECT_EQ(called(), "busy 7005");
  peer().reset();
  EXPECT_EQ(called(), "error 80C5");
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Refuse;
  EXPECT_EQ(called(), "busy 7002");
  EXPECT_EQ(called(true), "error 80C4") << "as TSEND while the CPU re-establishes";
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Accept;
  cpu.nextCycle(2000);
  cpu.nextCycle();
  EXPECT_EQ(called(), "idle 7004");
}

// "even if a current data transfer is not yet completed"
TEST_F(TsendC, EndsTheConnectionThoughAJobRuns) {
  cpu.network.behaviour.bufferBytes = 4;
  hold();
  peer().setReading(false);
  EXPECT_EQ(called(true), "busy 7005");
  EXPECT_EQ(called(true), "busy 7005");
  block.set("CONT", 0);
  EXPECT_EQ(called(true), "busy 7003");
  EXPECT_EQ(called(true), "idle 7000");
  block.set("CONT", 1);
  EXPECT_EQ(called(true), "busy 7001");
}

TEST_F(TsendC, EndsAnAttemptThatRuns) {
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Silent;
  called();
  EXPECT_EQ(called(), "busy 7002");
  block.set("CONT", 0);
  EXPECT_EQ(called(), "busy 7003");
  EXPECT_EQ(called(), "idle 7000");
  EXPECT_EQ(cpu.network.open(), 0U);
}

TEST_F(TsendC, ComRstMakesTheConnectionAnewAndIsReset) {
  hold();
  block.set("COM_RST", 1);
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(block.get("COM_RST"), 0);
  EXPECT_EQ(called(), "idle 7004");
  EXPECT_EQ(cpu.network.opened(), 2U);
  EXPECT_EQ(cpu.network.open(), 1U);
  block.set("CONT", 0);
  called();
  called();
  block.set("COM_RST", 1);
  EXPECT_EQ(called(), "idle 7000");
}

TEST_F(TsendC, ComRstFailsTheJobThatRuns) {
  cpu.network.behaviour.bufferBytes = 4;
  hold();
  peer().setReading(false);
  called(true);
  block.set("COM_RST", 1);
  EXPECT_EQ(called(), "error 80A7");
  EXPECT_EQ(called(), "busy 7001");
}

TEST_F(TsendC, SharesAConnectionThatIsDescribedAlike) {
  establish(cpu);
  EXPECT_EQ(called(), "idle 7004");
  EXPECT_EQ(called(true), "busy 7005");
  EXPECT_EQ(called(), "done 0000");
  EXPECT_EQ(cpu.network.opened(), 1U);
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tdiscon, true);
  EXPECT_EQ(called(), "busy 7001") << "another block ended it: it is made anew";
  EXPECT_EQ(called(), "idle 7004");
}

TEST_F(TsendC, WaitsForTheBlockThatEstablishesTheSame) {
  cpu.network.behaviour.latencyMs = 20;
  TestBlock tcon = blockOn(cpu, "TCON");
  tcon.refer("CONNECT", description);
  callWithReq(tcon, true);
  EXPECT_EQ(called(true), "busy 7001");
  EXPECT_EQ(called(true), "busy 7002");
  for (int cycle = 0; cycle < 10; ++cycle) {
    callWithReq(tcon, true);
    cpu.nextCycle();
  }
  EXPECT_EQ(called(true), "busy 7005");
  EXPECT_EQ(cpu.network.opened(), 1U);
}

TEST_F(TsendC, RefusesAnIdThatIsUsedForAnotherPartner) {
  establish(cpu);
  description.bytes[9] = 11;
  EXPECT_EQ(called(), "error 80C8");
  EXPECT_EQ(cpu.connections.count(), 1U);
}

// Its jobs are those of TCON, TSEND and TDISCON.
TEST_F(TsendC, GoesByTheRulesOfTheBlocksItDoesTheWorkOf) {
  cpu.connections.rules = {
      {.block = CommunicationBlock::Tcon, .lastJob = 1, .calls = 2, .status = 0x80C4},
      {.block = CommunicationBlock::Tsend, .lastJob = 1, .calls = 1, .status = 0x80C3},
      {.block = CommunicationBlock::Tdiscon, .lastJob = 1, .calls = 0, .status = 0x80C4}};
  EXPECT_EQ(called(), "busy 7001");
  EXPECT_EQ(called(), "busy 7002");
  EXPECT_EQ(called(), "error 80C4");
  cpu.nextCycle(1000);
  hold();
  EXPECT_EQ(called(true), "busy 7005");
  EXPECT_EQ(called(), "error 80C3");
  block.set("CONT", 0);
  EXPECT_EQ(called(), "error 80C4");
  EXPECT_EQ(cpu.connections.count(), 1U) << "nothing was ended";
  EXPECT_EQ(called(), "busy 7003");
}

// A retentive instance may hold what another run of the CPU left.
TEST_F(TsendC, BeginsAnewFromWhateverItsInstanceHolds) {
  for (int phase = 0; phase < 256; ++phase) {
    SCOPED_TRACE(phase);
    TestBlock left(cpu, "TSEND_C");
    left.set("CONT", 1);
    left.refer("CONNECT", description);
    left.refer("DATA", data);
    left.set("phase", phase);
    left.set("job", 0x1234'5001);
    left.set("connectionId", ID);
    left.set("nextAttempt", INT64_MAX);
    left.call();
    for (int call = 0; call < 200 && outcome(left) != "idle 7004"; ++call) {
      cpu.nextCycle();
      left.call();
    }
    EXPECT_EQ(outcome(left), "idle 7004");
    cpu.connections.closeAll();
  }
}

}  // namespace
}  // namespace vcpu
