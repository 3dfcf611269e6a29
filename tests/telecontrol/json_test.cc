// Numbers and moments as text, and blocks as JSON, on the virtual CPU: each digit is that of std::to_chars
// and of the calendar.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>

#include "telecontrol/recipes/recipe.h"
#include "telecontrol/station.h"
#include "tests/telecontrol/generated/image.h"
#include "tests/telecontrol/shells.h"

namespace telecontrol {
namespace {

// A call of a block that writes text into a buffer of so many bytes.
class Writer {
 public:
  Writer(const std::string& block, size_t room, const char* buffer = "bytes")
      : block_(shells().block(block)), frame_(block_), buffer_(buffer) {
    frame_.refer(*frame_.parameter(buffer_), std::vector<uint8_t>(room));
  }
  uint8_t* place(const char* parameter) { return frame_.operand(*frame_.parameter(parameter)).bytes.data(); }
  void set(const char* parameter, int32_t value, int bytes) {
    image::storeNumber(value, bytes, place(parameter));
  }
  // The text that was written.
  std::string call(const char* length = "length") {
    if (length != nullptr) set(length, 0, 4);
    EXPECT_TRUE(shells().cpu().call(block_, frame_.image(), frame_.areas()));
    int32_t written = 0;
    image::loadNumber(written, 4, length == nullptr ? frame_.result().bytes.data() : place(length));
    const auto bytes = frame_.operand(*frame_.parameter(buffer_)).bytes;
    return {bytes.begin(), bytes.begin() + std::min<ptrdiff_t>(written, std::ssize(bytes))};
  }

 private:
  const scl::Block& block_;
  vcpu::CallFrame frame_;
  const char* buffer_;
};

// What std::to_chars makes of the number, with a point in it.
std::string numberText(int32_t value, int decimals) {
  std::array<char, 16> digits{};
  const int64_t size = std::abs(static_cast<int64_t>(value));
  std::string text(digits.data(), std::to_chars(digits.begin(), digits.end(), size).ptr);
  if (decimals > 0) {
    const auto wanted = static_cast<size_t>(decimals) + 1;
    if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
    text.insert(text.size() - static_cast<size_t>(decimals), ".");
  }
  return value < 0 ? "-" + text : text;
}

TEST(Json, WritesEachDigitOfANumber) {
  Writer number("MqttAppendNumber", 20);
  std::vector<int32_t> values = {0, 1, -1, 9, 10, 205, -7, INT32_MAX, INT32_MIN, INT32_MIN + 1};
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) values.push_back(static_cast<int32_t>(random()) >> random() % 31);
  for (int32_t value : values) {
    for (int decimals = 0; decimals <= 9; ++decimals) {
      number.set("value", value, 4);
      number.set("decimals", decimals, 2);
      ASSERT_EQ(number.call(), numberText(value, decimals));
    }
  }
}

TEST(Json, WritesEachDayOfTheCalendar) {
  Writer time("MqttXAppendTime", 30);
  for (int32_t day = 0; day <= tele::UTC_DAY_MAX; ++day) {
    const int32_t dayMs = static_cast<int32_t>(static_cast<int64_t>(day) * 7919 % tele::DAY_MS);
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    time.set("day", day, 4);
    time.set("dayMs", dayMs, 4);
    ASSERT_EQ(time.call(),
              fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          dayMs / 3600000, dayMs / 60000 % 60, dayMs / 1000 % 60, dayMs % 1000));
  }
}

TEST(Json, WritesNothingBehindTheEndOfABuffer) {
  for (size_t room : {0U, 1U, 3U}) {
    Writer number("MqttAppendNumber", room);
    number.set("value", 12345, 4);
    EXPECT_EQ(number.call(), std::string("12345").substr(0, room));
  }
}

