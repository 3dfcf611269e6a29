// s7mqtt monitor beside a station and a real broker.

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

using Json = nlohmann::json;

class Monitor {
 public:
  Monitor(const Mosquitto& broker, std::vector<std::string> options) {
    options.insert(options.begin(),
                   {S7MQTT, "monitor", "--broker", "127.0.0.1:" + std::to_string(broker.port())});
    child_ = std::make_unique<Child>(options, folder_ / "output");
  }
  std::string output() const { return child_->output(); }
  int interrupt() {
    child_->signal(SIGINT);
    return child_->wait(Seconds(5));
  }
  /// The lines that are JSON: the others say how it stands with the broker.
  std::vector<Json> lines() const {
    std::vector<Json> found;
    std::istringstream text(output());
    for (std::string line; std::getline(text, line);) {
      if (line.starts_with("{")) found.push_back(Json::parse(line, nullptr, false));
    }
    return found;
  }

 private:
  Folder folder_;
  std::unique_ptr<Child> child_;
};

TEST(Monitor, ShowsEachPointOfAStationThatItAsks) {
  Mosquitto broker;
  broker.start();
  PumpStation station(broker.port(), {"--set", "\"Station\".pump[1].protectionTripped=TRUE"});
  // What the station tells by itself is over.
  const Listener listener(broker, "plant/pump-station/events");
  ASSERT_TRUE(eventually(Seconds(25), [&] { return listener.count("plant/pump-station/events") >= 6; }));
  Monitor monitor(broker, {"--format", "json", "--request"});
  EXPECT_TRUE(eventually(Seconds(25), [&] {
    std::map<std::string, Json> points;
    for (const Json& line : monitor.lines()) {
      if (line.contains("point")) points[line["point"]] = line;
    }
    return points.size() == 7 && points["4"]["value"] == 3 && points["4"]["quality"] == "good";
  })) << monitor.output();
  EXPECT_EQ(monitor.interrupt(), 0) << monitor.output();
}

// Encoding 2: each event for itself, to the topic of its point.
TEST(Monitor, ShowsEachPointThatHasATopicOfItsOwn) {
  Mosquitto broker;
  broker.start();
  Monitor monitor(broker, {"--json"});
  PumpStation station(broker.port(), {"--set", "\"Config\".eventEncoding=2", "--set",
                                      "\"Station\".pump[1].protectionTripped=TRUE"});
  EXPECT_TRUE(eventually(Seconds(30), [&] {
    std::map<std::string, Json> points;
    bool isOnline = false;
    for (const Json& line : monitor.lines()) {
      if (line.contains("point")) points[line["point"]] = line;
      if (line.contains("state"))
        isOnline = line["topic"] == "plant/pump-station/state" && line["state"] == "online";
    }
    return isOnline && points.size() == 7 && points["4"]["value"] == 3 && points["4"]["quality"] == "good";
  })) << monitor.output();
  EXPECT_EQ(monitor.interrupt(), 0) << monitor.output();
}

TEST(Monitor, GoesOnWhenTheBrokerIsBack) {
  Mosquitto broker;
  broker.start();
  PumpStation station(broker.port());
  Monitor monitor(broker, {"--format", "json"});
  ASSERT_TRUE(eventually(Seconds(25), [&] { return !monitor.lines().empty(); })) << monitor.output();
  broker.kill();
  ASSERT_TRUE(eventually(Seconds(10), [&] {
    return monitor.output().find("no connection") != std::string::npos;
  })) << monitor.output();
  const size_t before = monitor.lines().size();
  broker.start();
  EXPECT_TRUE(eventually(Seconds(40), [&] { return monitor.lines().size() > before + 3; }))
      << monitor.output();
  EXPECT_EQ(monitor.interrupt(), 0);
}

TEST(Monitor, SaysWhatItCannotRead) {
  Mosquitto broker;
  broker.start();
  Monitor monitor(broker, {});
  ASSERT_TRUE(
      eventually(Seconds(10), [&] { return monitor.output().find("connected to") != std::string::npos; }));
  publish(broker, "plant/a/events", "no\x1B[31m block");
  publish(broker, "plant/a/events", R"({"vals":[{"id":"1\u001b[2J","val":"\u001b[2J"}]})");
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return monitor.output().find("! plant/a/events: neither a binary block nor JSON") != std::string::npos &&
           monitor.output().find(R"(point 1\x1B[2J = "\u001b[2J")") != std::string::npos;
  })) << monitor.output();
  EXPECT_EQ(monitor.output().find('\x1B'), std::string::npos);
}

