// examples/filling-station with two real brokers: batch records of QoS 2 over the death of the first broker,
// of both, and of the station itself.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "tests/broker/listener.h"

namespace broker_test {
namespace {

const std::string ORDER = "plant/filling/order";
const std::string ANSWER = "plant/filling/answer";
const std::string RECORD = "plant/filling/record";
const std::string READY = "plant/filling/ready";
const std::string WAITING = "\"FillingMqtt\".session.outbox.order.count";

class FillingStation : public testing::Test {
 protected:
  FillingStation() {
    first_.start();
    second_.start();
    start();
  }

  void start() {
    const auto set = [](const std::string& path, int value) {
      return "\"Config\".broker." + path + "=" + std::to_string(value);
    };
    station_ = std::make_unique<Child>(
        std::vector<std::string>{S7MQTT, "run", PROJECT_ROOT "/examples/filling-station", "--retain",
                                 folder_ / "plant.data", "--set", set("brokerPort", first_.port()), "--set",
                                 set("fallback[1].brokerPort", second_.port()), "--set",
                                 "\"Config\".broker.reconnectMaximum=T#1s", "--set", "\"Config\".flow=25.0",
                                 "--watch", WAITING},
        folder_ / ("run" + std::to_string(++starts_)));
  }

  /// As a power cut.
  void kill() {
    station_->signal(SIGKILL);
    EXPECT_EQ(station_->wait(Seconds(5)), 128 + SIGKILL);
  }

  /// Listens with QoS 2, and waits until the broker has the subscription: it then sends what it had kept.
  static std::unique_ptr<Listener> listenTo(const Mosquitto& broker) {
    publish(broker, READY, "yes", {"-r"});
    auto listener =
        std::make_unique<Listener>(broker, "plant/filling/#", std::vector<std::string>{"-q", "2"});
    EXPECT_TRUE(eventually(Seconds(10), [&] { return listener->count(READY) > 0; }));
    return listener;
  }

  static void order(const Mosquitto& broker, int number, int litres) {
    publish(broker, ORDER, std::to_string(number) + ";" + std::to_string(litres), {"-q", "2"});
  }

  /// How often each order's record has come.
  static std::map<int, int> records(const Listener& listener) {
    std::map<int, int> times;
    for (const Heard& one : listener.heard()) {
      if (one.topic != RECORD) continue;
      EXPECT_EQ(one.qos, 2);
      const std::string mark = "\"order\":";
      ++times[std::stoi(one.payload.substr(one.payload.find(mark) + mark.size()))];
    }
    return times;
  }

  bool isAnswered(const Listener& listener, size_t orders) {
    return eventually(Seconds(30), [&] { return listener.count(ANSWER) == orders; });
  }

  bool isRecorded(const Listener& listener, const std::map<int, int>& expected) {
    return eventually(Seconds(40), [&] { return records(listener) == expected; });
  }

  /// What --watch showed last for the messages in the outbox.
  std::string waiting() const {
    const std::string text = station_->output();
    const std::string mark = "  " + WAITING + " = ";
    const size_t at = text.rfind(mark);
    if (at == std::string::npos) return "";
    return text.substr(at + mark.size(), text.find('\n', at) - at - mark.size());
  }
  bool holds(const std::string& messages) {
    return eventually(Seconds(30), [&] { return waiting() == messages; });
  }

  /// Waits until the file of the retentive data was written twice: it then holds what is there now.
  void waitForFile() {
    const auto contents = [this] {
      std::ifstream file(folder_ / "plant.data", std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      return text.str();
    };
    for (int write = 0; write < 2; ++write) {
      const std::string before = contents();
      ASSERT_TRUE(eventually(Seconds(20), [&] { return contents() != before; })) << station_->output();
    }
  }

  Folder folder_;
  Mosquitto first_;
  Mosquitto second_;
  std::unique_ptr<Child> station_;
  int starts_ = 0;
};

TEST_F(FillingStation, WhatTheFirstBrokerDoesNotGetTheSecondGetsOnce) {
  const auto atFirst = listenTo(first_);
  const auto atSecond = listenTo(second_);
  ASSERT_TRUE(eventually(Seconds(25), [&] { return atFirst->newest("plant/filling/state") == "online"; }))
      << station_->output();
  for (const int number : {101, 102, 103}) order(first_, number, 10);
  ASSERT_TRUE(isRecorded(*atFirst, {{101, 1}, {102, 1}, {103, 1}})) << station_->output();

  // Orders that the station has, behind a drum that takes eight seconds: the broker dies before their records
  // are made.
  order(first_, 104, 200);
  order(first_, 105, 10);
  ASSERT_TRUE(isAnswered(*atFirst, 5)) << station_->output();
  ASSERT_TRUE(holds("0")) << station_->output();
  first_.kill();
  EXPECT_TRUE(isRecorded(*atSecond, {{104, 1}, {105, 1}})) << station_->output();

  order(second_, 106, 10);
  EXPECT_TRUE(isRecorded(*atSecond, {{104, 1}, {105, 1}, {106, 1}})) << station_->output();
  EXPECT_EQ(records(*atFirst), (std::map<int, int>{{101, 1}, {102, 1}, {103, 1}}));
  EXPECT_TRUE(holds("0")) << "nothing more is to come\n" << station_->output();
  EXPECT_EQ(records(*atSecond), (std::map<int, int>{{104, 1}, {105, 1}, {106, 1}}));
  station_->signal(SIGINT);
  EXPECT_EQ(station_->wait(Seconds(5)), 0) << station_->output();
}

TEST_F(FillingStation, RecordsThatWaitOutliveAPowerCut) {
  {
    const auto atFirst = listenTo(first_);
    ASSERT_TRUE(eventually(Seconds(25), [&] { return atFirst->newest("plant/filling/state") == "online"; }))
        << station_->output();
    order(first_, 201, 200);
    for (const int number : {202, 203}) order(first_, number, 10);
    ASSERT_TRUE(isAnswered(*atFirst, 3)) << station_->output();
    ASSERT_TRUE(holds("0")) << station_->output();
    EXPECT_EQ(records(*atFirst).size(), 0U) << "the first drum takes eight seconds";
  }
  // No broker is left: the drums are filled all the same.
  first_.kill();
  second_.kill();
  ASSERT_TRUE(holds("3")) << station_->output();
  waitForFile();
  kill();

  second_.start();
  const auto atSecond = listenTo(second_);
  start();
  EXPECT_TRUE(isRecorded(*atSecond, {{201, 1}, {202, 1}, {203, 1}})) << station_->output();
  order(second_, 204, 10);
  EXPECT_TRUE(isRecorded(*atSecond, {{201, 1}, {202, 1}, {203, 1}, {204, 1}})) << station_->output();
  std::string numbers;
  for (const Heard& one : atSecond->heard()) {
    if (one.topic == RECORD) numbers += one.payload.substr(10, one.payload.find(',') - 10) + " ";
  }
  EXPECT_EQ(numbers, "1 2 3 4 ") << "no number twice, none left out";
  station_->signal(SIGINT);
  EXPECT_EQ(station_->wait(Seconds(5)), 0) << station_->output();
}

}  // namespace
}  // namespace broker_test
