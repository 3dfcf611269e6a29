#include "station/station.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "station/sources.h"
#include "vcpu/access/value.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace station {
namespace {

/// Simulated time whose waits a test sees, and ends earlier if it wants to.
struct ObservedClock : vcpu::SimulatedClock {
  std::function<int64_t(int64_t time)> onWait;

  void waitUntil(int64_t time) override { SimulatedClock::waitUntil(onWait ? onWait(time) : time); }
};

class StationTest : public testing::Test {
 protected:
  vcpu::Result<std::unique_ptr<Station>> build(std::vector<std::pair<std::string, std::string>> startValues) {
    file_.sources = {TESTDATA "/testdata/" + source_};
    file_.startValues = std::move(startValues);
    auto checked = checkSources(file_.sources, scl::Dialect::Tia);
    if (!checked) return vcpu::Failure{checked.failure()};
    if (!checked->program) return vcpu::Failure{scl::toText(checked->diagnostics.list().front())};
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    auto code = vcpu::MachineCode::compile(checked->program, options);
    if (!code) return vcpu::Failure{code.failure()};
    return Station::build(file_, *code, clock_, network_);
  }

  std::string valueOf(Station& station, const std::string& path) {
    const vcpu::Result<vcpu::Operand> operand = station.cpu().find(path);
    return operand ? vcpu::formatValue(*operand) : operand.failure();
  }

