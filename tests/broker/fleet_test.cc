// s7mqtt fleet against a real broker: what it counts is what the broker and a listener have seen, and all
// come back behind a broker that was killed.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/broker/listener.h"
#include "tests/broker/mosquitto.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

constexpr size_t STATIONS = 20;

std::set<std::string> topicsOf(const Listener& listener) {
  std::set<std::string> topics;
  for (const Heard& heard : listener.heard()) topics.insert(heard.topic);
  return topics;
}

class Fleet : public testing::Test {
 protected:
  Fleet() { broker_.start(); }

  void start(const std::vector<std::string>& more) {
    std::vector<std::string> words = {S7MQTT,
                                      "fleet",
                                      PROJECT_ROOT "/examples/telemetry",
                                      "--set",
                                      fmt::format("\"Config\".broker.brokerPort={}", broker_.port()),
                                      "--set",
                                      "\"Config\".broker.clientId='station-{n}'",
                                      "--set",
                                      "\"Config\".broker.reconnectMaximum=T#2s",
                                      "--rate",
                                      "20"};
    words.insert(words.end(), more.begin(), more.end());
    fleet_ = std::make_unique<Child>(words, folder_ / "output");
  }
  /// What it prints as JSON, once it has ended.
  Json outcome(int exitCode) {
    EXPECT_EQ(fleet_->wait(Seconds(60)), exitCode) << fleet_->output();
    const std::string output = fleet_->output();
    const size_t begin = output.find('{');
    return begin == std::string::npos ? Json() : Json::parse(output.substr(begin), nullptr, false);
  }

  Mosquitto broker_;
  Folder folder_;
  std::unique_ptr<Child> fleet_;
};

TEST_F(Fleet, CountsWhatAListenerHears) {
  const Listener listener(broker_, "plant/+/telemetry");
  const std::string page = folder_ / "report.html";
  start({"--count", std::to_string(STATIONS), "--seconds", "8", "--json", "--report", page});
  const Json seen = outcome(0);
  ASSERT_TRUE(seen.is_object()) << fleet_->output();
  EXPECT_EQ(seen["connects"], STATIONS);
  EXPECT_EQ(seen["mostConnected"], STATIONS);
  EXPECT_EQ(seen["resent"], 0);
  EXPECT_GE(seen["acknowledged"], 4 * STATIONS);
  EXPECT_LE(seen["unacknowledged"], STATIONS);
  EXPECT_EQ(seen["latencyMs"]["count"], seen["acknowledged"]);

  EXPECT_TRUE(
      eventually(Seconds(5), [&] { return listener.heard().size() == seen["published"].get<size_t>(); }))
      << listener.heard().size() << " of " << seen["published"];
  EXPECT_EQ(topicsOf(listener).size(), STATIONS);

  std::ifstream file(page);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(text.find("const outcome = {"), std::string::npos);
}

TEST_F(Fleet, AllComeBackBehindABrokerThatWasKilled) {
  start({"--count", std::to_string(STATIONS), "--json"});
  {
    const Listener before(broker_, "plant/+/telemetry");
    ASSERT_TRUE(eventually(Seconds(40), [&] { return topicsOf(before).size() == STATIONS; }))
        << fleet_->output();
  }
  broker_.kill();
  std::this_thread::sleep_for(Seconds(2));
  broker_.start();
  const Listener after(broker_, "plant/+/telemetry");
  EXPECT_TRUE(eventually(Seconds(20), [&] { return topicsOf(after).size() == STATIONS; }))
      << topicsOf(after).size();
  fleet_->signal(SIGINT);
  const Json seen = outcome(0);
  ASSERT_TRUE(seen.is_object()) << fleet_->output();
  EXPECT_GE(seen["connects"], 2 * STATIONS);
  EXPECT_GE(seen["disconnects"], STATIONS);
  EXPECT_GT(seen["failures"], 0) << "nobody listened for two seconds";
  EXPECT_EQ(seen["seconds"].back()["connected"], STATIONS);
}

TEST_F(Fleet, OneClientIdentifierForAllIsSeen) {
  start({"--count", "5", "--seconds", "6", "--json", "--set", "\"Config\".broker.clientId='the same'"});
  const Json seen = outcome(0);
  ASSERT_TRUE(seen.is_object()) << fleet_->output();
  EXPECT_GE(seen["disconnects"], 4) << "they throw each other out";
}

}  // namespace
}  // namespace broker_test
