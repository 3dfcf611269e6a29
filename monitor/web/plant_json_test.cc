#include "monitor/web/plant_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace monitor {
namespace {

using Json = nlohmann::json;

constexpr int64_t NOW = 1'772'346'605'000;  // 2026-03-01T06:30:05Z

void take(Watch& watch, const std::string& topic, const std::string& payload) {
  (void)watch.plant.take({.topic = topic, .payload = payload, .utcMs = NOW});
}

TEST(PlantJson, HasStationsAlarmsAndThePointsOfOne) {
  Watch watch{Filter{}};
  take(watch, "a/events", R"({"seq":1,"vals":[{"id":"1","val":20.5,"ts":"2026-03-01T06:30:00.000Z"}]})");
  take(watch, "a/events", R"({"seq":4,"lost":2,"vals":[{"id":"4","val":3,"alm":3}]})");
  take(watch, "b/state", "offline");
  const Json plant = Json::parse(plantJson(watch, "a", NOW));
  ASSERT_EQ(plant["stations"].size(), 2U);
  EXPECT_EQ(plant["stations"][0]["missing"], 2);
  EXPECT_EQ(plant["stations"][0]["lost"], 2);
  EXPECT_EQ(plant["stations"][0]["perMinute"], 2);
  EXPECT_FALSE(plant["stations"][0].contains("online"));
  EXPECT_EQ(plant["stations"][1]["online"], false);
  EXPECT_EQ(plant["stations"][1]["since"], NOW);
  ASSERT_EQ(plant["alarms"].size(), 1U);
  EXPECT_EQ(plant["alarms"][0]["present"], true);
  EXPECT_EQ(plant["alarms"][0]["acknowledged"], false);
  ASSERT_EQ(plant["points"].size(), 2U);
  EXPECT_EQ(plant["points"][0]["value"], "20.5");
  EXPECT_EQ(plant["points"][0]["time"], NOW - 5000);
  EXPECT_TRUE(Json::parse(plantJson(watch, "c", NOW))["points"].empty());
  EXPECT_EQ(trendJson(watch, "a", "1"), "[[1772346600000,20.5]]");
  EXPECT_FALSE(trendJson(watch, "a", "2"));
  EXPECT_FALSE(trendJson(watch, "c", "1"));
}

TEST(PlantJson, IsJsonWhateverComes) {
  Watch watch{Filter{}};
  take(watch, "\xFF\"</script>/events", "\xFE");
  take(watch, "\xFF\"</script>/events", R"({"vals":[{"id":"\"\u0000","val":{"a":[null]}}]})");
  const Json plant = Json::parse(plantJson(watch, "\xFF\"</script>", NOW), nullptr, false);
  ASSERT_FALSE(plant.is_discarded());
  EXPECT_EQ(plant["points"][0]["value"], R"({"a":[null]})");
}

TEST(PlantJson, TellsWhatBecameOfOrders) {
  Watch watch{Filter{}};
  const std::string request = watch.book.enter({.station = "a", .point = "4"}, NOW, 30'000).request;
  EXPECT_EQ(Json::parse(plantJson(watch, "", NOW))["orders"][0]["text"], "a 4 acknowledge: sent");
  CommandResult result;
  result.request = request;
  result.state = CommandState::Done;
  watch.book.take("b", result);
  EXPECT_FALSE(watch.book.orders().front().isOver);
  watch.book.take("a", result);
  EXPECT_EQ(Json::parse(plantJson(watch, "", NOW))["orders"][0]["text"], "a 4 acknowledge: done");
  EXPECT_TRUE(watch.book.orders().front().isOver);
}

TEST(OrderBook, EndsWhatNobodyAnswers) {
  OrderBook book("m1");
  (void)book.enter({.station = "a", .point = "201", .value = "1"}, NOW, 30'000);
  book.expire(NOW + 34'999);
  EXPECT_FALSE(book.orders().front().isOver);
  book.expire(NOW + 35'000);
  EXPECT_EQ(textOf(book.orders().front()), "a 201 = 1: sent, and no answer any more");
  EXPECT_TRUE(book.orders().front().isOver);
}

TEST(OrderBook, NamesEachCommandAnew) {
  OrderBook book("m1");
  EXPECT_EQ(book.enter({}, NOW, 1).request, "m1-1");
  EXPECT_EQ(book.enter({}, NOW, 1).request, "m1-2");
  for (size_t i = 0; i < 2 * OrderBook::ORDERS_MAX; ++i) (void)book.enter({}, NOW, 1);
  EXPECT_EQ(book.orders().size(), OrderBook::ORDERS_MAX);
}

TEST(AcknowledgementOf, TakesAStationAndAPoint) {
  EXPECT_EQ(acknowledgementOf(R"({"station":"a","point":"4"})")->point, "4");
  for (const char* text :
       {"", "[]", "{}", R"({"station":"a"})", R"({"station":1,"point":"4"})", R"({"station":"a","point":4})"})
    EXPECT_FALSE(acknowledgementOf(text)) << text;
}

}  // namespace
}  // namespace monitor
