#include <gtest/gtest.h>

#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

class TDiag : public testing::Test {
 protected:
  std::string asked() {
    TestBlock diag = blockOn(cpu, "T_DIAG");
    diag.refer("RESULT", result);
    callWithReq(diag, true);
    if (diag.get("BUSY") != 0) callWithReq(diag, true);
    return outcome(diag);
  }

  TestCpu cpu;
  TestArea result{scl::TypeKind::Struct, "TDIAG_Status", 16, std::vector<uint8_t>(16)};
};

constexpr size_t STATE = 6;

TEST_F(TDiag, DescribesAnEstablishedConnection) {
  establish(cpu);
  TestArea data = byteArray("hello");
  TestBlock tsend = blockOn(cpu, "TSEND", &data);
  callWithReq(tsend, true);
  cpu.network.newestPeer().write(bytesOf("hi!"));
  TestBlock trcv = blockOn(cpu, "TRCV", &data);
  trcv.set("EN_R", 1);
  trcv.set("ADHOC", 1);
  trcv.call();
  EXPECT_EQ(asked(), "done 0000");
  EXPECT_EQ(result.bytes, (std::vector<uint8_t>{0, 64, 0, 1, 0x0B, 1, 4, 3, 0, 0, 0, 5, 0, 0, 0, 3}));
}

TEST_F(TDiag, TellsTheStateOnTheWayBackToAConnection) {
  establish(cpu);
  cpu.network.behaviour.answer = LinkBehaviour::Answer::Silent;
  cpu.network.newestPeer().reset();
  cpu.nextCycle();
  asked();
  EXPECT_EQ(result.bytes[STATE], 1);
  cpu.nextCycle();
  asked();
  EXPECT_EQ(result.bytes[STATE], 2);
}

TEST_F(TDiag, TellsThatThePartnerHasGoneWhileItsBytesWait) {
  establish(cpu);
  cpu.network.newestPeer().write(bytesOf("hi!"));
  cpu.network.newestPeer().close();
  cpu.nextCycle();
  asked();
  EXPECT_EQ(result.bytes[STATE], 5);
}

TEST_F(TDiag, AnswersBadParametersAtOnce) {
  EXPECT_EQ(asked(), "error 80A3");
  establish(cpu);
  result.typeName = "Something";
  EXPECT_EQ(asked(), "error 8089");
}

}  // namespace
}  // namespace vcpu
