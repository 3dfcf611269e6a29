// MqttAnalog and the status of a row, on the virtual CPU.

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <memory>

#include "telecontrol/station.h"
#include "tests/telecontrol/generated/image.h"
#include "tests/telecontrol/shells.h"

namespace telecontrol {
namespace {

class Analog : public testing::Test {
 protected:
  Analog() {
    for (int32_t row = 0; row < 6; ++row) {
      station_->table.points[row].settings.kind = static_cast<tele::PointKind>(1 + row);
    }
  }

  static uint8_t* place(const char* parameter) { return shells().parameter("MqttAnalog", parameter).data(); }

  int32_t write(int32_t row, float value, float factor = 1, bool valid = true) {
    image::store(*station_, place("station"));
    image::storeNumber(row, 4, place("row"));
    image::storeNumber(std::bit_cast<uint32_t>(value), 4, place("value"));
    image::storeNumber(std::bit_cast<uint32_t>(factor), 4, place("factor"));
    *place("valid") = valid ? 1 : 0;
    EXPECT_TRUE(shells().call("MqttAnalog"));
    image::load(*station_, place("station"));
    uint16_t status = 0;
    image::loadNumber(status, 2, shells().frame("MqttAnalog").result().bytes.data());
    return status;
  }

  const tele::PointInput& input(int32_t row) const { return station_->table.points[row].input; }

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
