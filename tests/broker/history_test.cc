// The history of s7mqtt monitor over the ends of its broker and of itself.

#include <gtest/gtest.h>

#include <csignal>

#include "tests/broker/listener.h"

namespace broker_test {
namespace {

class MonitorHistory : public testing::Test {
 protected:
  MonitorHistory() { broker_.start(); }

  void start() {
    child_ = std::make_unique<Child>(
        std::vector<std::string>{S7MQTT, "monitor", "--broker", "127.0.0.1:" + std::to_string(broker_.port()),
                                 "--history", path()},
        folder_ / ("output" + std::to_string(++starts_)));
    ASSERT_TRUE(eventually(Seconds(15), [this] { return connections() > 0; })) << child_->output();
  }
  std::string path() const { return folder_ / "plant.sqlite"; }

  int connections() const {
    int count = 0;
    const std::string said = child_->output();
    for (size_t at = 0; (at = said.find("connected to", at)) != std::string::npos; ++at) ++count;
    return count;
  }
  void tellBlock(int number) {
    publish(broker_, "plant/a/events",
            R"({"seq":)" + std::to_string(number) + R"(,"vals":[{"id":"1","val":)" + std::to_string(number) +
                "}]}");
  }
  std::string query(const std::string& sql) const { return outputOf({"sqlite3", path(), sql}); }
  bool holds(const std::string& sql, const std::string& answer) const {
    return eventually(Seconds(10), [&] { return query(sql) == answer; });
  }

  Mosquitto broker_;
  Folder folder_;
  std::unique_ptr<Child> child_;
  int starts_ = 0;
};

TEST_F(MonitorHistory, OutlivesTheMonitorAndTheBroker) {
  start();
  tellBlock(1);
  tellBlock(2);
  const std::string values = "SELECT group_concat(value) FROM events";
  ASSERT_TRUE(holds(values, "1,2\n")) << query(values);
  child_->signal(SIGKILL);
  child_->wait(Seconds(5));
  EXPECT_EQ(query("PRAGMA integrity_check"), "ok\n");
  start();
  tellBlock(2);
  tellBlock(5);
  ASSERT_TRUE(holds(values, "1,2,5\n")) << query(values);
  broker_.kill();
  ASSERT_TRUE(holds("SELECT online FROM state WHERE station IS NULL ORDER BY rowid DESC LIMIT 1", "0\n"));
  broker_.start();
  ASSERT_TRUE(eventually(Seconds(20), [this] { return connections() == 2; })) << child_->output();
  tellBlock(9);
  ASSERT_TRUE(holds(values, "1,2,5,9\n")) << query(values);
  EXPECT_EQ(query("SELECT kind, count FROM gap"), "blocks|2\nblocks|3\n");
  child_->signal(SIGINT);
  EXPECT_EQ(child_->wait(Seconds(5)), 0);
  EXPECT_EQ(query("SELECT group_concat(online, '') FROM state"), "11010\n");
}

TEST_F(MonitorHistory, IsNoOtherFile) {
  const std::string other = folder_ / "passwords";
  outputOf({"sh", "-c", "echo secret >" + other});
  int code = 0;
  const std::string said = outputOf({S7MQTT, "monitor", "--history", other}, &code);
  EXPECT_EQ(code, 4);
  EXPECT_EQ(said, "s7mqtt: " + other + ": it is no history of s7mqtt monitor, and stays as it is\n");
  EXPECT_EQ(outputOf({"cat", other}), "secret\n");
}

}  // namespace
}  // namespace broker_test
