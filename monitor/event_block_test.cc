// Blocks in both encodings, and payloads that are none.

#include "monitor/event_block.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "monitor/utc_time.h"
#include "telecontrol/station.h"

namespace monitor {
namespace {

std::string blockOf(const std::vector<tele::Event>& events, int32_t lostEvents = 0) {
  auto store = std::make_unique<tele::EventStore>();
  store->lostEvents = lostEvents;
  store->blockNumber = 41;
  for (const tele::Event& event : events) tele::placeEvent(*store, event, tele::Urgency::Conditional);
  tele::Event count;
  tele::buildBlock(*store, tele::BLOCK_BYTES_MAX, count);
  return {store->block.bytes.elements, store->block.bytes.elements + store->block.length};
}

const tele::UtcTime MOMENT = {.known = true, .day = 20513, .dayMs = 23400125};
constexpr int64_t MOMENT_MS = 20513LL * 86'400'000 + 23'400'125;

TEST(ReadEventBlock, TakesABinaryOne) {
  const auto block = readEventBlock(
      blockOf({{.pointId = 101, .value = -205, .utc = MOMENT, .status = 1, .flags = 0x0F},
               {.pointId = 102, .value = 1, .utc = {}, .status = 1, .flags = tele::FLAG_TIME_UNKNOWN}},
              7));
  ASSERT_TRUE(block);
  EXPECT_EQ(block->number, 42U);
  EXPECT_EQ(block->lostEvents, 7);
  ASSERT_EQ(block->events.size(), 2U);
  EXPECT_EQ(block->events[0].point, "101");
  EXPECT_EQ(block->events[0].value, "-205");
  EXPECT_EQ(block->events[0].utcMs, MOMENT_MS);
  EXPECT_TRUE(block->events[0].isCurrent && block->events[0].isHistorical && block->events[0].isAnswer &&
              block->events[0].hasGap);
  EXPECT_EQ(block->events[1].utcMs, std::nullopt);
}

TEST(ReadEventBlock, KnowsAnAlarm) {
  const auto binary = readEventBlock(
      blockOf({{.pointId = 1, .value = 0x00020001, .utc = MOMENT, .status = 1, .flags = tele::FLAG_ALARM},
               {.pointId = 2, .value = 0x00020001, .utc = MOMENT, .status = 1, .flags = 0}}));
  const auto json = readEventBlock(R"({"vals":[{"id":"1","val":1,"alm":2},{"id":"2","val":1,"chg":2}]})");
  for (const auto* block : {&binary, &json}) {
    ASSERT_TRUE(*block);
    const Event& alarm = (*block)->events[0];
    EXPECT_TRUE(alarm.isAlarm);
    EXPECT_EQ(alarm.value, "1");
    EXPECT_EQ(alarm.changed, 2U);
    EXPECT_FALSE((*block)->events[1].isAlarm);
  }
}

TEST(ReadEventBlock, KnowsTheQualityOfEachStatus) {
  const std::pair<uint8_t, Quality> rows[] = {
      {0x00, Quality::Uncertain}, {0x01, Quality::Good}, {0x03, Quality::Uncertain}, {0x05, Quality::Bad},
      {0x09, Quality::Uncertain}, {0x11, Quality::Good}, {0x21, Quality::Uncertain}, {0x40, Quality::Bad}};
  for (const auto& [status, quality] : rows) {
    const auto block =
        readEventBlock(blockOf({{.pointId = 1, .value = 0, .utc = MOMENT, .status = status, .flags = 0}}));
    ASSERT_TRUE(block);
    EXPECT_EQ(block->events[0].quality, quality) << int{status};
  }
}

TEST(ReadEventBlock, TakesOneInJson) {
  const auto block = readEventBlock(
      R"({"seq":12,"lost":3,"vals":[{"id":"101","val":20.5,"ts":"2026-03-01T06:30:00.125Z","qc":3},)"
      R"({"id":"102","val":3,"chg":1,"qc":0,"cur":true,"hist":true,"req":true,"gap":true},{"id":7,"val":"on"}]})");
  ASSERT_TRUE(block) << block.failure();
  EXPECT_EQ(block->number, 12U);
  EXPECT_EQ(block->lostEvents, 3);
  ASSERT_EQ(block->events.size(), 3U);
  EXPECT_EQ(block->events[0].value, "20.5");
  EXPECT_EQ(block->events[0].utcMs, MOMENT_MS);
  EXPECT_EQ(block->events[1].changed, 1);
  EXPECT_EQ(block->events[1].quality, Quality::Bad);
  EXPECT_TRUE(block->events[1].isCurrent && block->events[1].isHistorical && block->events[1].isAnswer &&
              block->events[1].hasGap);
  EXPECT_EQ(block->events[2].point, "7");
  EXPECT_EQ(block->events[2].value, "\"on\"");
}

TEST(ReadEventBlock, SaysWhyAPayloadIsNone) {
  for (const char* payload : {"",
                              "online",
                              "{",
                              "[]",
                              "{}",
                              R"({"vals":1})",
                              R"({"vals":[1]})",
                              R"({"vals":[{"id":"1"}]})",
                              R"({"vals":[{"id":"1","val":1,"ts":5}]})",
                              R"({"vals":[{"id":"1","val":1,"ts":"2026-02-30T00:00:00.000Z"}]})",
                              R"({"seq":-1,"vals":[]})",
                              R"({"seq":4294967296,"vals":[]})",
                              R"({"seq":1.5,"vals":[]})",
                              R"({"lost":-9223372036854775808,"vals":[]})",
                              R"({"lost":"3","vals":[]})",
                              R"({"vals":[{"id":"1","val":1,"chg":-1}]})",
                              R"({"vals":[{"id":"1","val":1,"alm":true}]})",
                              R"({"vals":[{"id":"1","val":1,"ts":"2026-03-01T24:00:00.000Z"}]})",
                              R"({"vals":[{"id":"1","val":1,"ts":"2026-03-01T06:30:00.125Zx"}]})",
                              "\xE1\x10",
                              "\xE1\x10\0\0\0\0\0\0x"}) {
    const auto block = readEventBlock(payload);
    ASSERT_FALSE(block) << payload;
    EXPECT_NE(block.failure(), "");
  }
}

// Cut, changed and random bytes: an answer, whatever comes in.
TEST(ReadEventBlock, SurvivesAnyBytes) {
  const std::string samples[] = {
      blockOf({{.pointId = 1, .value = 2, .utc = MOMENT, .status = 1, .flags = 0}}, 1),
      R"({"seq":12,"lost":3,"vals":[{"id":"101","val":20.5,"ts":"2026-03-01T06:30:00.125Z","qc":3,"chg":1}]})"};
  std::mt19937 random(1);
  for (const std::string& sample : samples) {
    for (size_t length = 0; length <= sample.size(); ++length) (void)readEventBlock(sample.substr(0, length));
    for (int round = 0; round < 20'000; ++round) {
      std::string changed = sample;
      for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
        changed[random() % changed.size()] = static_cast<char>(random());
      }
      const auto block = readEventBlock(changed);
      if (block) {
        for (const Event& event : block->events) {
          if (event.utcMs) (void)utcText(*event.utcMs);
        }
      }
    }
  }
}

}  // namespace
}  // namespace monitor
