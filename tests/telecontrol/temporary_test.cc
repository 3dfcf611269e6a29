// The rule of temporary stations, natively and as SCL: the same behind each scan, to the last bit.

#include <gtest/gtest.h>

#include <random>

#include "telecontrol/temporary.h"
#include "tests/telecontrol/generated/image.h"
#include "tests/telecontrol/shells.h"

namespace telecontrol {
namespace {

template <class T>
std::vector<uint8_t> imageOf(const T& value) {
  std::vector<uint8_t> bytes(image::IMAGE_BYTES<T>);
  image::store(value, bytes.data());
  return bytes;
}

tele::TemporarySettings settingsOf(std::mt19937& random) {
  const auto time = [&random](uint32_t mostMs) { return static_cast<int32_t>(random() % (mostMs + 1)) - 1; };
  return {.triggers = {.intervalMs = time(30000), .timeOfDayMs = time(60000)},
          .fillEvents = time(4),
          .onUrgent = random() % 2 == 0,
          .commandMs = time(10000),
          .longestMs = time(30000),
          .attemptMs = time(20000),
          .pauseMs = time(5000),
          .retryMs = time(10000)};
}

TEST(TemporaryAgreement, LeavesTheSameBehindNativelyAndAsScl) {
  std::mt19937 random(1);
  const std::span<uint8_t> station = shells().parameter("TeleXScanTemporary", "station");
  const std::span<uint8_t> given = shells().parameter("TeleXScanTemporary", "input");
  int connections = 0;
  for (int run = 0; run < 50; ++run) {
    tele::TemporaryStation native;
    native.settings = settingsOf(random);
    image::store(native, station.data());
    tele::TemporaryInput input;
    for (int scan = 0; scan < 1000; ++scan) {
      input.passedMs = static_cast<int32_t>(random() % 500);
      input.utc.known = random() % 100 != 0;
      input.utc.dayMs = (input.utc.dayMs + input.passedMs) % tele::DAY_MS;
      if (random() % 20 == 0) input.enable = random() % 8 != 0;
      if (random() % 20 == 0) input.connected = random() % 2 == 0;
      if (random() % 20 == 0) input.undelivered = random() % 2 == 0;
      input.demanded = random() % 100 == 0;
      input.waitingEvents = static_cast<int32_t>(random() % 4);
      input.urgent = random() % 50 == 0;
      input.underWay = random() % 4 == 0;
      input.commanded = random() % 50 == 0;
      image::store(input, given.data());
      ASSERT_TRUE(shells().call("TeleXScanTemporary"));
      const tele::TemporaryState before = native.state;
      tele::scanTemporary(native, input);
      ASSERT_EQ(imageOf(native), std::vector<uint8_t>(station.begin(), station.end()))
          << "run " << run << ", scan " << scan;
      connections += native.state != before && native.state == tele::TemporaryState::Leaving ? 1 : 0;
    }
  }
  EXPECT_GT(connections, 50);
}

}  // namespace
}  // namespace telecontrol
