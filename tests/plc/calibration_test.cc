// The program that measures a CPU, on the virtual one: that it runs through its loops. What they measure is
// not tested here.

#include <gtest/gtest.h>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

TEST(CpuCalibration, GoesThroughItsLoopsAndTakesAnOverrunForNoMeasurement) {
  ShellStation plc(stationFiles(PROJECT_ROOT "/examples/cpu-calibration/station.toml"));
  // The simulated clock stands still inside a cycle, so RUNTIME answers 0 there: nothing is taken for a
  // measurement.
  plc.scan(24);
  EXPECT_EQ(plc.show("\"CalibrationLoops_DB\".rounds"), "3");
  for (int loop = 0; loop < 8; ++loop) {
    const std::string path = "\"Calibration\".results.loopMicroseconds[" + std::to_string(loop) + "]";
    EXPECT_EQ(plc.show(path), "1000000000.0") << path;
  }
}

}  // namespace
}  // namespace plc_test
