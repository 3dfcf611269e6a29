// A buffer of one event, and blocks of one: each event of every point in every scan is sent or counted.

#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "telecontrol/station.h"

namespace tele {
namespace {

class SmallestStore : public testing::TestWithParam<WhenFull> {};

TEST_P(SmallestStore, SendsOrCountsEachEvent) {
  for (uint32_t seed = 1; seed <= 100; ++seed) {
    std::mt19937 random(seed);
    auto station = std::make_unique<Station>();
    auto store = std::make_unique<EventStore>();
    station->settings.whenFull = GetParam();
    for (int32_t row = 0; row < POINTS_MAX; ++row) {
      station->table.points[row].settings.pointId = row + 1;
      station->table.points[row].settings.kind = PointKind::Bit;
      station->table.points[row].settings.urgency = static_cast<Urgency>(row);
    }
    ASSERT_TRUE(startStation(*station, *store));
    int32_t sent = 0;
    int32_t toldLost = 0;
    const auto scan = [&](bool storm, bool linkUp) {
      for (int32_t row = 0; row < POINTS_MAX; ++row) {
        PointInput& input = station->table.points[row].input;
        if (storm) input.value = 1 - input.value;
      }
      scanStation(*station, *store,
                  {.passedMs = 1000,
                   .utc = {.known = true, .day = 20000, .dayMs = 0},
                   .maySend = linkUp,
                   .generalRequest = false});
      if (!store->block.ready || random() % 2 == 0) return;
      for (int32_t at = BLOCK_HEADER_BYTES; at < store->block.length; at += EVENT_BYTES) {
        const bool isCount = store->block.bytes[at] == 0x7F && store->block.bytes[at + 3] == 0xFF;
        if (isCount) {
          toldLost = store->block.bytes[at + 7] + 256 * store->block.bytes[at + 6];
        } else {
          ++sent;
        }
      }
      blockDelivered(*station, *store);
    };
    for (int i = 0; i < 100; ++i) scan(random() % 2 == 0, random() % 3 != 0);
    station->settings.latestMs = 0;
    for (int i = 0; i < 100; ++i) scan(false, true);
    EXPECT_EQ(sent + toldLost, station->counters.events) << "seed " << seed;
    EXPECT_EQ(toldLost, store->lostEvents);
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, SmallestStore,
                         testing::Values(WhenFull::ForcedImage, WhenFull::DropOldest), [](const auto& row) {
                           return row.param == WhenFull::ForcedImage ? "ForcedImage" : "DropOldest";
                         });

}  // namespace
}  // namespace tele
