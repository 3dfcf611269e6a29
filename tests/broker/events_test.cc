// The pump station's events reach a real broker, each once and in order, over broken links and a restart.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"
#include "tests/broker/tap.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

const std::string EVENTS = "plant/pump-station/events";
const std::string REQUEST = "plant/pump-station/request";

/// The blocks that have come, by number; a block that came again must be the same.
std::map<int, Json> blocks(const Listener& listener) {
  std::map<int, Json> found;
  for (const Heard& heard : listener.heard()) {
    if (heard.topic != EVENTS) continue;
    const Json block = Json::parse(heard.payload);
    const auto [at, isNew] = found.emplace(block["seq"], block);
    EXPECT_TRUE(isNew || at->second == block) << heard.payload;
  }
  return found;
}

std::vector<Json> events(const Listener& listener) {
  std::vector<Json> all;
  for (const auto& [number, block] : blocks(listener)) {
    for (const Json& event : block["vals"]) all.push_back(event);
  }
  return all;
}

void expectNoGap(const Listener& listener) {
  int next = 0;
  std::map<std::string, std::string> newest;
  for (const auto& [number, block] : blocks(listener)) {
    EXPECT_EQ(number, next++);
    EXPECT_FALSE(block.contains("lost")) << block;
    for (const Json& event : block["vals"]) {
      std::string& before = newest[event["id"]];
      EXPECT_LE(before, event["ts"]) << event;
      before = event["ts"];
    }
  }
}

bool hears(const Listener& listener, Seconds limit, const std::function<bool(const Json&)>& wanted) {
  return eventually(limit, [&] {
    const auto all = events(listener);
    return std::any_of(all.begin(), all.end(), wanted);
  });
}

size_t levels(const Listener& listener) {
  const auto all = events(listener);
  return static_cast<size_t>(std::count_if(all.begin(), all.end(), [](const Json& event) {
    return event["id"] == "1" && !event.contains("req");
  }));
}

TEST(Events, AnAlarmComesWithItsTime) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, EVENTS);
  PumpStation station(broker.port(), {"--set", "\"Station\".pump[1].protectionTripped=TRUE"});
  EXPECT_TRUE(hears(listener, Seconds(25), [](const Json& event) {
    return event["id"] == "4" && event["val"] == 3 && event["alm"] == 3 && event["qc"] == 3;
  })) << station.output();
  expectNoGap(listener);
}

// The pump station with the import file for S7-1200 in the place of the large one.
TEST(Events, ComeFromAnS71200Too) {
  Folder folder;
  const std::string example = PROJECT_ROOT "/examples/pump-station/";
  std::ifstream large(example + "station.toml");
  std::ofstream small(folder / "station.toml");
  for (std::string line; std::getline(large, line);) {
    if (line.find("../../plc") != std::string::npos) {
      line = "\"" PROJECT_ROOT "/plc/import/Mqtt-Telecontrol-S7-1200.scl\",";
    } else if (line.starts_with("  \"")) {
      line.insert(3, example);
    } else if (line.starts_with("cpu")) {
      line = "cpu = \"S7-1214\"";
    }
    small << line << "\n";
  }
  small.close();

  Mosquitto broker;
  broker.start();
  Listener listener(broker, "plant/pump-station/#");
  const Child station({S7MQTT, "run", folder / "station.toml", "--set",
                       fmt::format("\"Config\".broker.brokerPort={}", broker.port()), "--set",
                       "\"Station\".pump[1].protectionTripped=TRUE"},
                      folder / "run");
  EXPECT_TRUE(hears(listener, Seconds(25), [](const Json& event) {
    return event["id"] == "4" && event["val"] == 3;
  })) << station.output();
  EXPECT_TRUE(eventually(Seconds(20), [&] { return levels(listener) >= 10; })) << station.output();
  publish(broker, "plant/pump-station/command", R"({"req":"a","id":"204","val":2.4})");
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return listener.newest("plant/pump-station/result").find("expiry") != std::string::npos;
  })) << station.output();
  expectNoGap(listener);
}

