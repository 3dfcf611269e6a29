// A temporary station and a real broker: it comes on its occasions, delivers each event once and in order,
// takes what was sent to it meanwhile, and leaves in order.

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

const std::string EVENTS = "t/events";
const std::string STATION_STATE = "t/state";
const std::string COMMAND = "t/command";

class TemporaryStation : public testing::Test {
 protected:
  /// `settings` are members of "Test" and their values.
  void start(const std::map<std::string, std::string>& settings) {
    std::vector<std::string> words = {S7MQTT,
                                      "run",
                                      PROJECT_ROOT "/plc/import/Mqtt-Telecontrol-S7-1500.scl",
                                      PROJECT_ROOT "/tests/plc/testdata/temporary_station.scl",
                                      "--compiler",
                                      "tcc",
                                      "--set",
                                      "\"Test\".settings.brokerPort=" + std::to_string(broker_.port())};
    for (const auto& [name, value] : settings) {
      words.insert(words.end(), {"--set", "\"Test\"." + name + "=" + value});
    }
    for (const char* path : {"\"Blocks\".temporary.failures", "\"Test\".commands", "\"Test\".command"}) {
      words.insert(words.end(), {"--watch", path});
    }
    station_ = std::make_unique<Child>(words, folder_ / "run");
  }
  void listen() { listener_ = std::make_unique<Listener>(broker_, "t/#"); }

  std::string output() const { return station_->output(); }
  bool shows(const std::string& value) const { return output().find(value) != std::string::npos; }

  /// The states that have come, without those the broker had kept.
  std::vector<Json> states() const {
    std::vector<Json> all;
    for (const Heard& heard : listener_->heard()) {
      if (heard.topic == STATION_STATE && !heard.retained) all.push_back(Json::parse(heard.payload));
    }
    return all;
  }
  size_t departures() const {
    const auto all = states();
    return static_cast<size_t>(
        std::count_if(all.begin(), all.end(), [](const Json& state) { return state["state"] == "offline"; }));
  }
  bool departs(size_t times, Seconds limit) {
    return eventually(limit, [&] { return departures() >= times; });
  }

  /// All events, in the order of their blocks. There is no gap, and no event was lost.
  std::vector<Json> events() const {
    std::map<int, Json> blocks;
    for (const Heard& heard : listener_->heard()) {
      if (heard.topic != EVENTS) continue;
      const Json block = Json::parse(heard.payload);
      blocks.emplace(block["seq"], block);
    }
    std::vector<Json> all;
    int next = 0;
    for (const auto& [number, block] : blocks) {
      EXPECT_EQ(number, next++);
      EXPECT_FALSE(block.contains("lost")) << block;
      all.insert(all.end(), block["vals"].begin(), block["vals"].end());
    }
    return all;
  }
  /// The values of a point rise by one from event to event.
  void expectEachLevel(size_t atLeast) const {
    size_t levels = 0;
    for (const Json& event : events()) {
      if (event["id"] != "1") continue;
      EXPECT_EQ(event["val"], levels++);
    }
    EXPECT_GE(levels, atLeast);
  }

  Folder folder_;
  Mosquitto broker_;
  std::unique_ptr<Listener> listener_;
  std::unique_ptr<Child> station_;
};

TEST_F(TemporaryStation, ComesAtItsIntervalAndLeavesInOrder) {
  broker_.start();
  listen();
  start({{"intervalTime", "T#3s"}, {"commandTime", "T#500ms"}, {"pauseTime", "T#1s"}, {"levelEvery", "150"}});
  ASSERT_TRUE(departs(4, Seconds(40))) << output();
  expectEachLevel(5);
  const auto all = states();
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i]["state"], i % 2 == 0 ? "online" : "offline") << all[i];
    // The will has no more members: it was not published.
    EXPECT_EQ(all[i].value("alive", 0U), i + 1) << all[i];
  }
}

TEST_F(TemporaryStation, AnAlarmBringsWhatWaits) {
  broker_.start();
  listen();
  start({{"commandTime", "T#500ms"}, {"pauseTime", "T#500ms"}, {"levelEvery", "60"}, {"alarmEvery", "400"}});
  ASSERT_TRUE(departs(3, Seconds(40))) << output();
  const auto all = events();
  // Before each alarm but the first, there are levels that came with it.
  size_t alarms = 0;
  size_t levels = 0;
  for (const Json& event : all) {
    if (event["id"] == "1") {
      ++levels;
      continue;
    }
    EXPECT_EQ(event["val"], static_cast<int>(alarms % 2));
    EXPECT_TRUE(alarms == 0 || levels >= 2) << event;
    levels = 0;
    ++alarms;
  }
  EXPECT_GE(alarms, 3U);
}

// The session keeps it, and the station has time to answer.
TEST_F(TemporaryStation, TakesACommandThatWasSentMeanwhile) {
  broker_.start();
  listen();
  start({{"intervalTime", "T#8s"}, {"commandTime", "T#1s"}, {"pauseTime", "T#1s"}});
  ASSERT_TRUE(departs(1, Seconds(40))) << output();
  ASSERT_FALSE(eventually(Seconds(2), [&] { return states().back()["state"] == "online"; })) << output();
  publish(broker_, COMMAND, "open");
  ASSERT_FALSE(eventually(Seconds(1), [&] { return shows("commands = 1"); })) << output();
  ASSERT_TRUE(departs(2, Seconds(40))) << output();
  EXPECT_TRUE(eventually(Seconds(5), [&] { return shows("\"Test\".command = 'open'"); })) << output();
  EXPECT_TRUE(shows("commands = 1")) << output();
}

TEST_F(TemporaryStation, TriesAgainWhenThereWasNoBroker) {
  start({{"attemptTime", "T#2s"},
         {"retryTime", "T#2s"},
         {"commandTime", "T#500ms"},
         {"levelEvery", "60"},
         {"settings.reconnectMaximum", "T#1s"}});
  ASSERT_TRUE(eventually(Seconds(40), [&] { return shows("failures = 2"); })) << output();
  broker_.start();
  listen();
  ASSERT_TRUE(departs(1, Seconds(40))) << output();
  expectEachLevel(8);
}

}  // namespace
}  // namespace broker_test
