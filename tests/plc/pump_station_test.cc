// The example as a plant: level, pumps and set points, in simulated time.

#include <gtest/gtest.h>

#include <cmath>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

constexpr int CYCLES_PER_SECOND = 1000 / ShellStation::CYCLE_MS;

class PumpStation : public testing::Test {
 protected:
  double real(const std::string& path) { return std::stod(plc.show(path)); }
  double level() { return real("\"Station\".level"); }
  std::string pump(int number, const std::string& member) {
    return plc.show("\"Station\".pump[" + std::to_string(number) + "]." + member);
  }
  void seconds(int count) { plc.scan(count * CYCLES_PER_SECOND); }

  /// Lowest and highest level of so many seconds to come.
  std::pair<double, double> range(int count) {
    double lowest = level();
    double highest = lowest;
    for (int cycle = 0; cycle < count * CYCLES_PER_SECOND; ++cycle) {
      plc.scan();
      lowest = std::min(lowest, level());
      highest = std::max(highest, level());
    }
    return {lowest, highest};
  }

  /// Lets the station log in and takes its subscriptions, to set points, commands and general requests.
  void connect() {
    for (int cycle = 0; cycle < 1000 && plc.network.opened() == 0; ++cycle) plc.scan();
    plc.sent();
    plc.answer("20 02 00 00");
    const std::string sent = plc.sent();
    const size_t subscribe = sent.find("82 60");
    ASSERT_NE(subscribe, std::string::npos) << sent;
    plc.answer("90 05 " + sent.substr(subscribe + 6, 5) + " 01 01 01");
    plc.scan(2);
    plc.broker().read();
  }

  /// What the station answers to a set point.
  std::string answerTo(const std::string& setPoint, bool retained = false) {
    const std::string topic = "plant/pump-station/setpoint/level";
    std::string publish;
    publish += static_cast<char>(retained ? 0x31 : 0x30);
    publish += static_cast<char>(2 + topic.size() + setPoint.size());
    publish += '\0';
    publish += static_cast<char>(topic.size());
    publish += topic + setPoint;
    plc.broker().read();
    plc.broker().write({publish.begin(), publish.end()});
    plc.scan(5);
    const std::vector<uint8_t> octets = plc.broker().read();
    const std::string sent(octets.begin(), octets.end());
    const std::string ackTopic = topic + "/ack";
    const size_t at = sent.find(ackTopic);
    if (at == std::string::npos) return "no answer";
    const size_t identifier = at + ackTopic.size();
    const size_t length = static_cast<uint8_t>(sent[at - 3]) - 4 - ackTopic.size();
    plc.answer(hexadecimal({0x40, 2, octets[identifier], octets[identifier + 1]}));
    plc.scan(3);
    return sent.substr(identifier + 2, length);
  }

  ShellStation plc{stationFiles(PROJECT_ROOT "/examples/pump-station/station.toml")};
};

TEST_F(PumpStation, KeepsTheLevelAroundItsSetPoint) {
  seconds(5);
  const auto [lowest, highest] = range(60);
  EXPECT_GT(lowest, 1.80 - 0.25);
  EXPECT_LT(highest, 1.80 + 0.25);
  EXPECT_GT(highest - lowest, 0.25) << "the pumps never switched";
}

TEST_F(PumpStation, ReachesANewSetPointWithinTenSecondsUpAndDown) {
  connect();
  seconds(5);
  EXPECT_EQ(answerTo("2.6"), "2.60");
  seconds(10);
  EXPECT_NEAR(level(), 2.6, 0.25);
  EXPECT_EQ(answerTo("1"), "1.00");
  seconds(10);
  EXPECT_NEAR(level(), 1.0, 0.25);
}

TEST_F(PumpStation, AnswersEachSetPoint) {
  connect();
  struct Case {
    std::string text, answer;
  };
  for (const Case& one : {Case{"2.4", "2.40"}, Case{" 2 ", "2.00"}, Case{"0.8", "0.80"}, Case{"3.20", "3.20"},
                          Case{"1.237", "1.24"}, Case{"3.21", "rejected: 3.21 is outside 0.80..3.20 m"},
                          Case{"-1", "rejected: -1.00 is outside 0.80..3.20 m"},
                          Case{"999999999", "rejected: value is outside 0.80..3.20 m"},
                          Case{"", "rejected: not a number"}, Case{"full", "rejected: not a number"},
                          Case{"1.2.3", "rejected: not a number"}, Case{"1,5", "rejected: not a number"},
                          Case{"1e0", "rejected: not a number"}, Case{"-", "rejected: not a number"}}) {
    EXPECT_EQ(answerTo(one.text), one.answer) << "'" << one.text << "'";
  }
  EXPECT_NEAR(real("\"Station\".levelSetPoint"), 1.24, 1e-6);
}

TEST_F(PumpStation, RejectsASetPointOfUnknownAge) {
  connect();
  EXPECT_EQ(answerTo("2.4", true).substr(0, 9), "rejected:");
  EXPECT_NEAR(real("\"Station\".levelSetPoint"), 1.80, 1e-6);
}

TEST_F(PumpStation, ThePumpsTakeTurns) {
  const int first = std::stoi(pump(1, "starts"));
  const int second = std::stoi(pump(2, "starts"));
  seconds(60);
  const int startsOfFirst = std::stoi(pump(1, "starts")) - first;
  const int startsOfSecond = std::stoi(pump(2, "starts")) - second;
  EXPECT_GE(startsOfFirst, 5);
  EXPECT_LE(std::abs(startsOfFirst - startsOfSecond), 1);
}

TEST_F(PumpStation, TheOtherPumpStandsInForATrippedOne) {
  seconds(3);
  plc.set("\"Station\".pump[1].protectionTripped", "TRUE");
  plc.scan();
  plc.set("\"Station\".pump[1].protectionTripped", "FALSE");
  const int starts = std::stoi(pump(1, "starts"));
  const auto [lowest, highest] = range(60);
  EXPECT_EQ(pump(1, "tripped"), "TRUE");
  EXPECT_EQ(std::stoi(pump(1, "starts")), starts);
  EXPECT_LT(highest, 1.80 + 0.6);
  EXPECT_GT(lowest, 1.80 - 0.3);
  plc.set("\"Station\".tripReset", "TRUE");
  seconds(20);
  EXPECT_GT(std::stoi(pump(1, "starts")), starts);
}

TEST_F(PumpStation, CountsTheHoursOfThePlant) {
  const int before = std::stoi(pump(1, "runSeconds")) + std::stoi(pump(2, "runSeconds"));
  seconds(60);  // an hour, at 60 times the speed of the clock
  const int after = std::stoi(pump(1, "runSeconds")) + std::stoi(pump(2, "runSeconds"));
  // What flows in must be pumped out: 14..19 l/s of 27 l/s.
  EXPECT_GT(after - before, 3600 / 2);
  EXPECT_LT(after - before, 3600);
}

}  // namespace
}  // namespace plc_test
