// Commands reach the pump station through a real broker, each is carried out once, and each gets its result.

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"
#include "tests/broker/tap.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

const std::string COMMAND = "plant/pump-station/command";
const std::string RESULT = "plant/pump-station/result";
const std::string EVENTS = "plant/pump-station/events";

std::string momentIn(int seconds) {
  const auto moment = std::chrono::system_clock::now() + std::chrono::seconds(seconds);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
}

Json command(const std::string& request, const std::string& id, const Json& value, int expiresIn = 30) {
  return {{"req", request}, {"id", id}, {"val", value}, {"exp", momentIn(expiresIn)}};
}

class Commands : public testing::Test {
 protected:
  Commands() {
    broker_.start();
    listener_ = std::make_unique<Listener>(broker_, "plant/#");
  }
  void start(const std::vector<std::string>& options = {}) {
    station_ = std::make_unique<PumpStation>(broker_.port(), options);
    ASSERT_TRUE(eventually(Seconds(25), [&] { return listener_->count(TELEMETRY) > 0; }))
        << station_->output();
  }
  void send(const Json& command, const std::vector<std::string>& more = {}) {
    publish(broker_, COMMAND, command.is_string() ? command.get<std::string>() : command.dump(), more);
  }
  // The newest result of each request; "" is that of messages without one.
  std::map<std::string, Json> results() const {
    std::map<std::string, Json> newest;
    for (const Heard& heard : listener_->heard()) {
      if (heard.topic != RESULT) continue;
      EXPECT_FALSE(heard.retained);
      const Json result = Json::parse(heard.payload);
      newest[result.value("req", "")] = result;
    }
    return newest;
  }
  Json resultOf(const std::string& request) {
    Json result;
    EXPECT_TRUE(eventually(Seconds(15),
                           [&] {
                             const auto all = results();
                             const auto found = all.find(request);
                             if (found == all.end() || found->second["state"] == "accepted") return false;
                             result = found->second;
                             return true;
                           }))
        << request << "\n"
        << station_->output();
    result.erase("ts");
    return result;
  }
  double levelSetPoint() const {
    const std::string telemetry = listener_->newest(TELEMETRY);
    return telemetry.empty() ? 0 : Json::parse(telemetry)["setpoint_m"].get<double>();
  }

  Mosquitto broker_;
  std::unique_ptr<Listener> listener_;
  std::unique_ptr<PumpStation> station_;
};

TEST_F(Commands, ASetPointIsTakenOver) {
  start();
  send(command("a", "204", 2.45));
  EXPECT_EQ(resultOf("a"), Json::parse(R"({"req":"a","id":"204","state":"done","val":2.45})"));
  EXPECT_TRUE(eventually(Seconds(5), [&] { return levelSetPoint() == 2.45; }));
}

TEST_F(Commands, EachThatIsNotCarriedOutSaysWhy) {
  start();
  const std::vector<std::pair<Json, std::string>> cases = {
      {command("1", "204", 9), "range"},
      {command("2", "204", 2.455), "decimals"},
      {command("3", "204", "2.4"), "type"},
      {command("4", "201", 3), "selection"},
      {command("5", "201", 4), "range"},
      {command("6", "299", 1), "unknown"},
      {command("7", "204", 2, -5), "expired"},
      {command("8", "204", 2, 3600), "expiry"},
      {{{"req", "9"}, {"id", "204"}, {"val", 2}}, "expiry"}};
  for (const auto& [sent, reason] : cases) send(sent);
  for (const auto& [sent, reason] : cases) {
    const Json result = resultOf(sent["req"]);
    EXPECT_EQ(result["state"], "rejected") << sent;
    EXPECT_EQ(result["reason"], reason) << sent;
  }
  for (const char* broken : {"on", "{\"req\":\"x\"", "[]", "{}"}) {
    const auto before = listener_->count(RESULT);
    send(broken);
    EXPECT_EQ(resultOf("")["reason"], "json");
    EXPECT_TRUE(eventually(Seconds(5), [&] { return listener_->count(RESULT) > before; })) << broken;
  }
  EXPECT_EQ(levelSetPoint(), 1.8);
}

TEST_F(Commands, WhatTheBrokerHasKeptIsNotCarriedOut) {
  send(command("a", "204", 2.45), {"-r"});
  start();
  EXPECT_EQ(resultOf("a")["reason"], "retained");
  EXPECT_EQ(levelSetPoint(), 1.8);
}

TEST_F(Commands, OnTheSpotTheControlRoomMayOnlyLookOn) {
  start({"--set", "\"Station\".local=TRUE"});
  send(command("a", "204", 2.45));
  EXPECT_EQ(resultOf("a")["reason"], "local");
}

TEST_F(Commands, AProgramSaysWhyItCouldNot) {
  start({"--set", "\"Station\".pump[1].protectionTripped=TRUE"});
  send(command("a", "203", 1));
  const Json result = resultOf("a");
  EXPECT_EQ(result["state"], "failed");
  EXPECT_EQ(result["code"], 1);
}

TEST_F(Commands, AnAlarmIsAcknowledged) {
  start({"--set", "\"Station\".pump[1].protectionTripped=TRUE"});
  send({{"req", "a"}, {"id", "4"}, {"ack", true}, {"exp", momentIn(30)}});
  EXPECT_EQ(resultOf("a")["state"], "done");
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    for (const Heard& heard : listener_->heard()) {
      if (heard.topic != EVENTS) continue;
      const Json block = Json::parse(heard.payload);
      for (const Json& event : block["vals"]) {
        if (event["id"] == "4" && event["val"] == 1) return true;  // there, and seen
      }
    }
    return false;
  })) << station_->output();
}

// All of them fit into the journal; each is executed once, in its order, and gets a result.
TEST_F(Commands, ABurstIsCarriedOutOneByOne) {
  start();
  for (int number = 0; number < 60; ++number) {
    send(command(fmt::format("b{}", number), "204", 1 + number / 100.0, 60));
  }
  EXPECT_TRUE(eventually(Seconds(30), [&] { return results().size() == 60; })) << results().size();
  int done = 0;
  for (const auto& [request, result] : results()) {
    EXPECT_TRUE(result["state"] == "done" || result["reason"] == "busy") << result;
    done += result["state"] == "done" ? 1 : 0;
  }
  EXPECT_GE(done, 20);
  EXPECT_EQ(resultOf("b59")["state"], "done");
  EXPECT_TRUE(eventually(Seconds(5), [&] { return levelSetPoint() == 1.59; })) << levelSetPoint();
}

// The same command again, on the same connection, behind a broken one and behind a power cut: its result
// comes again, and what was set otherwise meanwhile stays.
TEST_F(Commands, NoneIsCarriedOutTwice) {
  Folder folder;
  const std::vector<std::string> retained = {"--retain", folder / "retain"};
  start(retained);
  const Json first = command("a", "204", 2.45, 500);
  send(first);
  send(first);
  EXPECT_EQ(resultOf("a")["state"], "done");
  send(command("b", "204", 1.5, 500));
  EXPECT_EQ(resultOf("b")["state"], "done");
  EXPECT_EQ(station_->interrupt(), 0);

  listener_ = std::make_unique<Listener>(broker_, "plant/#");
  send(first);
  start(retained);
  EXPECT_EQ(resultOf("a"), Json::parse(R"({"req":"a","id":"204","state":"done","val":2.45})"));
  EXPECT_EQ(levelSetPoint(), 1.5);
}

}  // namespace
}  // namespace broker_test