TEST(Monitor, WritesRows) {
  Mosquitto broker;
  broker.start();
  Monitor monitor(broker, {"--format", "csv"});
  ASSERT_TRUE(
      eventually(Seconds(10), [&] { return monitor.output().find("connected to") != std::string::npos; }));
  publish(
      broker, "plant/a/events",
      R"({"seq":0,"vals":[{"id":"a,\"b","val":1.5,"ts":"2026-03-01T06:30:00.125Z","qc":3,"cur":true,"gap":true}]})");
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return monitor.output().find(
               "plant/a/events,0,\"a,\"\"b\",1.5,,2026-03-01T06:30:00.125Z,good,current gap\n") !=
           std::string::npos;
  })) << monitor.output();
}

// Retained, so that the broker has it before anybody asks.
TEST(Monitor, TellsWhoIsOnline) {
  Mosquitto broker;
  broker.start();
  publish(broker, "plant/a/state", R"({"state":"online","alive":17,"partner":1,"waiting":0,"lost":0})",
          {"-r"});
  Monitor monitor(broker, {"--json"});
  ASSERT_TRUE(eventually(Seconds(10), [&] { return !monitor.lines().empty(); })) << monitor.output();
  EXPECT_EQ(monitor.lines().front(),
            Json::parse(
                R"({"topic":"plant/a/state","state":"online","alive":17,"partner":1,"waiting":0,"lost":0})"));
  publish(broker, "plant/a/state", "offline", {"-r"});
  EXPECT_TRUE(eventually(Seconds(10), [&] { return monitor.lines().back()["state"] == "offline"; }))
      << monitor.output();
  publish(broker, "plant/a/result", R"({"req":"r-1","id":"201","state":"rejected","reason":"range"})");
  EXPECT_TRUE(eventually(Seconds(10), [&] { return monitor.lines().back()["reason"] == "range"; }))
      << monitor.output();
}

TEST(Monitor, ShowsWhatItsFiltersTake) {
  Mosquitto broker;
  broker.start();
  Monitor monitor(broker, {"--json", "--station", "*/a", "--point", "1,4", "--alarms"});
  ASSERT_TRUE(
      eventually(Seconds(10), [&] { return monitor.output().find("connected to") != std::string::npos; }));
  const std::string events =
      R"({"vals":[{"id":"1","val":5},{"id":"4","val":3,"alm":3},{"id":"5","val":3,"alm":3}]})";
  publish(broker, "plant/b/events", events);
  publish(broker, "plant/b/state", "online");
  publish(broker, "plant/a/events", events);
  publish(broker, "plant/a/state", "online");
  ASSERT_TRUE(eventually(Seconds(10), [&] { return monitor.lines().size() >= 2; })) << monitor.output();
  ASSERT_EQ(monitor.lines().size(), 2U) << monitor.output();
  EXPECT_EQ(monitor.lines()[0]["point"], "4");
  EXPECT_EQ(monitor.lines()[1]["state"], "online");
}

TEST(Monitor, SaysWhatItHasNoRoomToHear) {
  Mosquitto broker;
  broker.start();
  Monitor monitor(broker, {"--topic", "a/events", "--topic", "b/events", "--topic", "c/events"});
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return monitor.output().find("there is no room to hear of c/result, too") != std::string::npos;
  })) << monitor.output();
}

TEST(Monitor, EndsWithACodeOfItsOwnWithoutABroker) {
  const std::string nobody = "127.0.0.1:" + std::to_string(freePort());
  int code = 0;
  const std::string said = outputOf({S7MQTT, "monitor", "--broker", nobody, "--seconds", "1"}, &code);
  EXPECT_EQ(code, 4) << said;
  EXPECT_NE(said.find("no connection to " + nobody), std::string::npos) << said;
}

TEST(Monitor, RefusesWhatIsWrong) {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"--broker", "host:0"},
                                             {"--broker", "host:70000"},
                                             {"--broker", ":1883"},
                                             {"--broker", "host:x"},
                                             {"--topic", "a#"},
                                             {"--topic", ""},
                                             {"--user", std::string(300, 'u')},
                                             {"--password", std::string(300, 'p')},
                                             {"--seconds", "0"},
                                             {"--format", "xml"},
                                             {"--json", "--csv"},
                                             {"--csv", "--format=json"}}) {
    std::vector<std::string> command = {S7MQTT, "monitor"};
    command.insert(command.end(), wrong.begin(), wrong.end());
    int code = 0;
    const std::string said = outputOf(command, &code);
    EXPECT_EQ(code, 2) << wrong[0] << " " << wrong[1] << ": " << said;
  }
}

}  // namespace
}  // namespace broker_test
