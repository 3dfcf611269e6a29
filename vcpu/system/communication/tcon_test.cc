#include <gtest/gtest.h>

#include "vcpu/access/big_endian.h"
#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

class Tcon : public testing::Test {
 protected:
  std::string started(TestArea connect) {
    TestBlock tcon = blockOn(cpu, "TCON", &connect);
    callWithReq(tcon, true);
    return outcome(tcon);
  }

  // Type 11h, active, to 192.168.0.10:1883.
  static TestArea udt65() {
    TestArea area{scl::TypeKind::Struct, "TCON_PAR", 64, std::vector<uint8_t>(64)};
    const std::vector<uint8_t> head = {0, 64, 0, 1, 0x11, 1, 2, 0, 0, 4, 2, 0};
    std::copy(head.begin(), head.end(), area.bytes.begin());
    const std::vector<uint8_t> address = {192, 168, 0, 10, 0, 0, BROKER_PORT >> 8, BROKER_PORT & 0xFF};
    std::copy(address.begin(), address.end(), area.bytes.begin() + 34);
    return area;
  }

  TestCpu cpu;
  TestArea description = tconIpV4();
};

TEST_F(Tcon, RunsThroughItsStatesAndIsDoneForOneCall) {
  cpu.network.behaviour.latencyMs = 10;
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  callWithReq(tcon, false);
  EXPECT_EQ(outcome(tcon), "idle 7000");
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "busy 7001");
  cpu.nextCycle(10);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "busy 7002");
  cpu.nextCycle(10);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "done 0000");
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "idle 7000");
}

TEST_F(Tcon, ConnectsToTheDescribedAddress) {
  establish(cpu);
  EXPECT_EQ(cpu.network.newestPeer().endpoint(), (Endpoint{{192, 168, 0, 10}, 1883}));
}

// Easy Book p. 434: while the job is busy and in the call that reports its end, edges of REQ are ignored.
TEST_F(Tcon, IgnoresEdgesUntilTheEndHasBeenReported) {
  cpu.network.behaviour.latencyMs = 10;
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  callWithReq(tcon, true);
  callWithReq(tcon, false);
  callWithReq(tcon, true);
  callWithReq(tcon, false);
  cpu.nextCycle(20);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "done 0000");
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "idle 7000");
  EXPECT_EQ(cpu.network.opened(), 1U);
}

TEST_F(Tcon, AnswersBadParametersAtOnce) {
  struct Case {
    const char* what;
    size_t at;
    std::vector<uint8_t> bytes;
    const char* outcome;
  };
  const Case cases[] = {
      {"InterfaceId 0", 0, {0, 0}, "error 809B"},
      {"InterfaceId of no interface", 0, {0, 99}, "error 809B"},
      {"ID differs from the parameter", 2, {0, 2}, "error 80B8"},
      {"active UDP", 4, {0x13}, "error 80B5"},
      {"ISO-on-TCP", 4, {0x12}, "error 80B6"},
      {"address 0.0.0.0", 6, {0, 0, 0, 0}, "error 80B7"},
      {"remote port 0", 10, {0, 0}, "error 80B7"},
      {"passive without local port", 5, {0}, "error 80B7"},
  };
  for (const Case& bad : cases) {
    TestArea connect = tconIpV4();
    std::copy(bad.bytes.begin(), bad.bytes.end(), connect.bytes.begin() + static_cast<ptrdiff_t>(bad.at));
    EXPECT_EQ(started(connect), bad.outcome) << bad.what;
  }
  EXPECT_EQ(cpu.network.opened(), 0U);
}

TEST_F(Tcon, RefusesAnIdOutOfRange) {
  for (const int64_t id : {0x0000, 0x1000, 0xFFFF}) {
    TestBlock tcon = blockOn(cpu, "TCON", &description);
    tcon.set("ID", id);
    callWithReq(tcon, true);
    EXPECT_EQ(outcome(tcon), "error 8086") << id;
  }
}

TEST_F(Tcon, WantsAConnectionDescription) {
  EXPECT_EQ(started({scl::TypeKind::Byte, "Byte", 1, std::vector<uint8_t>(14)}), "error 8089");
  cpu.facts.family = &CpuFamily::S7_300;
  EXPECT_EQ(started({scl::TypeKind::Byte, "Byte", 1, std::vector<uint8_t>(63)}), "error 809A");
  EXPECT_EQ(started(tconIpV4()), "error 809A");
}

