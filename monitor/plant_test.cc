#include "monitor/plant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "monitor/picture.h"

namespace monitor {
namespace {

const std::string TOPIC = "plant/events";

std::string block(int number, const std::string& events, const std::string& more = "") {
  return fmt::format(R"({{"seq":{}{},"vals":[{}]}})", number, more, events);
}

std::string alarm(int value, int changed, int second) {
  return fmt::format(R"({{"id":"4","val":{},"chg":{},"ts":"2026-03-01T06:30:{:02}.000Z","qc":3}})", value,
                     changed, second);
}

std::string level(const std::string& value) {
  return fmt::format(R"({{"id":"1","val":{},"ts":"2026-03-01T06:30:00.000Z","qc":3}})", value);
}

const StationView& station(const Plant& plant) {
  return plant.stations().at(TOPIC);
}

std::string shown(const Plant& plant, size_t lines = 100) {
  constexpr int64_t NOW = 1'772'346'605'000;  // 2026-03-01T06:30:05Z
  std::string text;
  for (const std::string& line :
       picture(plant, NOW, lines, [](std::string_view part) { return std::string(part); })) {
    text += line + "\n";
  }
  return text;
}

TEST(Plant, KeepsTheNewestValueOfEachPoint) {
  Plant plant;
  EXPECT_EQ(plant.take(TOPIC, block(0, level("1.8") + "," + level("1.9"))).events.size(), 2U);
  EXPECT_EQ(station(plant).points.at("1").newest.value, "1.9");
  EXPECT_EQ(station(plant).points.at("1").events, 2);
  EXPECT_EQ(station(plant).events, 2);
}

TEST(Plant, PassesOverABlockThatComesAgain) {
  Plant plant;
  (void)plant.take(TOPIC, block(0, level("1.8")));
  EXPECT_TRUE(plant.take(TOPIC, block(0, level("1.8"))).events.empty());
  EXPECT_EQ(station(plant).events, 1);
  EXPECT_EQ(station(plant).repeated, 1);
}

// The common databus demands no number: such blocks are never taken for one that comes again.
TEST(Plant, TakesEachBlockThatHasNoNumber) {
  Plant plant;
  for (const char* value : {"1.8", "1.9"}) {
    const News news = plant.take(TOPIC, fmt::format(R"({{"vals":[{}]}})", level(value)));
    EXPECT_EQ(news.events.size(), 1U);
    EXPECT_EQ(news.block, std::nullopt);
  }
  EXPECT_EQ(station(plant).events, 2);
  EXPECT_EQ(station(plant).repeated, 0);
}

TEST(Plant, SaysWhatIsMissingAndLost) {
  Plant plant;
  (void)plant.take(TOPIC, block(5, level("1.8")));
  EXPECT_EQ(plant.take(TOPIC, block(8, level("1.8"))).remark, "plant/events: 2 blocks are missing");
  EXPECT_EQ(plant.take(TOPIC, block(9, level("1.8"), R"(,"lost":3)")).remark,
            "plant/events: the station has lost 3 events more");
  EXPECT_EQ(plant.take(TOPIC, block(10, level("1.8"), R"(,"lost":5)")).remark,
            "plant/events: the station has lost 2 events more");
  EXPECT_EQ(station(plant).missing, 2);
  EXPECT_EQ(station(plant).lostEvents, 5);
  // A station that was reset begins anew.
  EXPECT_EQ(plant.take(TOPIC, block(0, level("1.8"))).remark, "");
}

TEST(Plant, FollowsAnAlarm) {
  Plant plant;
  (void)plant.take(TOPIC, block(0, alarm(0, 0, 0)));
  EXPECT_EQ(station(plant).points.at("4").alarm->cameMs, std::nullopt);
  (void)plant.take(TOPIC, block(1, alarm(3, 3, 1)));
  EXPECT_NE(shown(plant).find("THERE           came 06:30:01.000  went -  seen -"), std::string::npos)
      << shown(plant);
  (void)plant.take(TOPIC, block(2, alarm(1, 2, 2)));
  EXPECT_NE(shown(plant).find("there, seen     came 06:30:01.000  went -  seen 06:30:02.000"),
            std::string::npos);
  (void)plant.take(TOPIC, block(3, alarm(0, 1, 3)));
  EXPECT_NE(shown(plant).find("gone            came 06:30:01.000  went 06:30:03.000  seen 06:30:02.000"),
            std::string::npos);
  (void)plant.take(TOPIC, block(4, alarm(3, 3, 4) + "," + alarm(2, 1, 5)));
  EXPECT_NE(shown(plant).find("gone, not seen  came 06:30:04.000  went 06:30:05.000  seen -"),
            std::string::npos);
}

TEST(Plant, TakesAStatusWordForNoAlarm) {
  Plant plant;
  (void)plant.take(TOPIC, block(0, alarm(3, 3, 0)));
  (void)plant.take(TOPIC, block(1, alarm(4, 7, 0)));
  EXPECT_FALSE(station(plant).points.at("4").alarm);
}

TEST(Plant, CountsWhatItCannotRead) {
  Plant plant;
  EXPECT_EQ(plant.take(TOPIC, "online").remark, "plant/events: neither a binary block nor JSON");
  EXPECT_EQ(station(plant).unreadable, 1);
  EXPECT_NE(shown(plant).find("1 unreadable (neither a binary block nor JSON)"), std::string::npos);
}

TEST(Picture, IsATable) {
  Plant plant;
  (void)plant.take(TOPIC, block(0, level("1.8")));
  EXPECT_EQ(shown(plant),
            "plant/events   1 blocks, 1 events\n"
            "       point         value  quality    time              age   events  alarm\n"
            "           1           1.8  good       06:30:00.000      5 s        1  \n");
}

TEST(Picture, FitsTheScreen) {
  Plant plant;
  for (int number = 0; number < 50; ++number)
    (void)plant.take(TOPIC + std::to_string(number), block(0, level("1")));
  EXPECT_EQ(picture(plant, 0, 10, [](std::string_view part) { return std::string(part); }).size(), 10U);
  EXPECT_NE(shown(plant, 10).find("... 141 lines more"), std::string::npos) << shown(plant, 10);
}

TEST(Picture, ShowsAges) {
  EXPECT_EQ(ageText(-5), "0 s");
  EXPECT_EQ(ageText(119'999), "119 s");
  EXPECT_EQ(ageText(120'000), "2 min");
  EXPECT_EQ(ageText(7'200'000), "2 h");
  EXPECT_EQ(ageText(172'800'000), "2 d");
}

}  // namespace
}  // namespace monitor
