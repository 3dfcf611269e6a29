// Batches of the fermenter by the recipes of its server, over a real broker: values taken and rejected, a
// server that is late, answers that come twice, a broker and a PLC that go.

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/broker/listener.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

const std::string REQUEST = "plant/fermenter/recipe";
const std::string ANSWER = "plant/fermenter/recipe/answer";
const std::string REPORT = "plant/fermenter/recipe/report";
const std::string EVENTS = "plant/fermenter/events";

class Fermenter : public testing::Test {
 protected:
  Fermenter() {
    broker_.start();
    listener_ = std::make_unique<Listener>(broker_, "plant/#");
    write(37.5);
  }
  void write(double temperature) {
    std::ofstream(folder_ / "recipes.toml") << fmt::format(
        "[fill]\n301 = 60.0\n302 = 8.5\n[ferment]\n311 = {}\n312 = 90\n313 = 2\n[harvest]\n321 = 30.0\n",
        temperature);
  }
  void startServer() {
    server_ =
        std::make_unique<Child>(std::vector<std::string>{RECIPE_SERVER, folder_ / "recipes.toml", "--broker",
                                                         fmt::format("127.0.0.1:{}", broker_.port())},
                                folder_ / "server.log");
  }
  void startStation(const std::vector<std::string>& options = {}) {
    std::vector<std::string> words = {S7MQTT, "run", PROJECT_ROOT "/examples/fermenter", "--set",
                                      fmt::format("\"Config\".broker.brokerPort={}", broker_.port())};
    words.insert(words.end(), options.begin(), options.end());
    station_ = std::make_unique<Child>(words, folder_ / fmt::format("run{}", runs_++));
  }
  // Orders a start (1) or an end (2); again and again until the station has said what became of it, since a
  // command is carried out once.
  Json order(int choice) {
    const auto moment = std::chrono::system_clock::now() + std::chrono::seconds(60);
    const std::string request = fmt::format("order-{}", orders_++);
    const std::string command =
        fmt::format(R"({{"req":"{}","id":"101","val":{},"exp":"{:%Y-%m-%dT%H:%M:%S}Z"}})", request, choice,
                    fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
    Json result;
    for (int tries = 0; tries < 20 && result.is_null(); ++tries) {
      publish(broker_, "plant/fermenter/command", command);
      (void)eventually(Seconds(1), [&] {
        for (const Json& told : messages("plant/fermenter/result")) {
          if (told["req"] == request) result = told;
        }
        return !result.is_null();
      });
    }
    EXPECT_FALSE(result.is_null()) << output();
    return result;
  }
  std::vector<Json> messages(const std::string& topic) const {
    std::vector<Json> found;
    for (const Heard& heard : listener_->heard()) {
      if (heard.topic == topic) found.push_back(Json::parse(heard.payload));
    }
    return found;
  }
  bool comes(const std::string& topic, Seconds limit, const std::function<bool(const Json&)>& wanted) {
    return eventually(limit, [&] {
      const auto all = messages(topic);
      return std::any_of(all.begin(), all.end(), wanted);
    });
  }
  // The phases in their order, by their events.
  std::vector<int> phases() const {
    std::vector<int> found;
    for (const Json& block : messages(EVENTS)) {
      for (const Json& event : block["vals"]) {
        if (event["id"] == "1" && !event.contains("req")) found.push_back(event["val"].get<int>());
      }
    }
    return found;
  }
  std::string output() const { return station_->output() + (server_ ? server_->output() : ""); }

  Folder folder_;
  Mosquitto broker_;
  std::unique_ptr<Listener> listener_;
  std::unique_ptr<Child> server_;
  std::unique_ptr<Child> station_;
  int runs_ = 0;
  int orders_ = 0;
};

TEST_F(Fermenter, RunsABatchByItsRecipe) {
  startServer();
  startStation();
  order(1);
  const std::vector<int> expected = {0, 1, 2, 3, 0};
  EXPECT_TRUE(eventually(Seconds(60), [&] { return phases() == expected; })) << output();
  const auto reports = messages(REPORT);
  ASSERT_EQ(reports.size(), 3U);
  EXPECT_EQ(reports[0], Json::parse(R"({"req":1,"batch":"F-1","phase":"fill","state":"accepted",
      "vals":[{"id":"301","val":60.0},{"id":"302","val":8.5}]})"));
  EXPECT_EQ(reports[1], Json::parse(R"({"req":2,"batch":"F-1","phase":"ferment","state":"accepted",
      "vals":[{"id":"311","val":37.5},{"id":"312","val":90},{"id":"313","val":2}]})"));
  EXPECT_EQ(reports[2]["state"], "accepted");
}

TEST_F(Fermenter, HoldsTheBatchUntilTheRecipeIsRight) {
  write(99);
  startServer();
  startStation({"--set", "\"Config\".askAgain=2000"});
  order(1);
  EXPECT_TRUE(comes(REPORT, Seconds(30), [](const Json& report) {
    return report["phase"] == "ferment" && report["state"] == "rejected" &&
           report["vals"][0] == Json::parse(R"({"id":"311","reason":"range"})");
  })) << output();
  EXPECT_TRUE(comes(EVENTS, Seconds(10), [](const Json& block) {
    for (const Json& event : block["vals"]) {
      if (event["id"] == "4" && event["val"] == 3) return true;
    }
    return false;
  })) << output();
  write(37.5);
  const std::vector<int> expected = {0, 1, 2, 3, 0};
  EXPECT_TRUE(eventually(Seconds(60), [&] { return phases() == expected; })) << output();
}

TEST_F(Fermenter, AsksAgainUntilTheServerIsThere) {
  startStation();
  order(1);
  // The same request, again.
  EXPECT_TRUE(eventually(Seconds(30), [&] { return messages(REQUEST).size() >= 2; })) << output();
  EXPECT_EQ(messages(REQUEST)[0], messages(REQUEST)[1]);
  startServer();
  EXPECT_TRUE(comes(REPORT, Seconds(30), [](const Json& report) { return report["state"] == "accepted"; }))
      << output();
}

// Answers that are none, or to another request, change nothing; one that comes twice counts once.
TEST_F(Fermenter, TakesTheAnswerToItsRequestOnly) {
  startStation({"--watch", "\"FermenterLink_DB\".instRecipe.strayAnswers", "--watch",
                "\"FermenterLink_DB\".instRecipe.brokenAnswers"});
  publish(broker_, ANSWER, R"({"req":1,"vals":[{"id":"301","val":400},{"id":"302","val":1}]})", {"-r"});
  order(1);
  ASSERT_TRUE(eventually(Seconds(25), [&] { return !messages(REQUEST).empty(); })) << output();
  EXPECT_EQ(messages(REQUEST)[0]["req"], 1);
  publish(broker_, ANSWER, R"({"req":7,"vals":[{"id":"301","val":400},{"id":"302","val":1}]})");
  publish(broker_, ANSWER, R"({"req":1,"vals":[{"id":"301","val":4)");
  for (int twice = 0; twice < 2; ++twice) {
    publish(broker_, ANSWER, R"({"req":1,"vals":[{"id":"301","val":100.5},{"id":"302","val":1}]})");
  }
  EXPECT_TRUE(eventually(Seconds(10), [&] { return messages(REPORT).size() == 1; })) << output();
  EXPECT_EQ(messages(REPORT)[0]["vals"][0]["val"], 100.5);
  EXPECT_TRUE(eventually(Seconds(5), [&] {
    return output().find("strayAnswers = 2") != std::string::npos &&
           output().find("brokenAnswers = 1") != std::string::npos;
  })) << output();
}

// The broker dies while set points are wanted, and the PLC in the middle of a phase.
TEST_F(Fermenter, GoesOnBehindABrokerAndAPowerThatWereAway) {
  startStation({"--retain", folder_ / "retain"});
  order(1);
  ASSERT_TRUE(eventually(Seconds(25), [&] { return !messages(REQUEST).empty(); })) << output();
  broker_.kill();
  ASSERT_FALSE(eventually(Seconds(3), [&] { return !station_->running(); })) << output();
  broker_.start();
  listener_ = std::make_unique<Listener>(broker_, "plant/#");
  startServer();
  ASSERT_TRUE(comes(REPORT, Seconds(40), [](const Json& report) { return report["phase"] == "fill"; }))
      << output();

  station_->signal(SIGINT);
  EXPECT_EQ(station_->wait(Seconds(5)), 0);
  startStation({"--retain", folder_ / "retain"});
  EXPECT_TRUE(comes(REPORT, Seconds(60), [](const Json& report) {
    return report["phase"] == "harvest" && report["batch"] == "F-1";
  })) << output();
  // The numbers went on.
  int before = 0;
  for (const Json& report : messages(REPORT)) {
    EXPECT_GT(report["req"].get<int>(), before);
    before = report["req"];
  }
}

// The topics come out of one name, that of the will, too.
TEST_F(Fermenter, ASecondVesselHasAnotherName) {
  startStation({"--set", "\"Config\".stationName='vessel-2'"});
  const std::string state = "plant/vessel-2/state";
  EXPECT_TRUE(eventually(Seconds(25), [&] {
    return listener_->newest(state).find("online") != std::string::npos;
  })) << output();
  EXPECT_TRUE(eventually(Seconds(10), [&] { return listener_->count("plant/vessel-2/events") > 0; }))
      << output();
  station_->signal(SIGKILL);
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return listener_->newest(state).find("offline") != std::string::npos;
  })) << output();
  EXPECT_EQ(listener_->count(EVENTS), 0U);
}

TEST_F(Fermenter, ABatchIsStartedOnce) {
  startServer();
  startStation();
  EXPECT_EQ(order(1)["state"], "done");
  const Json again = order(1);
  EXPECT_EQ(again["state"], "failed");
  EXPECT_EQ(again["code"], 1);
  EXPECT_EQ(order(2)["state"], "done");
  EXPECT_TRUE(eventually(Seconds(10), [&] { return !phases().empty() && phases().back() == 0; })) << output();
}

}  // namespace
}  // namespace broker_test
