// mqtt_peer and mqtt_cases do what the suites expect of them, with either engine and a real mosquitto.

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <ostream>

#include "tests/broker/listener.h"
#include "tests/broker/mosquitto.h"

namespace peer {
namespace {

using namespace broker_test;

struct Way {
  std::string engine;
  int protocol;

  friend void PrintTo(const Way& way, std::ostream* out) {
    *out << way.engine << " MQTT level " << way.protocol;
  }
};

class PeerTest : public testing::TestWithParam<Way> {
 protected:
  void SetUp() override { broker_.start(); }

  std::vector<std::string> peer(const std::string& command) const {
    return {MQTT_PEER,
            "--engine",
            GetParam().engine,
            std::to_string(broker_.port()),
            std::to_string(GetParam().protocol),
            "True",
            command};
  }

  Folder folder_;
  Mosquitto broker_;
};

TEST_P(PeerTest, PublishesOnceAndEndsWithZeroAtSigterm) {
  const Listener listener(broker_, "test/publish", {"-q", "2"});
  publish(broker_, "test/publish", "is the listener there", {"-r"});
  ASSERT_TRUE(eventually(Seconds(5), [&] { return listener.count("test/publish") == 1; }));
  for (const size_t qos : {0U, 1U, 2U}) {
    Child child(peer("publish-" + std::to_string(qos)), folder_ / "peer");
    ASSERT_TRUE(eventually(Seconds(10), [&] { return listener.count("test/publish") >= 2 + qos; }))
        << child.output();
    EXPECT_EQ(listener.newest("test/publish"), "message");
    EXPECT_EQ(listener.heard().back().qos, static_cast<int>(qos));
    child.signal(SIGTERM);
    EXPECT_EQ(child.wait(Seconds(5)), 0) << child.output();
    EXPECT_EQ(listener.count("test/publish"), 2 + qos);
  }
}

TEST_P(PeerTest, TakesWhatComesForItsSubscriptions) {
  publish(broker_, "test/subscribe1", "first", {"-r"});
  publish(broker_, "test/subscribe2", "second", {"-r"});
  Child child(peer("subscribe-multiple"), folder_ / "peer");
  const auto took = [&child](const std::string& line) {
    return child.output().find(line) != std::string::npos;
  };
  EXPECT_TRUE(eventually(Seconds(10), [&] { return took("test/subscribe1 first\n"); })) << child.output();
  EXPECT_TRUE(eventually(Seconds(10), [&] { return took("test/subscribe2 second\n"); })) << child.output();
}

TEST_P(PeerTest, EndsWithItsConnection) {
  Child child(peer("subscribe-0"), folder_ / "peer");
  publish(broker_, "test/subscribe", "hello", {"-r"});
  ASSERT_TRUE(eventually(Seconds(10), [&] { return !child.output().empty(); }));
  broker_.kill();
  EXPECT_EQ(child.wait(Seconds(5)), 0) << child.output();
}

TEST_P(PeerTest, ACaseIsChosenByTheNameOfTheProgram) {
  const std::filesystem::path program = folder_ / "04-retain-qos0.test";
  std::filesystem::create_symlink(MQTT_CASES, program);
  int code = -1;
  const std::string said =
      outputOf({"env", "MQTT_ENGINE=" + GetParam().engine, program, std::to_string(broker_.port())}, &code);
  EXPECT_EQ(code, 0) << said;
  const Listener late(broker_, "retain/#");
  EXPECT_TRUE(eventually(Seconds(5), [&] { return late.newest("retain/qos0/test") == "retained message"; }));
}

INSTANTIATE_TEST_SUITE_P(Ways, PeerTest,
                         testing::Values(Way{"native", 3}, Way{"native", 4}, Way{"scl", 3}, Way{"scl", 4}),
                         [](const auto& test) {
                           return test.param.engine + (test.param.protocol == 3 ? "Mqtt31" : "Mqtt311");
                         });

TEST(CasesTest, ANameThatIsNoCaseIsRefused) {
  int code = -1;
  EXPECT_NE(outputOf({MQTT_CASES, "1883"}, &code).find("there is no case"), std::string::npos);
  EXPECT_EQ(code, 2);
}

}  // namespace
}  // namespace peer