TEST_F(Tcon, TellsARefusalFromSilence) {
  struct Case {
    LinkBehaviour::Answer answer;
    const CpuFamily* family;
    const char* outcome;
  };
  TestArea classic = udt65();
  const Case cases[] = {
      {LinkBehaviour::Answer::Refuse, &CpuFamily::S7_1500, "error 80C5"},
      {LinkBehaviour::Answer::Silent, &CpuFamily::S7_1500, "error 80C6"},
      {LinkBehaviour::Answer::Refuse, &CpuFamily::S7_300, "error 80C4"},
      {LinkBehaviour::Answer::Silent, &CpuFamily::S7_300, "error 80C4"},
  };
  for (const Case& each : cases) {
    cpu.network.behaviour.answer = each.answer;
    cpu.facts.family = each.family;
    TestArea& connect = each.family == &CpuFamily::S7_300 ? classic : description;
    TestBlock tcon = blockOn(cpu, "TCON", &connect);
    callWithReq(tcon, true);
    cpu.nextCycle(10'000);
    callWithReq(tcon, true);
    EXPECT_EQ(outcome(tcon), each.outcome);
    EXPECT_EQ(cpu.network.newestPeer().endpoint(), (Endpoint{{192, 168, 0, 10}, 1883}));
    // "Create a rising edge at the REQ parameter to establish a connection once again."
    EXPECT_EQ(cpu.connections.find(ID), nullptr);
  }
}

// System Software for S7-300/400, Vol. 2, p. 403: type 01h has ports and addresses the other way round.
TEST_F(Tcon, ReadsTheReversedUdt65) {
  cpu.facts.family = &CpuFamily::S7_300;
  TestArea udt65{scl::TypeKind::Struct, "TCON_PAR", 64, std::vector<uint8_t>(64)};
  const std::vector<uint8_t> head = {0, 64, 0, 1, 0x01, 1, 2, 0, 0, 4, 2, 0};
  std::copy(head.begin(), head.end(), udt65.bytes.begin());
  const std::vector<uint8_t> address = {10, 0, 168, 192, 0, 0, BROKER_PORT & 0xFF, BROKER_PORT >> 8};
  std::copy(address.begin(), address.end(), udt65.bytes.begin() + 34);
  EXPECT_EQ(started(udt65), "busy 7001");
  EXPECT_EQ(cpu.network.newestPeer().endpoint(), (Endpoint{{192, 168, 0, 10}, 1883}));
}

TEST_F(Tcon, LooksUpTheNameOfATconQdnAndConnectsToItsAddress) {
  cpu.network.behaviour.latencyMs = 10;
  cpu.network.hosts["broker.plant.example"] = {10, 1, 2, 3};
  TestArea named = tconQdn("broker.plant.example.");
  TestBlock tcon = blockOn(cpu, "TCON", &named);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "busy 7001");
  cpu.nextCycle(20);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "done 0000");
  EXPECT_EQ(cpu.network.newestPeer().endpoint(), (Endpoint{{10, 1, 2, 3}, 1883}));
  cpu.network.hosts["broker.plant.example"] = {10, 1, 2, 4};
  cpu.network.newestPeer().reset();
  cpu.nextCycle();
  cpu.nextCycle();
  EXPECT_EQ(cpu.network.newestPeer().endpoint(), (Endpoint{{10, 1, 2, 4}, 1883}));
}

TEST_F(Tcon, TellsWhatIsWrongWithAName) {
  EXPECT_EQ(started(tconQdn("")), "error 80D0");
  EXPECT_EQ(started(tconQdn("broker")), "error 80D1");
  EXPECT_EQ(started(tconQdn(".")), "error 80D1");
  TestArea atX1 = tconQdn("broker.");
  atX1.bytes[1] = 64;
  EXPECT_EQ(started(atX1), "error 809B");
  TestArea unknown = tconQdn("nobody.");
  TestBlock tcon = blockOn(cpu, "TCON", &unknown);
  callWithReq(tcon, true);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "error 80D3");
  EXPECT_EQ(cpu.network.open(), 0U);
}

// A header that says more characters than there are must not lead beyond the area.
TEST_F(Tcon, ReadsNoNameBeyondItsString) {
  TestArea damaged = tconQdn("broker.");
  damaged.bytes[7] = 255;
  EXPECT_EQ(started(damaged), "error 80D1");
}

TEST_F(Tcon, RefusesAnIdInUse) {
  establish(cpu);
  EXPECT_EQ(started(tconIpV4()), "error 80A3");
  TestArea other = tconIpV4();
  other.bytes[9] = 11;
  EXPECT_EQ(started(other), "error 80C8");
  cpu.facts.family = &CpuFamily::S7_300;
  EXPECT_EQ(started(udt65()), "error 80A3") << "its table has no other code";
}

TEST_F(Tcon, RefusesALocalPortInUse) {
  description.bytes[12] = 0x20;
  EXPECT_EQ(started(description), "busy 7001");
  description.bytes[3] = 2;
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  tcon.set("ID", 2);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "error 80A1");
}

TEST_F(Tcon, RefusesMoreConnectionsThanTheCpuHas) {
  for (int64_t id = 1; id <= static_cast<int64_t>(OucConnections::CONNECTIONS_MAX) + 1; ++id) {
    storeBigEndian<uint16_t>(&description.bytes[2], static_cast<uint16_t>(id));
    TestBlock tcon = blockOn(cpu, "TCON", &description);
    tcon.set("ID", id);
    callWithReq(tcon, true);
    EXPECT_EQ(outcome(tcon),
              id <= static_cast<int64_t>(OucConnections::CONNECTIONS_MAX) ? "busy 7001" : "error 8087");
  }
}

TEST_F(Tcon, TellsWhenTheHostHasNoSockets) {
  cpu.network.socketsMax = 0;
  EXPECT_EQ(started(tconIpV4()), "error 80C3");
}

TEST_F(Tcon, IsAbortedByTdiscon) {
  cpu.network.behaviour.latencyMs = 10;
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  TestBlock tdiscon = blockOn(cpu, "TDISCON");
  callWithReq(tcon, true);
  callWithReq(tdiscon, true);
  callWithReq(tcon, true);
  EXPECT_EQ(outcome(tcon), "error 80A7");
  callWithReq(tdiscon, true);
  EXPECT_EQ(outcome(tdiscon), "done 0000");
  EXPECT_EQ(cpu.network.open(), 0U);
}

}  // namespace
}  // namespace vcpu
