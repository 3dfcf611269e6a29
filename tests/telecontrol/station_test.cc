// The station keeps its promises, natively and as SCL: every event reaches the other side once, with its time
// and in its order, or is counted as lost.

#include <gtest/gtest.h>

#include <memory>

#include "tests/telecontrol/generated/image.h"
#include "tests/telecontrol/plant.h"

namespace telecontrol {
namespace {

std::vector<uint8_t> imageOf(const PlantState& state) {
  std::vector<uint8_t> bytes(image::IMAGE_BYTES<tele::Station> + image::IMAGE_BYTES<tele::EventStore>);
  image::store(state.station, bytes.data());
  image::store(state.store, bytes.data() + image::IMAGE_BYTES<tele::Station>);
  return bytes;
}

class Station : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    engine_ = stationEngine(GetParam());
    ASSERT_TRUE(engine_);
  }
  bool isNative() const { return std::string(GetParam()) == "Native"; }

  std::unique_ptr<StationEngine> engine_;
};

TEST_P(Station, SendsAnEventAtOnceAndKeepsItsBlockUntilTheReceiverHasIt) {
  Plant plant(*engine_, {}, 1);
  ASSERT_TRUE(plant.scan(1000, true));
  ASSERT_TRUE(plant.state().store.block.ready);
  const int32_t length = plant.state().store.block.length;
  for (int scan = 0; scan < 10; ++scan) ASSERT_TRUE(plant.scan(10, true));
  EXPECT_TRUE(plant.state().store.block.ready);
  EXPECT_EQ(plant.state().store.block.length, length);
  plant.deliver(true);
  EXPECT_FALSE(plant.state().store.block.ready);
  EXPECT_EQ(plant.finish(), "");
  EXPECT_EQ(plant.state().store.lostEvents, 0);
}

TEST_P(Station, LosesNothingWhileItsBufferHasRoom) {
  Plant plant(*engine_, {}, 2);
  for (int scan = 0; scan < 100; ++scan) {
    plant.change(8);
    ASSERT_TRUE(plant.scan(100, false));
  }
  EXPECT_EQ(plant.finish(), "");
  EXPECT_EQ(plant.state().store.lostEvents, 0);
}

TEST_P(Station, CountsWhatItLosesInALongOutage) {
  for (tele::WhenFull whenFull : {tele::WhenFull::ForcedImage, tele::WhenFull::DropOldest}) {
    Plant plant(*engine_, {.whenFull = whenFull}, 3);
    for (int scan = 0; scan < 1000; ++scan) {
      plant.change(1);
      ASSERT_TRUE(plant.scan(100, false));
    }
    EXPECT_EQ(plant.finish(), "");
    EXPECT_GT(plant.state().store.lostEvents, 0);
  }
}

// Below half of the buffer every value counts again, and the images go in before what follows them.
TEST_P(Station, LeavesForcedImageModeBelowHalfOfTheBuffer) {
  Plant plant(*engine_, {}, 3);
  while (!plant.state().store.forcedImage) {
    plant.change(1);
    ASSERT_TRUE(plant.scan(100, false));
  }
  plant.change(1);
  ASSERT_TRUE(plant.scan(100, false));
  EXPECT_GT(plant.state().store.looseEvents, 0);
  while (tele::eventCount(plant.state().store.buffer) * 2 >= tele::EVENTS_MAX) {
    ASSERT_TRUE(plant.scan(10, true));
    plant.deliver(true);
  }
  const int32_t lost = plant.state().store.lostEvents;
  for (int scan = 0; scan < 10; ++scan) {
    plant.change(1);
    ASSERT_TRUE(plant.scan(100, false));
  }
  EXPECT_EQ(plant.state().store.lostEvents, lost);
  EXPECT_EQ(plant.state().store.looseEvents, 0);
  EXPECT_EQ(plant.finish(), "");
}

