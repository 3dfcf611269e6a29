// The power fails behind each statement of a scan of the SCL in turn. Whatever was stored before is sent,
// once; what the scan was storing may be missing.

#include <gtest/gtest.h>

#include <cstring>
#include <memory>

#include "tests/telecontrol/plant.h"

namespace telecontrol {
namespace {

constexpr int64_t NEVER = INT64_MAX;

bool isSame(const tele::EventStore& store, const tele::EventStore& other) {
  return std::memcmp(&store, &other, sizeof(store)) == 0;
}

class PowerCutStation : public testing::TestWithParam<tele::WhenFull> {
 protected:
  void SetUp() override {
    engine_ = stationEngine("Tcc");
    ASSERT_TRUE(engine_);
  }

  // Cuts the power behind each statement of the next scan that leaves another store behind than the one
  // before.
  int cutEverywhere(Plant& plant) {
    const auto before = plant.copy();
    auto left = std::make_unique<tele::EventStore>(before->store);
    int different = 0;
    for (int64_t statements = 1;; ++statements) {
      plant.become(*before);
      engine_->cutPowerAfter(statements);
      if (plant.scan(100, true)) {
        engine_->cutPowerAfter(NEVER);
        return different;
      }
      if (isSame(*left, plant.state().store)) continue;
      *left = plant.state().store;
      ++different;
      plant.restart();
      EXPECT_EQ(plant.finish(), "") << "behind statement " << statements;
      if (HasFailure()) return different;
    }
  }

  std::unique_ptr<StationEngine> engine_;
};

TEST_P(PowerCutStation, LosesNothingThatWasStored) {
  Plant plant(*engine_, {.blockBytes = 202, .whenFull = GetParam()}, 1);
  for (int scan = 0; scan < 5; ++scan) {
    plant.change(4);
    ASSERT_TRUE(plant.scan(100, false));
  }
  for (int scan = 0; scan < 3; ++scan) {
    plant.change(2);
    EXPECT_GT(cutEverywhere(plant), 10);
    ASSERT_FALSE(HasFailure());
    plant.change(2);
    ASSERT_TRUE(plant.scan(100, true));
    plant.deliver(scan != 1);
  }
}

TEST_P(PowerCutStation, CountsWhatWaitedOutsideOfTheBuffer) {
  Plant plant(*engine_, {.whenFull = GetParam()}, 2);
  for (int scan = 0; scan < 400; ++scan) {
    plant.change(1);
    ASSERT_TRUE(plant.scan(100, false));
  }
  plant.change(1);
  EXPECT_GT(cutEverywhere(plant), 10);
}

INSTANTIATE_TEST_SUITE_P(Policies, PowerCutStation,
                         testing::Values(tele::WhenFull::ForcedImage, tele::WhenFull::DropOldest),
                         [](const auto& row) {
                           return row.param == tele::WhenFull::ForcedImage ? "ForcedImage" : "DropOldest";
                         });

}  // namespace
}  // namespace telecontrol
