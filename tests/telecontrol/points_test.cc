// MqttAnalog and the status of a row, on the virtual CPU.

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <memory>

#include "station/source_list.h"
#include "station/sources.h"
#include "telecontrol/station.h"
#include "tests/telecontrol/generated/image.h"
#include "vcpu/access/call_frame.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace telecontrol {
namespace {

class Analog : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto files = station::readSourceList(PROJECT_ROOT "/plc/shells/s7-1500/telecontrol/sources.txt");
    ASSERT_TRUE(files) << files.failure();
    const auto checked = station::checkSources(*files, scl::Dialect::Tia);
    ASSERT_TRUE(checked && checked->program);
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    auto code = vcpu::MachineCode::compile(checked->program, options);
    ASSERT_TRUE(code) << code.failure();
    code_ = *code;
  }
  static void TearDownTestSuite() { code_ = nullptr; }

  Analog() : cpu_(code_, {}, clock_, network_), frame_(*code_->program().findBlock("MqttAnalog")) {
    for (int32_t row = 0; row < 6; ++row) {
      station_->table.points[row].settings.kind = static_cast<tele::PointKind>(1 + row);
    }
  }

  uint8_t* place(const char* parameter) { return frame_.operand(*frame_.parameter(parameter)).bytes.data(); }

  int32_t write(int32_t row, float value, float factor = 1, bool valid = true) {
    image::store(*station_, place("station"));
    image::storeNumber(row, 4, place("row"));
    image::storeNumber(std::bit_cast<uint32_t>(value), 4, place("value"));
    image::storeNumber(std::bit_cast<uint32_t>(factor), 4, place("factor"));
    *place("valid") = valid ? 1 : 0;
    EXPECT_TRUE(cpu_.call(*code_->program().findBlock("MqttAnalog"), frame_.image(), frame_.areas()));
    image::load(*station_, place("station"));
    uint16_t status = 0;
    image::loadNumber(status, 2, frame_.result().bytes.data());
    return status;
  }

  const tele::PointInput& input(int32_t row) const { return station_->table.points[row].input; }

  static inline std::shared_ptr<const vcpu::MachineCode> code_;
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
  vcpu::CallFrame frame_;
  std::unique_ptr<tele::Station> station_ = std::make_unique<tele::Station>();
};

TEST_F(Analog, WritesAWholeNumber) {
  for (int32_t row : {3, 4, 5}) {
    EXPECT_EQ(write(row, 2.4F, 100), 0);
    EXPECT_EQ(input(row).value, 240);
    EXPECT_TRUE(input(row).valid);
    EXPECT_EQ(write(row, -20.55F, 10), 0);
    EXPECT_EQ(input(row).value, -206);
  }
}

TEST_F(Analog, RefusesARowOfAnotherKindAndOneThatIsNotThere) {
  for (int32_t row : {0, 1, 2, 6}) EXPECT_EQ(write(row, 1), 0x8633) << row;
  for (int32_t row : {-1, tele::POINTS_MAX, INT32_MIN, INT32_MAX}) EXPECT_EQ(write(row, 1), 0x8632) << row;
}

TEST_F(Analog, SaysThatAValueCannotBeRead) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(write(3, 7), 0);
  EXPECT_EQ(write(3, nan), 0);
  EXPECT_FALSE(input(3).valid);
  EXPECT_EQ(input(3).value, 7);
  EXPECT_EQ(write(3, infinity, 0), 0);
  EXPECT_FALSE(input(3).valid);
  EXPECT_EQ(write(3, 7, 1, false), 0);
  EXPECT_FALSE(input(3).valid);
}

// The point marks what is beyond its range.
TEST_F(Analog, StaysBeyondTheRangeOfAPoint) {
  const float infinity = std::numeric_limits<float>::infinity();
  for (float value : {3e9F, 1e30F, infinity}) {
    EXPECT_EQ(write(3, value), 0);
    EXPECT_GT(input(3).value, tele::VALUE_MAX);
    EXPECT_EQ(write(3, -value), 0);
    EXPECT_LT(input(3).value, -tele::VALUE_MAX);
  }
}

}  // namespace
}  // namespace telecontrol
