// s7mqtt monitor at a terminal, and a person who presses keys.

#include <gtest/gtest.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/broker/listener.h"
#include "tests/broker/terminal.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

const std::string COMMAND = "plant/a/command";

class MonitorKeys : public testing::Test {
 protected:
  MonitorKeys() {
    broker_.start();
    station_ = std::make_unique<Listener>(broker_, "plant/a/command");
    terminal_ = std::make_unique<Terminal>(std::vector<std::string>{
        S7MQTT, "monitor", "--broker", "127.0.0.1:" + std::to_string(broker_.port())});
    EXPECT_TRUE(shows("connected to"));
  }

  bool shows(const std::string& text) {
    return eventually(Seconds(10), [&] { return terminal_->screen().find(text) != std::string::npos; });
  }
  void tellPoints() {
    publish(broker_, "plant/a/events", R"({"vals":[{"id":"1","val":5},{"id":"4","val":3,"alm":3}]})");
    ASSERT_TRUE(shows("acknowledged"));
  }
  /// The newest command when there are so many.
  Json command(size_t count) {
    EXPECT_TRUE(eventually(Seconds(10), [&] { return station_->count(COMMAND) == count; }));
    return Json::parse(station_->newest(COMMAND), nullptr, false);
  }

  Mosquitto broker_;
  std::unique_ptr<Listener> station_;
  std::unique_ptr<Terminal> terminal_;
};

TEST_F(MonitorKeys, AcknowledgeAndCommand) {
  tellPoints();
  EXPECT_TRUE(shows("Arrows choose, a acknowledges, c sends a command, q ends."));
  terminal_->press("j");
  EXPECT_TRUE(shows("\x1b[7mpresent ")) << terminal_->screen();
  terminal_->press("a");
  const Json acknowledgement = command(1);
  EXPECT_EQ(acknowledgement["id"], "4");
  EXPECT_EQ(acknowledgement["ack"], true);
  EXPECT_TRUE(shows("plant/a 4 acknowledge: sent"));
  publish(broker_, "plant/a/result",
          Json({{"req", acknowledgement["req"]}, {"id", "4"}, {"state", "rejected"}, {"reason", "local"}})
              .dump());
  EXPECT_TRUE(shows("plant/a 4 acknowledge: rejected, local")) << terminal_->screen();
  terminal_->press(
      "\x1b[B"
      "c");
  EXPECT_TRUE(shows("value for point 1 of plant/a"));
  terminal_->press("20.5\r");
  const Json value = command(2);
  EXPECT_EQ(value["id"], "1");
  EXPECT_EQ(value["val"], 20.5);
  EXPECT_NE(value["req"], acknowledgement["req"]);
  EXPECT_FALSE(terminal_->isAsBefore());
  terminal_->press("q");
  EXPECT_EQ(terminal_->wait(Seconds(5)), 0);
  EXPECT_TRUE(terminal_->isAsBefore());
}

TEST_F(MonitorKeys, SayThatNothingIsSentWithoutABroker) {
  tellPoints();
  broker_.kill();
  ASSERT_TRUE(shows("no connection to"));
  terminal_->press("ja");
  EXPECT_TRUE(shows("not sent: there is no connection to the broker")) << terminal_->screen();
  broker_.start();
  ASSERT_TRUE(shows("connected to"));
  EXPECT_EQ(station_->count(COMMAND), 0U);
}

TEST_F(MonitorKeys, LeaveTheTerminalAsItWasBehindEachSignal) {
  tellPoints();
  terminal_->press("j");
  ASSERT_TRUE(shows("\x1b[7m"));
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    Terminal terminal({S7MQTT, "monitor", "--broker", "127.0.0.1:" + std::to_string(broker_.port())});
    ASSERT_TRUE(
        eventually(Seconds(10), [&] { return terminal.screen().find("connected to") != std::string::npos; }));
    EXPECT_FALSE(terminal.isAsBefore());
    terminal.signal(number);
    EXPECT_EQ(terminal.wait(Seconds(5)), 0) << number;
    EXPECT_TRUE(terminal.isAsBefore()) << number;
  }
}

// Ctrl-C is the terminal's as ever.
TEST_F(MonitorKeys, LeaveCtrlCToTheTerminal) {
  terminal_->press("\x03");
  EXPECT_EQ(terminal_->wait(Seconds(5)), 0);
  EXPECT_TRUE(terminal_->isAsBefore());
}

TEST_F(MonitorKeys, ScrollToTheChosenRow) {
  Json events = Json::array();
  for (int point = 1; point <= 40; ++point)
    events.push_back({{"id", std::to_string(point)}, {"val", point * 1000}});
  publish(broker_, "plant/a/events", Json({{"vals", events}}).dump());
  ASSERT_TRUE(shows("lines 1 to "));
  EXPECT_EQ(terminal_->screen().find("40000"), std::string::npos);
  for (int page = 0; page < 5; ++page) terminal_->press("\x1b[6~");
  EXPECT_TRUE(shows("40000")) << terminal_->screen();
  EXPECT_TRUE(shows("to 42 of 42")) << terminal_->screen();
  for (int page = 0; page < 5; ++page) terminal_->press("\x1b[5~");
  EXPECT_TRUE(shows("lines 1 to ")) << terminal_->screen();
}

TEST_F(MonitorKeys, ObeyNoTextFromOutside) {
  publish(broker_, "plant/\xC3\xBC/events",
          R"({"vals":[{"id":"1\u001b[2J\u001b]0;x\u0007","val":"\u001b[31m"}]})");
  publish(broker_, "plant/\xC3\xBC/state", "\x1b[31m");
  ASSERT_TRUE(shows("1\\x1B[2J"));
  EXPECT_EQ(terminal_->screen().find("\x1b]0"), std::string::npos);
  EXPECT_EQ(terminal_->screen().find("\x1b[2J"), std::string::npos);
}

}  // namespace
}  // namespace broker_test
