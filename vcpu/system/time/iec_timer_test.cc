#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

class IecTimer : public testing::Test {
 protected:
  // Calls with IN after so many milliseconds.
  void after(TestBlock& timer, int64_t milliseconds, bool in) {
    cpu.clock.advance(milliseconds);
    timer.set("IN", in);
    timer.call();
  }

  TestCpu cpu;
};

TEST_F(IecTimer, TonSetsQWhenPtIsOver) {
  TestBlock ton(cpu, "TON");
  ton.set("PT", 100);
  after(ton, 0, true);
  after(ton, 99, true);
  EXPECT_EQ(ton.get("Q"), 0);
  EXPECT_EQ(ton.get("ET"), 99);
  after(ton, 1, true);
  EXPECT_EQ(ton.get("Q"), 1);
}

// "The time value starts at T#0s and ends when the value of the time duration PT is reached."
TEST_F(IecTimer, TonEtStandsAtPt) {
  TestBlock ton(cpu, "TON");
  ton.set("PT", 100);
  after(ton, 0, true);
  after(ton, 5000, true);
  EXPECT_EQ(ton.get("ET"), 100);
  after(ton, 5000, true);
  EXPECT_EQ(ton.get("ET"), 100);
}

TEST_F(IecTimer, TonIsResetByInAndStartsAnewAtTheNextEdge) {
  TestBlock ton(cpu, "TON");
  ton.set("PT", 100);
  after(ton, 0, true);
  after(ton, 60, true);
  after(ton, 0, false);
  EXPECT_EQ(ton.get("ET"), 0);
  after(ton, 0, true);
  after(ton, 60, true);
  EXPECT_EQ(ton.get("Q"), 0);
  after(ton, 40, true);
  EXPECT_EQ(ton.get("Q"), 1);
  after(ton, 0, false);
  EXPECT_EQ(ton.get("Q"), 0);
}

// "The value at the PT input is written to the PT parameter in the instance data when the edge changes at the
// IN input."
TEST_F(IecTimer, PtCountsAsItWasAtTheEdge) {
  TestBlock ton(cpu, "TON");
  ton.set("PT", 100);
  after(ton, 0, true);
  ton.set("PT", 1000);
  after(ton, 100, true);
  EXPECT_EQ(ton.get("Q"), 1);
}

TEST_F(IecTimer, TonWithoutATimeSetsQAtOnce) {
  for (const int64_t pt : {int64_t{0}, int64_t{-5}}) {
    TestBlock ton(cpu, "TON");
    ton.set("PT", pt);
    after(ton, 0, true);
    EXPECT_EQ(ton.get("Q"), 1) << pt;
    EXPECT_EQ(ton.get("ET"), 0) << pt;
  }
}

// The clock's milliseconds are kept modulo 2**32; a timer that runs across the turn must not notice.
TEST_F(IecTimer, RunsAcrossTheTurnOfTheMillisecondCounter) {
  cpu.clock.advance((int64_t{1} << 32) - 50);
  TestBlock ton(cpu, "TON");
  ton.set("PT", 100);
  after(ton, 0, true);
  after(ton, 99, true);
  EXPECT_EQ(ton.get("Q"), 0);
  after(ton, 1, true);
  EXPECT_EQ(ton.get("Q"), 1);
}

TEST_F(IecTimer, TofHoldsQForPtAfterInFell) {
  TestBlock tof(cpu, "TOF");
  tof.set("PT", 100);
  after(tof, 0, false);
  EXPECT_EQ(tof.get("Q"), 0);
  after(tof, 0, true);
  EXPECT_EQ(tof.get("Q"), 1);
  after(tof, 500, false);
  after(tof, 99, false);
  EXPECT_EQ(tof.get("Q"), 1);
  EXPECT_EQ(tof.get("ET"), 99);
  after(tof, 1, false);
  EXPECT_EQ(tof.get("Q"), 0);
  EXPECT_EQ(tof.get("ET"), 100);
}

TEST_F(IecTimer, TofForgetsTheTimeWhenInRisesAgain) {
  TestBlock tof(cpu, "TOF");
  tof.set("PT", 100);
  after(tof, 0, true);
  after(tof, 0, false);
  after(tof, 60, true);
  EXPECT_EQ(tof.get("ET"), 0);
  after(tof, 0, false);
  after(tof, 60, false);
  EXPECT_EQ(tof.get("Q"), 1);
}

TEST_F(IecTimer, TpGivesAPulseOfPtWhateverInDoes) {
  TestBlock tp(cpu, "TP");
  tp.set("PT", 100);
  after(tp, 0, true);
  EXPECT_EQ(tp.get("Q"), 1);
  after(tp, 30, false);
  after(tp, 30, true);
  after(tp, 39, true);
  EXPECT_EQ(tp.get("Q"), 1);
  after(tp, 1, true);
  EXPECT_EQ(tp.get("Q"), 0);
}

TEST_F(IecTimer, TpKeepsEtWhileInIsHeldAndNeedsANewEdge) {
  TestBlock tp(cpu, "TP");
  tp.set("PT", 100);
  after(tp, 0, true);
  after(tp, 100, true);
  after(tp, 100, true);
  EXPECT_EQ(tp.get("Q"), 0);
  EXPECT_EQ(tp.get("ET"), 100);
  after(tp, 0, false);
  EXPECT_EQ(tp.get("ET"), 0);
  after(tp, 0, true);
  EXPECT_EQ(tp.get("Q"), 1);
}

TEST_F(IecTimer, TonrAddsUpTheTimesOfIn) {
  TestBlock tonr(cpu, "TONR");
  tonr.set("PT", 100);
  after(tonr, 0, true);
  after(tonr, 40, false);
  after(tonr, 500, false);
  EXPECT_EQ(tonr.get("ET"), 40);
  after(tonr, 0, true);
  after(tonr, 59, true);
  EXPECT_EQ(tonr.get("Q"), 0);
  after(tonr, 1, true);
  EXPECT_EQ(tonr.get("Q"), 1);
  EXPECT_EQ(tonr.get("ET"), 100);
}

TEST_F(IecTimer, TonrKeepsQUntilR) {
  TestBlock tonr(cpu, "TONR");
  tonr.set("PT", 100);
  after(tonr, 0, true);
  after(tonr, 200, true);
  after(tonr, 0, false);
  EXPECT_EQ(tonr.get("Q"), 1);
  tonr.set("R", 1);
  after(tonr, 0, true);
  EXPECT_EQ(tonr.get("Q"), 0);
  EXPECT_EQ(tonr.get("ET"), 0);
  tonr.set("R", 0);
  after(tonr, 0, true);
  after(tonr, 99, true);
  EXPECT_EQ(tonr.get("Q"), 0);
}

}  // namespace
}  // namespace vcpu