// Encoding 2: each event for itself, to the topic of its point; the link breaks meanwhile.
TEST(Events, ComeToATopicOfEachPoint) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, EVENTS + "/#");
  Tap tap(broker.port());
  PumpStation station(tap.port(), {"--set", "\"Config\".eventEncoding=2", "--set",
                                   "\"Station\".pump[1].protectionTripped=TRUE"});
  const auto levelsOf = [&] { return listener.count(EVENTS + "/1"); };
  for (size_t links = 1; links <= 3; ++links) {
    ASSERT_TRUE(eventually(Seconds(40), [&] { return levelsOf() >= links * 4; })) << station.output();
    tap.breakLinks();
  }
  const Json alarm = Json::parse(listener.newest(EVENTS + "/4"));
  EXPECT_EQ(alarm["v"], 3);
  EXPECT_EQ(alarm["q"], 3);
  std::map<std::string, std::string> newest;
  for (const Heard& heard : listener.heard()) {
    const Json event = Json::parse(heard.payload);
    ASSERT_TRUE(event.contains("v")) << heard.payload;
    std::string& before = newest[heard.topic];
    EXPECT_LE(before, event["t"]) << heard.topic << " " << heard.payload;
    before = event["t"];
  }
  EXPECT_EQ(newest.size(), 7U);
}

TEST(Events, AGeneralRequestIsAnsweredForEachPoint) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, EVENTS);
  PumpStation station(broker.port());
  ASSERT_TRUE(eventually(Seconds(25), [&] { return levels(listener) >= 2; })) << station.output();
  const size_t before = events(listener).size();
  publish(broker, REQUEST, "all");
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    const auto all = events(listener);
    std::set<std::string> answered;
    for (size_t i = before; i < all.size(); ++i) {
      if (all[i].contains("req")) answered.insert(all[i]["id"]);
    }
    return answered.size() == 7;
  })) << station.output();
  expectNoGap(listener);
}

// It may be old: nobody knows who wants the values now.
TEST(Events, ARetainedRequestIsPassedOver) {
  Mosquitto broker;
  broker.start();
  publish(broker, REQUEST, "all", {"-r"});
  Listener listener(broker, EVENTS);
  PumpStation station(broker.port());
  ASSERT_TRUE(eventually(Seconds(25), [&] { return levels(listener) >= 6; })) << station.output();
  const auto all = events(listener);
  // Those of the first connection, to a broker that has kept no session.
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Json& event) { return event.contains("req"); }),
            7);
}

TEST(Events, EachArrivesOnceWhateverBecomesOfTheLink) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, EVENTS);
  Tap tap(broker.port());
  PumpStation station(tap.port());
  for (int links = 1; links <= 4; ++links) {
    ASSERT_TRUE(eventually(Seconds(40), [&] { return tap.connections() >= links; })) << station.output();
    const size_t before = levels(listener);
    ASSERT_TRUE(eventually(Seconds(25), [&] { return levels(listener) >= before + 3; })) << station.output();
    tap.breakLinks();
  }
  expectNoGap(listener);
}

// What happened while the broker was away, and the station was switched off before it came back.
TEST(Events, WaitInRetentiveMemoryForTheBroker) {
  Folder folder;
  const std::vector<std::string> retained = {"--retain", folder / "retain"};
  Mosquitto broker;
  broker.start();
  auto listener = std::make_unique<Listener>(broker, EVENTS);
  auto station = std::make_unique<PumpStation>(broker.port(), retained);
  ASSERT_TRUE(eventually(Seconds(25), [&] { return levels(*listener) >= 2; })) << station->output();
  const int newest = blocks(*listener).rbegin()->first;
  listener.reset();
  broker.kill();
  ASSERT_FALSE(eventually(Seconds(8), [&] { return !station->running(); })) << station->output();
  EXPECT_EQ(station->interrupt(), 0) << station->output();

  broker.start();
  listener = std::make_unique<Listener>(broker, EVENTS);
  station = std::make_unique<PumpStation>(broker.port(), retained);
  ASSERT_TRUE(eventually(Seconds(25), [&] { return levels(*listener) >= 12; })) << station->output();
  const auto found = blocks(*listener);
  EXPECT_LE(found.begin()->first, newest + 1);
  int next = found.begin()->first;
  for (const auto& [number, block] : found) {
    EXPECT_EQ(number, next++);
    EXPECT_FALSE(block.contains("lost")) << block;
  }
}

}  // namespace
}  // namespace broker_test