TEST_P(Station, HoldsConditionalEventsBackUntilTheirTime) {
  Plant plant(*engine_, {.latestMs = 60'000}, 4);
  tele::Station& station = plant.state().station;
  for (int32_t row = 0; row < 24; ++row)
    station.table.points[row].settings.urgency = tele::Urgency::Conditional;
  plant.restart();
  for (int second = 0; second < 59; ++second) {
    ASSERT_TRUE(plant.scan(1000, true));
    ASSERT_FALSE(plant.state().store.block.ready) << second;
  }
  ASSERT_TRUE(plant.scan(1000, true));
  EXPECT_TRUE(plant.state().store.block.ready);
}

TEST_P(Station, SendsConditionalEventsWhenABlockIsFull) {
  Plant plant(*engine_, {.blockBytes = 202, .latestMs = tele::TIME_MS_MAX}, 5);
  for (int32_t row = 0; row < 24; ++row) {
    plant.state().station.table.points[row].settings.urgency = tele::Urgency::Conditional;
  }
  plant.restart();
  ASSERT_TRUE(plant.scan(1000, true));
  ASSERT_TRUE(plant.state().store.block.ready);
  EXPECT_EQ(plant.state().store.block.length, 8 + 12 * 16);
}

TEST_P(Station, SendsConditionalEventsInsteadOfAPing) {
  Plant plant(*engine_, {.latestMs = tele::TIME_MS_MAX, .idleMs = 20'000}, 6);
  for (int32_t row = 0; row < 24; ++row) {
    plant.state().station.table.points[row].settings.urgency = tele::Urgency::Conditional;
  }
  plant.restart();
  for (int second = 0; second < 19; ++second) {
    ASSERT_TRUE(plant.scan(1000, true));
    ASSERT_FALSE(plant.state().store.block.ready) << second;
  }
  ASSERT_TRUE(plant.scan(1000, true));
  EXPECT_TRUE(plant.state().store.block.ready);
}

TEST_P(Station, SendsAllThatWaitsIfTheConnectionWillNotLast) {
  Plant plant(*engine_, {.latestMs = tele::TIME_MS_MAX}, 6);
  for (int32_t row = 0; row < 24; ++row) {
    plant.state().station.table.points[row].settings.urgency = tele::Urgency::Conditional;
  }
  plant.restart();
  tele::StationInput input = {.passedMs = 1000, .utc = {}, .maySend = true};
  ASSERT_TRUE(engine_->scan(plant.state().station, plant.state().store, input));
  ASSERT_FALSE(plant.state().store.block.ready);
  input.sendAll = true;
  ASSERT_TRUE(engine_->scan(plant.state().station, plant.state().store, input));
  EXPECT_TRUE(plant.state().store.block.ready);
  EXPECT_EQ(plant.state().store.events + plant.state().station.imagesDue, 0);
}

// Every point answers, behind the events that wait, and with the value it has.
TEST_P(Station, AnswersAGeneralRequestBehindItsEvents) {
  Plant plant(*engine_, {}, 7);
  plant.change(1);
  ASSERT_TRUE(plant.scan(10, false));
  plant.change(1);
  ASSERT_TRUE(plant.scan(10, false, true));
  EXPECT_EQ(plant.finish(), "");
  std::map<int32_t, int> answers;
  for (const ReceivedEvent& event : plant.state().receiver.events()) {
    if ((event.flags & tele::FLAG_GENERAL_REQUEST) != 0) ++answers[event.pointId];
  }
  EXPECT_EQ(answers.size(), 24U);
}

// Threshold 2.0, saved value 20.0, samples each 500 ms, in tenths: events of 20.5 and 19.9.
TEST_P(Station, FollowsTheGoldenVectorOfTheIntegratingThreshold) {
  auto station = std::make_unique<tele::Station>();
  auto store = std::make_unique<tele::EventStore>();
  tele::Point& point = station->table.points[0];
  point.settings.pointId = 1;
  point.settings.kind = tele::PointKind::Analog;
  point.settings.threshold = {.change = 20, .integrating = true};
  ASSERT_TRUE(engine_->start(*station, *store));
  Receiver receiver;
  int32_t passedMs = 0;
  for (int32_t value : {200, 203, 198, 202, 205, 203, 204, 205, 204, 201, 199, 201, 199}) {
    point.input.value = value;
    ASSERT_TRUE(engine_->scan(*station, *store,
                              {.passedMs = passedMs, .utc = {}, .maySend = true, .generalRequest = false}));
    passedMs = tele::SAMPLE_MS;
    if (!store->block.ready) continue;
    const auto fault = receiver.take({store->block.bytes.elements, static_cast<size_t>(store->block.length)});
    ASSERT_FALSE(fault) << *fault;
    ASSERT_TRUE(engine_->blockDelivered(*station, *store));
  }
  std::vector<int32_t> values;
  for (const ReceivedEvent& event : receiver.events()) values.push_back(event.value);
  EXPECT_EQ(values, std::vector<int32_t>({200, 205, 199}));
}

TEST_P(Station, NeverFakesATime) {
  Plant plant(*engine_, {}, 8);
  const tele::StationInput input = {.passedMs = 1000, .utc = {}, .maySend = true, .generalRequest = false};
  ASSERT_TRUE(engine_->scan(plant.state().station, plant.state().store, input));
  plant.deliver(true);
  ASSERT_FALSE(plant.state().receiver.events().empty());
  for (const ReceivedEvent& event : plant.state().receiver.events()) {
    EXPECT_EQ(event.utcMs, 0U);
    EXPECT_EQ(event.flags & tele::FLAG_TIME_UNKNOWN, tele::FLAG_TIME_UNKNOWN);
  }
}

TEST_P(Station, MarksEventsBehindAClockThatWasSetBack) {
  Plant plant(*engine_, {}, 9);
  for (int scan = 0; scan < 200; ++scan) {
    ASSERT_TRUE(plant.scan(10, true));
    plant.deliver(true);
  }
  const size_t before = plant.state().receiver.events().size();
  plant.state().utcMs -= 3'600'000;
  for (int scan = 0; scan < 10; ++scan) {
    plant.change(1);
    ASSERT_TRUE(plant.scan(10, true));
    plant.deliver(true);
  }
  const auto& events = plant.state().receiver.events();
  ASSERT_GT(events.size(), before);
  for (size_t i = before; i < events.size(); ++i) {
    EXPECT_EQ(events[i].flags & tele::FLAG_HISTORICAL, tele::FLAG_HISTORICAL);
  }
  EXPECT_EQ(plant.state().station.counters.clockSteps, 1);
}

// Outages, storms, blocks whose acknowledgement gets lost, general requests and power cuts, at random.
TEST_P(Station, KeepsItsPromises) {
  const uint32_t seeds = isNative() ? 200 : 4;
  for (uint32_t seed = 1; seed <= seeds; ++seed) {
    std::mt19937 random(seed);
    const tele::StationSettings settings = {
        .blockBytes = static_cast<int32_t>(40 + random() % 1300),
        .latestMs = static_cast<int32_t>(random() % 60'000),
        .idleMs = static_cast<int32_t>(random() % 2 * 30'000),
        .whenFull = random() % 2 == 0 ? tele::WhenFull::ForcedImage : tele::WhenFull::DropOldest};
    Plant plant(*engine_, settings, seed);
    bool linkUp = true;
    uint32_t oneIn = 10;
    for (int scan = 0; scan < 1000; ++scan) {
      if (random() % 50 == 0) linkUp = !linkUp;
      if (random() % 50 == 0) oneIn = 1 + random() % 40;
      if (random() % 200 == 0) plant.restart();
      plant.change(oneIn);
      ASSERT_TRUE(plant.scan(static_cast<int32_t>(random() % 1000), linkUp, random() % 100 == 0));
      if (linkUp && random() % 2 == 0) plant.deliver(random() % 4 != 0);
    }
    ASSERT_EQ(plant.finish(), "") << "seed " << seed;
  }
}

// Scan by scan, to the last bit.
TEST(StationAgreement, LeavesTheSameBehindNativelyAndAsScl) {
  const auto native = stationEngine("Native");
  const auto scl = stationEngine("Tcc");
  ASSERT_TRUE(scl);
  Plant one(*native, {.blockBytes = 202}, 1);
  Plant other(*scl, {.blockBytes = 202}, 1);
  std::mt19937 random(1);
  bool linkUp = false;
  for (int scan = 0; scan < 300; ++scan) {
    const uint32_t oneIn = 1 + random() % 10;
    const auto passedMs = static_cast<int32_t>(random() % 1500);
    const bool request = random() % 50 == 0;
    if (random() % 20 == 0) linkUp = !linkUp;
    for (Plant* plant : {&one, &other}) {
      plant->change(oneIn);
      ASSERT_TRUE(plant->scan(passedMs, linkUp, request));
      if (linkUp) plant->deliver(true);
    }
    ASSERT_EQ(imageOf(one.state()), imageOf(other.state())) << "scan " << scan;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, Station, testing::Values("Native", "Tcc", "Cc"),
                         [](const auto& row) { return row.param; });

}  // namespace
}  // namespace telecontrol