// A point of each kind, and what its event looks like as JSON.
TEST(Json, ShowsABlock) {
  auto station = std::make_unique<tele::Station>();
  auto store = std::make_unique<tele::EventStore>();
  for (int32_t row = 0; row < 6; ++row) {
    tele::PointSettings& point = station->table.points[row].settings;
    point.pointId = 101 + row;
    point.kind = static_cast<tele::PointKind>(1 + row);
    point.decimals = point.kind == tele::PointKind::Analog ? 1 : 0;
  }
  (void)tele::startStation(*station, *store);

  station->table.points[0].input.value = 1;
  station->table.points[1].input.value = 1;
  station->table.points[2].input.value = 0x8001;
  station->table.points[3].input.value = -205;
  station->table.points[4].input.valid = false;
  station->table.points[5].input.value = 7;

  tele::countLostEvent(*store);
  const tele::StationInput now = {.passedMs = 1000,
                                  .utc = {.known = true, .day = 20513, .dayMs = 23400125},
                                  .maySend = true,
                                  .generalRequest = false};
  tele::scanStation(*station, *store, now);
  ASSERT_TRUE(store->block.ready);

  Writer writer("MqttXEventsAsJson", 1300, "payload");
  image::store(store->block, writer.place("block"));
  image::store(*station, writer.place("station"));
  const std::string text = writer.call(nullptr);
  const std::string ts = R"("ts":"2026-03-01T06:30:00.125Z")";
  EXPECT_EQ(text, R"({"seq":0,"lost":1,"vals":[)"
                  R"({"id":"101","val":1,)" +
                      ts +
                      R"(,"qc":3},)"
                      R"({"id":"102","val":3,"alm":3,)" +
                      ts +
                      R"(,"qc":3},)"
                      R"({"id":"103","val":32769,"chg":32769,)" +
                      ts +
                      R"(,"qc":3},)"
                      R"({"id":"104","val":-20.5,)" +
                      ts +
                      R"(,"qc":3},)"
                      R"({"id":"105","val":0,)" +
                      ts +
                      R"(,"qc":0},)"
                      R"({"id":"106","val":7,)" +
                      ts + R"(,"qc":3}]})");
  EXPECT_TRUE(nlohmann::json::accept(text));
}

// An event where the topic names its point.
TEST(Json, ShowsAnEventForItself) {
  auto station = std::make_unique<tele::Station>();
  auto store = std::make_unique<tele::EventStore>();
  station->table.points[0].settings.pointId = 101;
  station->table.points[0].settings.kind = tele::PointKind::Analog;
  station->table.points[0].settings.decimals = 1;
  station->table.points[1].settings.pointId = 102;
  station->table.points[1].settings.kind = tele::PointKind::Alarm;
  (void)tele::startStation(*station, *store);
  tele::Event event = {.pointId = 101,
                       .value = 205,
                       .utc = {.known = true, .day = 20513, .dayMs = 23400125},
                       .status = tele::STATUS_ONLINE,
                       .flags = tele::FLAG_GENERAL_REQUEST};
  tele::placeEvent(*store, event, tele::Urgency::Conditional);
  event = {.pointId = 102, .value = 0x00020001, .utc = {}, .status = 0, .flags = tele::FLAG_TIME_UNKNOWN};
  tele::placeEvent(*store, event, tele::Urgency::Conditional);
  tele::buildBlock(*store, 1300, event);

  const auto textOf = [&](int32_t first) {
    Writer writer("MqttXEventAsJson", 128);
    writer.set("first", first, 4);
    *writer.place("ofPoint") = 1;
    image::store(store->block, writer.place("block"));
    image::store(*station, writer.place("station"));
    return writer.call();
  };
  EXPECT_EQ(textOf(8), R"({"v":20.5,"t":"2026-03-01T06:30:00.125Z","q":3,"req":true})");
  EXPECT_EQ(textOf(24), R"({"v":1,"alm":2,"q":1})");
}

