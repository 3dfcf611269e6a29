#include "monitor/plant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "monitor/alarm_list.h"
#include "monitor/picture.h"

namespace monitor {
namespace {

const std::string TOPIC = "plant/events";
constexpr int64_t NOW = 1'772'346'605'000;  // 2026-03-01T06:30:05Z

std::string block(int number, const std::string& events, const std::string& more = "") {
  return fmt::format(R"({{"seq":{}{},"vals":[{}]}})", number, more, events);
}

std::string alarm(int value, int changed, int second) {
  return fmt::format(R"({{"id":"4","val":{},"alm":{},"ts":"2026-03-01T06:30:{:02}.000Z","qc":3}})", value,
                     changed, second);
}

std::string level(const std::string& value) {
  return fmt::format(R"({{"id":"1","val":{},"ts":"2026-03-01T06:30:00.000Z","qc":3}})", value);
}

const StationView& station(const Plant& plant) {
  return plant.stations().at("plant");
}

News take(Plant& plant, const std::string& payload, const std::string& topic = TOPIC, int64_t utcMs = NOW,
          bool retained = false) {
  return plant.take({.topic = topic, .payload = payload, .utcMs = utcMs, .retained = retained});
}

std::string shown(const Plant& plant) {
  std::string text;
  for (const PictureLine& line :
       picture(plant, NOW, [](std::string_view part) { return std::string(part); })) {
    text += line.text + "\n";
  }
  return text;
}

TEST(Plant, KeepsTheNewestValueOfEachPoint) {
  Plant plant;
  EXPECT_EQ(take(plant, block(0, level("1.8") + "," + level("1.9"))).events.size(), 2U);
  EXPECT_EQ(station(plant).points.at("1").newest.value, "1.9");
  EXPECT_EQ(station(plant).points.at("1").events, 2);
  EXPECT_EQ(station(plant).events, 2);
}

TEST(Plant, PassesOverABlockThatComesAgain) {
  Plant plant;
  (void)take(plant, block(0, level("1.8")));
  EXPECT_TRUE(take(plant, block(0, level("1.8"))).events.empty());
  EXPECT_EQ(station(plant).events, 1);
  EXPECT_EQ(station(plant).repeated, 1);
}

// The common databus demands no number: such blocks are never taken for one that comes again.
TEST(Plant, TakesEachBlockThatHasNoNumber) {
  Plant plant;
  for (const char* value : {"1.8", "1.9"}) {
    const News news = take(plant, fmt::format(R"({{"vals":[{}]}})", level(value)));
    EXPECT_EQ(news.events.size(), 1U);
    EXPECT_EQ(news.block, std::nullopt);
  }
  EXPECT_EQ(station(plant).events, 2);
  EXPECT_EQ(station(plant).repeated, 0);
}

TEST(Plant, SaysWhatIsMissingAndLost) {
  Plant plant;
  (void)take(plant, block(5, level("1.8")));
  EXPECT_EQ(take(plant, block(8, level("1.8"))).remark, "plant/events: 2 blocks are missing");
  EXPECT_EQ(take(plant, block(9, level("1.8"), R"(,"lost":3)")).remark,
            "plant/events: the station has lost 3 events more");
  EXPECT_EQ(take(plant, block(10, level("1.8"), R"(,"lost":5)")).remark,
            "plant/events: the station has lost 2 events more");
  EXPECT_EQ(station(plant).missing, 2);
  EXPECT_EQ(station(plant).lostEvents, 5);
  // A station that was reset begins anew.
  EXPECT_EQ(take(plant, block(0, level("1.8"))).remark, "");
}

TEST(Plant, FollowsAnAlarm) {
  Plant plant;
  (void)take(plant, block(0, alarm(0, 0, 0)));
  EXPECT_EQ(station(plant).points.at("4").alarm->cameMs, std::nullopt);
  (void)take(plant, block(1, alarm(3, 3, 1)));
  EXPECT_NE(shown(plant).find("present                   06:30:01.000  -             -    "),
            std::string::npos)
      << shown(plant);
  (void)take(plant, block(2, alarm(1, 2, 2)));
  EXPECT_NE(shown(plant).find("present, acknowledged     06:30:01.000  -             06:30:02.000  "),
            std::string::npos);
  (void)take(plant, block(3, alarm(0, 1, 3)));
  EXPECT_NE(shown(plant).find("gone                      06:30:01.000  06:30:03.000  06:30:02.000  "),
            std::string::npos);
  (void)take(plant, block(4, alarm(3, 3, 4) + "," + alarm(2, 1, 5)));
  EXPECT_NE(shown(plant).find("gone, not acknowledged    06:30:04.000  06:30:05.000  -    "),
            std::string::npos);
}

// 2: not acknowledged. What the monitor hears first may be the answer to a general request.
TEST(Plant, ShowsAnAlarmThatWasThereBefore) {
  Plant plant;
  (void)take(plant, block(0, alarm(3, 0, 0)));
  EXPECT_NE(shown(plant).find("present                   -             -             -    "),
            std::string::npos)
      << shown(plant);
}

TEST(Plant, ListsFirstWhatNobodyHasAcknowledged) {
  Plant plant;
  const auto come = [&plant](const std::string& name, int value, int second) {
    (void)take(plant, block(0, alarm(3, 3, second) + "," + alarm(value, 3 ^ value, second)),
               name + "/events");
  };
  come("gone", 0, 1);
  come("seen", 1, 2);
  come("unseen", 2, 1);
  come("unseen-and-newer", 3, 3);
  std::vector<std::string> order;
  for (const ListedAlarm& alarm : alarmList(plant)) order.push_back(*alarm.station);
  EXPECT_EQ(order, (std::vector<std::string>{"unseen-and-newer", "unseen", "seen", "gone"}));
}

TEST(Plant, TakesAStatusWordForNoAlarm) {
  Plant plant;
  (void)take(plant, block(0, R"({"id":"4","val":3,"chg":3,"qc":3})"));
  EXPECT_FALSE(station(plant).points.at("4").alarm);
}

TEST(Plant, CountsWhatItCannotRead) {
  Plant plant;
  EXPECT_EQ(take(plant, "on").remark, "plant/events: neither a binary block nor JSON");
  EXPECT_EQ(station(plant).unreadable, 1);
  EXPECT_NE(shown(plant).find("1 unreadable (neither a binary block nor JSON)"), std::string::npos);
}

TEST(Plant, KnowsWhoIsOnlineAndSinceWhen) {
  Plant plant;
  EXPECT_TRUE(take(plant, "online", "plant/state", NOW - 5000, true).change->isOnline);
  EXPECT_NE(shown(plant).find("plant   online since before 06:30:00   0 blocks/min"), std::string::npos)
      << shown(plant);
  const std::string alive = R"({"state":"online","alive":17,"partner":1,"waiting":2,"lost":0})";
  EXPECT_FALSE(take(plant, alive, "plant/state", NOW).change);
  EXPECT_EQ(station(plant).presence->state.waiting, 2U);
  EXPECT_EQ(station(plant).presence->sinceMs, NOW - 5000);
  EXPECT_FALSE(take(plant, "offline", "plant/state", NOW).change->isOnline);
  EXPECT_NE(shown(plant).find("plant   OFFLINE since 06:30:05   "), std::string::npos) << shown(plant);
}

TEST(Plant, SaysWhatIsNoState) {
  Plant plant;
  for (const char* payload : {"", "on", "{}", "[]", R"({"state":1})", R"({"state":"gone"})",
                              R"({"state":"online","alive":-1})", R"({"state":"online","lost":"3"})"}) {
    EXPECT_NE(take(plant, payload, "plant/state").remark, "") << payload;
  }
  EXPECT_EQ(station(plant).unreadable, 8);
  EXPECT_FALSE(station(plant).presence);
}

TEST(Plant, HandsAResultOn) {
  Plant plant;
  const News news = take(plant, R"({"req":"k7f3-1","id":201,"state":"failed","reason":"program","code":7})",
                         "plant/result");
  ASSERT_TRUE(news.result);
  EXPECT_EQ(news.result->point, "201");
  EXPECT_EQ(textOf(*news.result), "failed, program, code 7");
}

TEST(Plant, PassesOverWhatOthersAskOfAStation) {
  Plant plant;
  (void)take(plant, "x", "plant/request");
  (void)take(plant, "x", "plant/command");
  EXPECT_TRUE(plant.stations().empty());
}

TEST(Plant, TakesEventsThatGoOutEachForItself) {
  Plant plant;
  const std::string topic = "plant/points/101";
  const std::string event = R"({"v":20.5,"t":"2026-03-01T06:30:00.125Z","q":1,"cur":true})";
  const News news = take(plant, event, topic);
  EXPECT_EQ(news.station, "plant");
  ASSERT_EQ(news.events.size(), 1U);
  EXPECT_EQ(news.events[0].point, "101");
  EXPECT_EQ(news.events[0].value, "20.5");
  EXPECT_EQ(news.events[0].quality, Quality::Uncertain);
  EXPECT_TRUE(news.events[0].isCurrent && news.events[0].utcMs);
  // Behind a power cut it comes again.
  EXPECT_TRUE(take(plant, event, topic).events.empty());
  EXPECT_EQ(station(plant).repeated, 1);
  EXPECT_EQ(take(plant, R"({"v":3,"alm":3})", "plant/points/4").events.size(), 1U);
  EXPECT_EQ(take(plant, R"({"v":3,"alm":3})", "plant/points/4").events.size(), 1U);
  EXPECT_TRUE(take(plant, R"({"v":3,"alm":3})", "plant/points/4", NOW, true).events.empty());
  EXPECT_TRUE(station(plant).points.at("4").alarm);
  EXPECT_EQ(take(plant, R"({"lost":3})", "plant/points/lost").lost, 3);
  EXPECT_EQ(station(plant).lostEvents, 3);
  EXPECT_NE(take(plant, R"({"v":1,"t":5})", topic).remark, "");
  EXPECT_NE(take(plant, R"({"lost":-1})", "plant/points/lost").remark, "");
  // A block on a topic that ends with a number is a block.
  EXPECT_EQ(take(plant, block(0, level("1")), "plant/7").events.size(), 1U);
  EXPECT_EQ(plant.stations().size(), 1U);
}

TEST(Plant, CountsTheBlocksOfAMinute) {
  Plant plant;
  for (int number = 0; number < 90; ++number)
    (void)take(plant, block(number, level("1")), TOPIC, NOW - 89'000 + number * 1000);
  EXPECT_EQ(station(plant).rate.perMinute(NOW), 60);
  EXPECT_EQ(station(plant).rate.perMinute(NOW + 30'000), 30);
  EXPECT_EQ(station(plant).rate.perMinute(NOW + 90'000), 0);
}

TEST(Plant, KeepsTheWayOfAValue) {
  Plant plant;
  (void)take(plant, R"({"vals":[{"id":"1","val":"on"}]})");
  for (int number = 0; number < 600; ++number)
    (void)take(plant, block(number, level(std::to_string(number))));
  const std::vector<Sample> samples = station(plant).points.at("1").trend.samples();
  ASSERT_EQ(samples.size(), Trend::SAMPLES_MAX);
  EXPECT_EQ(samples.front().value, 100);
  EXPECT_EQ(samples.back().value, 599);
  EXPECT_EQ(samples.back().utcMs, NOW - 5000);
}

TEST(Plant, TakesWhatItsFilterTakes) {
  const std::string both = block(0, level("1") + "," + alarm(3, 3, 0));
  Plant stations(Filter{.stations = "north/*"});
  (void)take(stations, both, "north/a/events");
  (void)take(stations, both, "south/a/events");
  EXPECT_EQ(stations.stations().size(), 1U);
  Plant points(Filter{.points = {"1", "9"}});
  EXPECT_EQ(take(points, both).events.size(), 1U);
  EXPECT_TRUE(station(points).points.contains("1"));
  EXPECT_EQ(station(points).events, 2);
  Plant alarms(Filter{.alarmsOnly = true});
  EXPECT_EQ(take(alarms, both).events.size(), 1U);
  EXPECT_TRUE(station(alarms).points.contains("4"));
  EXPECT_EQ(station(alarms).points.size(), 1U);
}

TEST(Plant, HasAnEnd) {
  Plant plant;
  for (size_t number = 0; number <= Plant::STATIONS_MAX; ++number)
    (void)take(plant, "online", fmt::format("s{}/state", number));
  EXPECT_EQ(plant.stations().size(), Plant::STATIONS_MAX);
  EXPECT_EQ(take(plant, "online", "one-more/state").remark,
            "one-more/state: there are more than 10000 stations");
  constexpr size_t EVENTS = 1000;
  for (size_t number = 0; number <= Plant::POINTS_MAX / EVENTS; ++number) {
    std::string events;
    for (size_t point = 0; point < EVENTS; ++point)
      events += fmt::format(R"({}{{"id":"{}","val":1}})", point == 0 ? "" : ",", number * EVENTS + point);
    (void)take(plant, fmt::format(R"({{"vals":[{}]}})", events), "s1/events");
  }
  EXPECT_EQ(plant.stations().at("s1").points.size(), Plant::POINTS_MAX);
}

TEST(Plant, GoesOnFromAHistory) {
  Plant plant;
  plant.restore("plant", 5, 2);
  plant.restore("plant", {.point = "1", .value = "2.5", .changed = {}, .utcMs = NOW}, NOW);
  EXPECT_EQ(station(plant).points.at("1").newest.value, "2.5");
  EXPECT_EQ(station(plant).events, 0);
  EXPECT_EQ(take(plant, block(8, level("3"), R"(,"lost":3)")).remark,
            "plant/events: 2 blocks are missing; plant/events: the station has lost 1 events more");
}

TEST(Picture, IsATable) {
  Plant plant;
  (void)take(plant, block(0, level("1.8")));
  EXPECT_EQ(shown(plant),
            "plant   1 blocks/min, 1 blocks, 1 events\n"
            "       point         value  quality    time              age   events\n"
            "           1           1.8  good       06:30:00.000      5 s        1\n");
}

TEST(Picture, OrdersPointsAsPeopleCount) {
  const PointOrder before;
  EXPECT_TRUE(before("2", "10"));
  EXPECT_FALSE(before("10", "2"));
  EXPECT_TRUE(before("10", "a"));
  EXPECT_FALSE(before("a", "10"));
  EXPECT_TRUE(before("a", "b"));
  EXPECT_FALSE(before("1", "1"));
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