  StationFile file_;
  std::string source_ = "counter.scl";
  ObservedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
};

TEST_F(StationTest, RunsOneCycleEachCycleTime) {
  auto station = build({});
  ASSERT_TRUE(station) << station.failure();
  file_.cycleMs = 10;
  RunFigures figures = (*station)->run({.cycles = 0, .seconds = 1}, [](const RunFigures&) { return true; });
  EXPECT_NEAR(static_cast<double>(figures.cycles), 100, 2);
  EXPECT_EQ(valueOf(**station, "\"Plant\".count"), std::to_string(figures.cycles));
}

TEST_F(StationTest, HasTheCardThatItsFileNames) {
  std::string folder = (std::filesystem::temp_directory_path() / "station-card-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  file_.cardFolder = folder + "/card";
  {
    auto station = build({});
    ASSERT_TRUE(station) << station.failure();
    EXPECT_TRUE(std::filesystem::is_directory(file_.cardFolder));
    const auto second = build({});
    EXPECT_NE(second.failure().find("another CPU that runs has this card"), std::string::npos)
        << second.failure();
  }
  EXPECT_TRUE(build({}));
  file_.cardFolder = folder + "/none/card";
  EXPECT_NE(build({}).failure().find("No such file"), std::string::npos);
  std::filesystem::remove_all(folder);
}

// Without bytes a station without a shortest cycle waits as long as one of 10 ms does.
TEST_F(StationTest, WithoutAShortestCycleAnIdleStationWaits) {
  file_.cycleMs = 0;
  auto station = build({});
  ASSERT_TRUE(station) << station.failure();
  RunFigures figures = (*station)->run({.cycles = 0, .seconds = 1}, [](const RunFigures&) { return true; });
  EXPECT_NEAR(static_cast<double>(figures.cycles), Station::CYCLES_AWAKE + 1000 / Station::IDLE_MS, 2);
}

// As when bytes arrive: the next cycles follow each other at once, until it has been quiet again.
TEST_F(StationTest, WithoutAShortestCycleAnEndedWaitKeepsItAwake) {
  file_.cycleMs = 0;
  auto station = build({});
  ASSERT_TRUE(station) << station.failure();
  int waits = 0;
  clock_.onWait = [&](int64_t time) { return ++waits == 5 ? clock_.monotonic() + 1 : time; };
  (*station)->run({.cycles = 2 * Station::CYCLES_AWAKE + 10, .seconds = 0},
                  [](const RunFigures&) { return true; });
  EXPECT_EQ(waits, 5 + 6);
}

TEST_F(StationTest, WithoutAShortestCycleAnInterruptIsNotLate) {
  file_.cycleMs = 0;
  source_ = "interrupt.scl";
  file_.organizationBlocks[38].intervalMicroseconds = 10'000;
  auto station = build({});
  ASSERT_TRUE(station) << station.failure();
  std::vector<int64_t> ends;
  clock_.onWait = [&](int64_t time) {
    ends.push_back(time - clock_.monotonic());
    return time;
  };
  (*station)->run({.cycles = Station::CYCLES_AWAKE + 10, .seconds = 0},
                  [](const RunFigures&) { return true; });
  // OB38 every 10 ms; a timer of 4 ms that is started anew when it has expired.
  ASSERT_GE(ends.size(), 4u);
  EXPECT_EQ(std::vector<int64_t>(ends.begin(), ends.begin() + 4),
            (std::vector<int64_t>{4'000'000, 4'000'000, 2'000'000, 2'000'000}));
}

TEST_F(StationTest, StartValuesHoldFromTheFirstCycle) {
  auto station = build({{"\"Plant\".step", "3"}});
  ASSERT_TRUE(station) << station.failure();
  (*station)->run({.cycles = 5, .seconds = 0}, [](const RunFigures&) { return true; });
  EXPECT_EQ(valueOf(**station, "\"Plant\".count"), "15");
}

TEST_F(StationTest, AWrongStartValueIsRefusedWithItsPath) {
  auto unknown = build({{"\"Plant\".stp", "3"}});
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.failure().find("stp"), std::string::npos) << unknown.failure();
  auto tooLarge = build({{"\"Plant\".step", "3000000000"}});
  ASSERT_FALSE(tooLarge);
  EXPECT_NE(tooLarge.failure().find("\"Plant\".step"), std::string::npos) << tooLarge.failure();
}

TEST_F(StationTest, AFaultEndsTheRunInStopWithItsPlace) {
  auto station = build({{"\"Plant\".step", "5"}});
  ASSERT_TRUE(station) << station.failure();
  RunFigures figures = (*station)->run({.cycles = 100, .seconds = 0}, [](const RunFigures&) { return true; });
  EXPECT_EQ(figures.cycles, 1);
  EXPECT_EQ((*station)->cpu().state(), vcpu::CpuState::Stop);
  bool placed = false;
  for (const vcpu::DiagnosticEvent& event : (*station)->cpu().diagnosticBuffer()) {
    placed |= event.kind == vcpu::EventKind::AreaLengthError && event.line == 18;
  }
  EXPECT_TRUE(placed);
}

TEST(CheckSources, AFileThatCannotBeReadIsAFailureAFaultInOneIsNone) {
  const auto missing = checkSources({TESTDATA "/testdata/counter.scl", "nowhere.scl"}, scl::Dialect::Tia);
  EXPECT_FALSE(missing);
  EXPECT_EQ(missing.failure(), "nowhere.scl: error: there is no such file");
  // Both declare "Main", in other words.
  const auto clash =
      checkSources({TESTDATA "/testdata/counter.scl", TESTDATA "/testdata/interrupt.scl"}, scl::Dialect::Tia);
  ASSERT_TRUE(clash) << clash.failure();
  EXPECT_EQ(clash->program, nullptr);
  EXPECT_TRUE(clash->diagnostics.hasErrors());
}

TEST(CheckSources, TheSameSourceTwiceIsTakenOnce) {
  const auto twice =
      checkSources({TESTDATA "/testdata/counter.scl", TESTDATA "/testdata/counter.scl"}, scl::Dialect::Tia);
  ASSERT_TRUE(twice) << twice.failure();
  EXPECT_NE(twice->program, nullptr);
  EXPECT_FALSE(twice->diagnostics.hasErrors());
  EXPECT_FALSE(twice->diagnostics.list().empty());
}

}  // namespace
}  // namespace station
