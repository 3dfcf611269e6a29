#include "fleet/fleet.h"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <set>

#include "station/sources.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace fleet {
namespace {

constexpr int64_t NS_PER_SECOND = 1'000'000'000;

/// Simulated time that knows until when somebody has waited.
struct ObservedClock : vcpu::SimulatedClock {
  std::vector<int64_t> waits;

  void waitUntil(int64_t time) override {
    waits.push_back(time);
    SimulatedClock::waitUntil(time);
  }
};

class FleetTest : public testing::Test {
 protected:
  FleetTest() {
    file_.name = "Counting";
    file_.cycleMs = 100;
    file_.sources = {TESTDATA "/testdata/counting.scl"};
    file_.startValues = {{"\"Plant\".number", "{n}"}};
  }
  vcpu::Result<void> build(int64_t count) {
    auto checked = station::checkSources(file_.sources, scl::Dialect::Tia);
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    const auto code = vcpu::MachineCode::compile(checked->program, options);
    fleet_ = std::make_unique<Fleet>(file_, clock_, network_);
    return fleet_->build(count, *code, [] { return true; });
  }
  Outcome run(double startsPerSecond, double seconds) {
    return fleet_->run(
        startsPerSecond, seconds, [] { return true; },
        [this](const Second& second) { seen_.push_back(second); });
  }

  station::StationFile file_;
  ObservedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  std::unique_ptr<Fleet> fleet_;
  std::vector<Second> seen_;
};

TEST_F(FleetTest, StationsStartAtTheirRateAndCycleAtTheirTime) {
  ASSERT_TRUE(build(30));
  const Outcome outcome = run(10, 5);
  ASSERT_GE(seen_.size(), 5u);
  EXPECT_NEAR(static_cast<double>(seen_[0].started), 10, 1);
  EXPECT_NEAR(static_cast<double>(seen_[1].started), 20, 1);
  EXPECT_EQ(seen_[3].started, 30);
  EXPECT_NEAR(static_cast<double>(seen_[3].cycles.cycles), 300, 3);
  EXPECT_EQ(outcome.seconds.size(), seen_.size());
  EXPECT_EQ(outcome.count, 30);
  EXPECT_EQ(outcome.stopped, 0);
}

TEST_F(FleetTest, TakesRatesWithoutMeasure) {
  ASSERT_TRUE(build(3));
  EXPECT_EQ(run(std::numeric_limits<double>::infinity(), 0.5).seconds.back().started, 3);
}

TEST_F(FleetTest, WaitsLongForTheSecondStationAtASmallRate) {
  ASSERT_TRUE(build(3));
  EXPECT_EQ(run(1e-12, 3).seconds.back().started, 1);
}

TEST_F(FleetTest, TheCyclesOfItsStationsAreSpreadOverTheCycleTime) {
  ASSERT_TRUE(build(50));
  const Outcome outcome = run(1e6, 2);
  EXPECT_EQ(outcome.latestMs, 0) << "on a clock that stands during a scan none is late, if they are spread";
  constexpr int64_t TENTH = 10'000'000;
  std::set<int64_t> tenths;
  for (const int64_t wait : clock_.waits) {
    if (wait > NS_PER_SECOND) tenths.insert(wait / TENTH % 10);
  }
  EXPECT_EQ(tenths.size(), 10u) << "of the cycle, in which a station wakes the fleet";
}

TEST_F(FleetTest, AStationInStopIsToldAndTheOthersGoOn) {
  file_.startValues.emplace_back("\"Plant\".faulty", "3");
  ASSERT_TRUE(build(5));
  const Outcome outcome = run(1000, 3);
  EXPECT_EQ(outcome.stopped, 1);
  EXPECT_EQ(outcome.firstStop.substr(0, 10), "station 3:") << outcome.firstStop;
  EXPECT_NEAR(static_cast<double>(seen_[2].cycles.cycles), 40, 2);
}

TEST_F(FleetTest, AStartValueThatDoesNotFitIsTold) {
  file_.startValues.emplace_back("\"Plant\".nothing", "{n}");
  const auto built = build(2);
  ASSERT_FALSE(built);
  EXPECT_NE(built.failure().find("nothing"), std::string::npos) << built.failure();
}

TEST_F(FleetTest, EndsWhenItIsAskedTo) {
  ASSERT_TRUE(build(1));
  int asked = 0;
  const Outcome outcome = fleet_->run(
      1, 0, [&] { return ++asked < 100; }, [](const Second&) {});
  EXPECT_FALSE(outcome.seconds.empty());
}

}  // namespace
}  // namespace fleet
