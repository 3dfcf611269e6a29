// The program that measures a CPU, on the virtual one: what each of its loops executes, and that the shortest
// time of each is kept.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/plc/library.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cost/estimate.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace plc_test {
namespace {

constexpr int LOOPS = 8;

/// Moves by `stepNs` whenever it is read, so that RUNTIME sees one step between its two calls.
class SteppingClock : public vcpu::SimulatedClock {
 public:
  int64_t monotonic() override { return now_ += stepNs; }
  int64_t stepNs = 1;

 private:
  int64_t now_ = 0;
};

class Calibration : public testing::Test {
 protected:
  void SetUp() override {
    std::string complaints;
    auto program =
        checkFiles(stationFiles(PROJECT_ROOT "/examples/cpu-calibration/station.toml"), complaints);
    ASSERT_NE(program, nullptr) << complaints;
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    options.print.count = true;
    auto code = vcpu::MachineCode::compile(program, options);
    ASSERT_TRUE(code) << code.failure();
    cpu_ = std::make_unique<vcpu::Cpu>(*code, vcpu::CpuOptions{}, clock_, network_);
    cpu_->start();
  }

  vcpu::ScanCounts scan() {
    cpu_->scanOnce();
    EXPECT_EQ(cpu_->state(), vcpu::CpuState::Run);
    return cpu_->scanCounts();
  }

  double microseconds(int loop) {
    auto operand = cpu_->find(fmt::format("\"Calibration\".results.loopMicroseconds[{}]", loop));
    if (!operand) {
      ADD_FAILURE() << operand.failure();
      return 0;
    }
    return std::stod(vcpu::formatValue(*operand));
  }

  SteppingClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  std::unique_ptr<vcpu::Cpu> cpu_;
};

// Behind RUNTIME alone: empty FOR, assignment, read, write, call, call with four parameters, 100 MOVE_BLK.
TEST_F(Calibration, EachCycleRunsItsLoopAThousandTimes) {
  std::vector<vcpu::ScanCounts> loops;
  for (int loop = 0; loop < LOOPS; ++loop) loops.push_back(scan());
  using Counts = vcpu::ScanCounts;
  auto more = [&](size_t loop, uint64_t Counts::*count) { return loops[loop].*count - loops[0].*count; };
  const uint64_t statements[] = {0, 1000, 2000, 2000, 2000, 1000, 1000, 100};
  for (size_t loop = 0; loop < LOOPS; ++loop) {
    // CASE looks at one label more each time; the last cycle of a round counts the round and starts the next.
    const uint64_t around = loop + (loop == 7 ? 2 : 0);
    EXPECT_EQ(more(loop, &Counts::statements), statements[loop] + around) << loop;
    EXPECT_EQ(more(loop, &Counts::indexedAccesses), loop == 3 || loop == 4 ? 1000U : 0U) << loop;
    EXPECT_EQ(more(loop, &Counts::calls), loop == 5 || loop == 6 ? 1000U : 0U) << loop;
    EXPECT_EQ(more(loop, &Counts::parameters), loop == 6 ? 4000U : 0U) << loop;
    EXPECT_EQ(more(loop, &Counts::blockCopies), loop == 7 ? 100U : 0U) << loop;
    EXPECT_EQ(more(loop, &Counts::copiedBytes), loop == 7 ? 100'000U : 0U) << loop;
  }
}

// The cycle monitoring of an S7-1200 and S7-1500 is preset to 150 ms.
TEST_F(Calibration, NoCycleGetsLongOnAnyCpuOfTheModel) {
  for (int loop = 0; loop < LOOPS; ++loop) {
    const vcpu::ScanCounts counts = scan();
    for (const vcpu::CpuCost& cpu : vcpu::cpuCosts()) {
      EXPECT_LT((vcpu::estimate(counts, cpu).high + vcpu::emptyCycle(cpu).high) / 1000, 150)
          << "loop " << loop << " on " << cpu.name;
    }
  }
}

TEST_F(Calibration, TheShortestTimeOfEachLoopIsKept) {
  for (int loop = 0; loop < LOOPS; ++loop) EXPECT_EQ(microseconds(loop), 1e9) << "not measured yet";
  for (int round : {70, 30, 50}) {
    for (int loop = 0; loop < LOOPS; ++loop) {
      clock_.stepNs = (round + loop) * 1000;
      scan();
    }
  }
  for (int loop = 0; loop < LOOPS; ++loop) EXPECT_NEAR(microseconds(loop), 30 + loop, 0.001) << loop;
}

// RUNTIME answers 0 or less when its counter overran.
TEST_F(Calibration, ATimeOfZeroIsNoMeasurement) {
  clock_.stepNs = 0;
  for (int cycle = 0; cycle < 3 * LOOPS; ++cycle) scan();
  for (int loop = 0; loop < LOOPS; ++loop) EXPECT_EQ(microseconds(loop), 1e9) << loop;
  auto rounds = cpu_->find("\"CalibrationLoops_DB\".rounds");
  ASSERT_TRUE(rounds) << rounds.failure();
  EXPECT_EQ(vcpu::formatValue(*rounds), "3");
}

}  // namespace
}  // namespace plc_test
