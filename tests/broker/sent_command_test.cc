// s7mqtt command, between a real broker and a station that the test plays.

#include <gtest/gtest.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <tuple>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

class Command : public testing::Test {
 protected:
  Command() {
    broker_.start();
    station_ = std::make_unique<Listener>(broker_, "plant/a/command");
    // mosquitto_sub says nothing when it hears: a message of our own does.
    EXPECT_TRUE(eventually(Seconds(10), [&] {
      publish(broker_, "plant/a/command", "{}");
      return station_->count("plant/a/command") > 0;
    }));
  }

  void start(const std::vector<std::string>& options) {
    std::vector<std::string> command = {
        S7MQTT, "command", "--broker", "127.0.0.1:" + std::to_string(broker_.port()), "--station", "plant/a"};
    command.insert(command.end(), options.begin(), options.end());
    child_ = std::make_unique<Child>(command, folder_ / "output");
  }

  /// The command when it has come.
  Json sent() {
    Json command;
    EXPECT_TRUE(eventually(Seconds(10), [&] {
      command = Json::parse(station_->newest("plant/a/command"));
      return command.contains("req");
    })) << child_->output();
    return command;
  }
  void answer(Json result) { publish(broker_, "plant/a/result", result.dump()); }

  Mosquitto broker_;
  Folder folder_;
  std::unique_ptr<Listener> station_;
  std::unique_ptr<Child> child_;
};

TEST_F(Command, WaitsForItsEnd) {
  start({"201=20.50"});
  const Json command = sent();
  EXPECT_EQ(command["id"], "201");
  EXPECT_EQ(command["val"], 20.5);
  EXPECT_FALSE(station_->heard().back().retained);
  EXPECT_EQ(station_->heard().back().qos, 1);
  answer({{"req", "another"}, {"id", "201"}, {"state", "failed"}});
  publish(broker_, "plant/a/result", "\x1b[2J");
  answer({{"req", command["req"]}, {"id", "201"}, {"state", "accepted"}});
  answer({{"req", command["req"]}, {"id", "201"}, {"state", "done"}, {"val", 20.5}});
  EXPECT_EQ(child_->wait(Seconds(10)), 0);
  EXPECT_EQ(child_->output(), "accepted\ndone, value 20.5\n");
}

TEST_F(Command, TellsARejectionByItsExitCode) {
  start({"--acknowledge", "4", "--json"});
  const Json command = sent();
  EXPECT_EQ(command["ack"], true);
  const Json result = {{"req", command["req"]}, {"id", "4"}, {"state", "rejected"}, {"reason", "range"}};
  answer(result);
  EXPECT_EQ(child_->wait(Seconds(10)), 1);
  EXPECT_EQ(Json::parse(child_->output()), result);
}

TEST_F(Command, IsCarriedOutByThePumpStation) {
  const PumpStation station(broker_.port(), {"--set", "\"Station\".pump[1].protectionTripped=TRUE"});
  const Listener events(broker_, "plant/pump-station/events");
  ASSERT_TRUE(eventually(Seconds(25), [&] { return events.count("plant/pump-station/events") > 0; }))
      << station.output();
  const std::tuple<std::vector<std::string>, int, const char*> rows[] = {
      {{"204=2.45"}, 0, "done, value 2.45\n"},
      {{"204=9"}, 1, "rejected, range\n"},
      {{"299=1"}, 1, "rejected, unknown\n"},
      {{"--acknowledge", "4"}, 0, "done"}};
  for (const auto& [demand, code, text] : rows) {
    std::vector<std::string> command = {S7MQTT,      "command",
                                        "--broker",  "127.0.0.1:" + std::to_string(broker_.port()),
                                        "--station", "plant/pump-station"};
    command.insert(command.end(), demand.begin(), demand.end());
    int ended = -1;
    const std::string said = outputOf(command, &ended);
    EXPECT_TRUE(said.starts_with(text)) << said;
    EXPECT_EQ(ended, code) << text;
  }
}

TEST_F(Command, EndsWithoutAnAnswer) {
  start({"201=1", "--expire", "0.2"});
  EXPECT_EQ(child_->wait(Seconds(20)), 4);
  EXPECT_EQ(child_->output(), "s7mqtt: plant/a does not answer: whether it did it is not known\n");
}

TEST_F(Command, SendsNothingWithoutABroker) {
  broker_.kill();
  start({"201=1", "--expire", "0.2"});
  EXPECT_EQ(child_->wait(Seconds(20)), 4);
  EXPECT_NE(child_->output().find("nothing was sent"), std::string::npos) << child_->output();
}

}  // namespace
}  // namespace broker_test