TEST(Json, WritesEachRealWithItsDecimals) {
  Writer real("MqttAppendReal", 20);
  const auto textOf = [&](float value, int decimals) {
    real.set("value", std::bit_cast<int32_t>(value), 4);
    real.set("decimals", decimals, 2);
    return real.call();
  };
  EXPECT_EQ(textOf(2.4F, 2), "2.40");
  EXPECT_EQ(textOf(-0.05F, 1), "-0.1");
  EXPECT_EQ(textOf(0, 3), "0.000");
  EXPECT_EQ(textOf(2147483520.0F, 0), "2147483520");
  EXPECT_EQ(textOf(2147483648.0F, 0), "null");
  EXPECT_EQ(textOf(-2147483648.0F, 0), "null");
  EXPECT_EQ(textOf(3000.0F, 6), "null");
  EXPECT_EQ(textOf(2000.5F, 9), "2000.500000");
  EXPECT_EQ(textOf(1.5F, -1), "2");
  EXPECT_EQ(textOf(std::numeric_limits<float>::quiet_NaN(), 2), "null");
  EXPECT_EQ(textOf(std::numeric_limits<float>::infinity(), 2), "null");
  EXPECT_EQ(textOf(-std::numeric_limits<float>::infinity(), 2), "null");
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto digits = static_cast<int32_t>(random() % 2000001) - 1000000;
    const int decimals = static_cast<int>(random() % 5);
    const auto value = static_cast<float>(digits / std::pow(10, decimals));
    ASSERT_EQ(textOf(value, decimals), numberText(digits, decimals)) << digits << " " << decimals;
  }
}

TEST(Json, WritesATruthValue) {
  Writer flag("MqttAppendFlag", 20);
  *flag.place("value") = 1;
  EXPECT_EQ(flag.call(), "true");
  *flag.place("value") = 0;
  EXPECT_EQ(flag.call(), "false");
}

// The report of a recipe with as many parameters as a phase has fits one message.
TEST(Json, HasRoomForTheLargestReportOfMqttRecipe) {
  auto phase = std::make_unique<tele::RecipePhase>();
  phase->unknownParameters = INT32_MAX;
  for (int32_t row = 0; row < tele::PARAMETERS_MAX; ++row) {
    phase->parameters[row].pointId = tele::POINT_ID_MAX - row;
    phase->parameters[row].reason = tele::ValueReason::Decimals;
  }
  Writer head("MqttXRecipeHead", 1300, "payload");
  head.set("requestNumber", tele::REQUEST_NUMBER_MAX, 4);
  for (const char* text : {"batch", "phase"}) {
    uint8_t* const place = head.place(text);
    place[1] = 32;
    std::fill_n(place + 2, 32, static_cast<uint8_t>('"'));
  }
  std::string json = head.call();
  Writer report("MqttXReportAsJson", 1300, "payload");
  image::store(*phase, report.place("parameters"));
  json += report.call();
  EXPECT_LE(json.size(), 1300U);
  const auto parsed = nlohmann::json::parse(json);
  EXPECT_EQ(parsed["vals"].size(), static_cast<size_t>(tele::PARAMETERS_MAX));
  EXPECT_EQ(parsed["batch"], std::string(32, '?'));
}

// The largest events there are: as many as MqttEvents puts into a block as JSON fit its payload.
TEST(Json, HasRoomForTheLargestBlockOfMqttEvents) {
  for (int32_t lostEvents : {0, INT32_MAX}) {
    auto store = std::make_unique<tele::EventStore>();
    store->blockNumber = INT32_MAX - 1;
    store->lostEvents = lostEvents;
    tele::Event event = {.pointId = tele::POINT_ID_MAX,
                         .value = INT32_MIN,
                         .utc = {.known = true, .day = 20000, .dayMs = 1},
                         .status = tele::STATUS_NON_EXISTENT,
                         .flags = 0x0F};
    for (int i = 0; i < 20; ++i) tele::placeEvent(*store, event, tele::Urgency::Conditional);
    tele::buildBlock(*store, 168, event);
    Writer writer("MqttXEventsAsJson", 1300, "payload");
    image::store(store->block, writer.place("block"));
    const auto parsed = nlohmann::json::parse(writer.call(nullptr));
    EXPECT_EQ(parsed["vals"].size(), lostEvents == 0 ? 10U : 9U);
    EXPECT_EQ(parsed.value("lost", 0), lostEvents);
  }
}

}  // namespace
}  // namespace telecontrol
