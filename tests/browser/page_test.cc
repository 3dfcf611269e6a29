// What a person sees on the page of s7mqtt monitor, and what it lets nobody else do.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <csignal>
#include <regex>

#include "tests/broker/listener.h"
#include "tests/browser/browser.h"

namespace browser_test {
namespace {

using broker_test::Listener;
using broker_test::Mosquitto;
using broker_test::publish;

/// s7mqtt monitor with its page at a free port.
class Monitor {
 public:
  explicit Monitor(const Mosquitto& broker, const std::vector<std::string>& more = {"--web", "0"}) {
    std::vector<std::string> command = {S7MQTT, "monitor", "--broker",
                                        fmt::format("127.0.0.1:{}", broker.port())};
    command.insert(command.end(), more.begin(), more.end());
    child_ = std::make_unique<Child>(command, folder_ / "output");
    EXPECT_TRUE(eventually(Seconds(10), [this] {
      return port() != 0 && output().find("connected to") != std::string::npos;
    })) << output();
  }
  std::string output() const { return child_->output(); }
  int port() const {
    const std::string said = output();
    std::smatch found;
    return std::regex_search(said, found, std::regex(R"(http://127\.0\.0\.1:(\d+)/)")) ? std::stoi(found[1])
                                                                                       : 0;
  }
  std::string url() const { return fmt::format("http://127.0.0.1:{}/", port()); }
  int interrupt() const {
    child_->signal(SIGINT);
    return child_->wait(Seconds(10));
  }

 private:
  Folder folder_;
  std::unique_ptr<Child> child_;
};

std::string alarmBlock(int number, const std::string& point, int value, int changed) {
  return Json({{"seq", number},
               {"vals",
                {{{"id", point},
                  {"val", value},
                  {"alm", changed},
                  {"ts", "2026-03-01T06:30:00.125Z"},
                  {"qc", 3}}}}})
      .dump();
}

std::string valueBlock(int number, const std::string& point, double value) {
  return Json({{"seq", number},
               {"vals",
                {{{"id", point},
                  {"val", value},
                  {"ts", fmt::format("2026-03-01T06:30:{:02}.000Z", number)}}}}})
      .dump();
}

class Page : public testing::Test {
 protected:
  Page() { broker_.start(); }

  bool shows(const std::string& selector, const std::string& text) {
    return eventually(Seconds(10), [&] { return textOf(selector).find(text) != std::string::npos; });
  }
  std::string textOf(const std::string& selector) {
    const Json text = browser_.evaluate(
        fmt::format("const found = document.querySelector({}); return found ? found.innerText : '';",
                    Json(selector).dump()));
    return text.is_string() ? text.get<std::string>() : "";
  }

  Mosquitto broker_;
  Browser browser_;
};

TEST_F(Page, ShowsStationsAlarmsPointsAndATrend) {
  const Monitor monitor(broker_);
  browser_.open(monitor.url());
  EXPECT_TRUE(shows("#stations-none", "No station"));
  publish(broker_, "plant/pump/state", "online", {"-r"});
  for (int number = 0; number < 5; ++number)
    publish(broker_, "plant/pump/events", valueBlock(number, "1", 20.5 + number));
  publish(broker_, "plant/pump/events", alarmBlock(7, "4", 3, 3));
  EXPECT_TRUE(shows("#stations", "plant/pump")) << textOf("body");
  EXPECT_TRUE(shows("#stations .presence.online", "online since"));
  EXPECT_TRUE(shows("#stations .losses", "2 blocks missing")) << textOf("#stations");
  EXPECT_TRUE(shows("#alarms tr.unseen", "06:30:00")) << textOf("#alarms");
  EXPECT_TRUE(shows("#points", "24.5"));
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return browser_.evaluate("return document.getElementById('chart').dataset.samples") == "5";
  }));
  EXPECT_GE(browser_.evaluate("return document.querySelector('#chart .line').getTotalLength()"), 100);
  publish(broker_, "plant/pump/state", "offline", {"-r"});
  EXPECT_TRUE(shows("#stations .presence.offline", "offline since"));
  EXPECT_EQ(browser_.complaints(), Json::array());
}

TEST_F(Page, AcknowledgesAnAlarm) {
  const Monitor monitor(broker_);
  const Listener station(broker_, "plant/pump/command");
  publish(broker_, "plant/pump/events", alarmBlock(1, "4", 3, 3));
  browser_.open(monitor.url());
  ASSERT_TRUE(shows("#alarms button", "Acknowledge")) << textOf("body");
  browser_.click("#alarms button");
  ASSERT_TRUE(eventually(Seconds(10), [&] { return station.count("plant/pump/command") == 1; }));
  const Json command = Json::parse(station.newest("plant/pump/command"));
  EXPECT_EQ(command["id"], "4");
  EXPECT_EQ(command["ack"], true);
  EXPECT_FALSE(station.heard().front().retained);
  EXPECT_TRUE(std::regex_match(command["exp"].get<std::string>(),
                               std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")));
  publish(broker_, "plant/pump/result",
          Json({{"req", command["req"]}, {"id", "4"}, {"state", "rejected"}, {"reason", "local"}}).dump());
  EXPECT_TRUE(shows("#order", "plant/pump 4 acknowledge: rejected, local")) << textOf("#order");
  EXPECT_TRUE(shows("#alarms button:enabled", "Acknowledge"));
  publish(broker_, "plant/pump/events", alarmBlock(2, "4", 1, 2));
  EXPECT_TRUE(shows("#alarms tr.seen", "present, acknowledged")) << textOf("#alarms");
  EXPECT_EQ(textOf("#alarms button:not([hidden])"), "");
}

// Names and values come from whoever may publish.
TEST_F(Page, ShowsHostileTextsAsTexts) {
  const Monitor monitor(broker_);
  const std::string hostile =
      R"(<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>)";
  const std::string topic = "plant/<script>document.title='owned'<!script>/events";
  publish(broker_, topic, valueBlock(0, hostile, 1));
  publish(broker_, topic, alarmBlock(1, "'\"><b id=bold>", 3, 3));
  publish(broker_, topic, Json({{"vals", {{{"id", "z"}, {"val", hostile}}}}}).dump());
  publish(broker_, topic, hostile);
  browser_.open(monitor.url());
  EXPECT_TRUE(shows("#points", "<img src=x onerror=")) << textOf("#points");
  EXPECT_TRUE(shows("#stations", "plant/<script>document.title='owned'<!script>")) << textOf("#stations");
  EXPECT_TRUE(shows("#alarms", "'\"><b id=bold>"));
  EXPECT_TRUE(shows("#trend-point", "<img src=x"));
  EXPECT_EQ(browser_.evaluate("return document.querySelectorAll('img, #bold, body script').length"), 0);
  EXPECT_EQ(browser_.evaluate("return document.title"), "(1) Stations");
}

TEST_F(Page, FitsASmallScreen) {
  const Monitor monitor(broker_);
  publish(broker_, "plant/" + std::string(60, 'n') + "/events", valueBlock(0, std::string(80, 'p'), 1e300));
  publish(broker_, "plant/" + std::string(60, 'n') + "/events", alarmBlock(1, "4", 3, 3));
  browser_.open(monitor.url());
  ASSERT_TRUE(shows("#points", "1e+300"));
  for (const int width : {400, 800, 1280}) {
    browser_.resize(width, 800);
    EXPECT_TRUE(eventually(Seconds(5),
                           [&] {
                             return browser_.evaluate("return window.innerWidth") == width &&
                                    browser_.evaluate(
                                        "const page = document.documentElement;"
                                        "return page.scrollWidth <= page.clientWidth") == true;
                           }))
        << width << ": " << browser_.evaluate("return document.documentElement.scrollWidth");
  }
}

TEST_F(Page, BeginsWithTheTrendOfAHistory) {
  const Folder folder;
  const std::vector<std::string> options = {"--web", "0", "--history", folder / "plant.sqlite"};
  {
    const Monitor before(broker_, options);
    for (int number = 0; number < 4; ++number)
      publish(broker_, "plant/pump/events", valueBlock(number, "1", number + 0.5));
    EXPECT_TRUE(
        eventually(Seconds(10), [&] { return before.output().find("point 1 = 3.5") != std::string::npos; }));
    EXPECT_EQ(before.interrupt(), 0);
  }
  const Monitor monitor(broker_, options);
  browser_.open(monitor.url());
  EXPECT_TRUE(eventually(Seconds(10), [&] {
    return browser_.evaluate("return document.getElementById('chart').dataset.samples") == "4";
  }));
  EXPECT_TRUE(shows("#points", "3.5")) << textOf("#points");
}

TEST_F(Page, SaysThatTheBrokerOrTheMonitorIsGone) {
  const Monitor monitor(broker_);
  browser_.open(monitor.url());
  ASSERT_TRUE(shows("#connection", "connected to"));
  broker_.kill();
  EXPECT_TRUE(shows("#connection.broken", "no connection to"));
  EXPECT_EQ(monitor.interrupt(), 0);
  EXPECT_TRUE(shows("#connection.broken", "the monitor does not answer"));
}

class Requests : public testing::Test {
 protected:
  Requests() {
    // A server that goes while a test writes to it ends no test.
    std::signal(SIGPIPE, SIG_IGN);
    broker_.start();
  }
  Mosquitto broker_;
};

int statusOf(const httplib::Result& reply) {
  return reply ? reply->status : 0;
}

/// Whether a body that does not tell its length is not read: the answer is 411, if it still reaches whoever
/// goes on sending.
bool isCutOff(int port, const std::string& origin) {
  const std::string piece(100'000, 'x');
  const auto body = [&piece](size_t offset, httplib::DataSink& sink) {
    if (offset < 100'000'000) return sink.write(piece.data(), piece.size());
    sink.done();
    return true;
  };
  httplib::Client client("127.0.0.1", port);
  const int status = statusOf(client.Post("/api/acknowledge", {{"Origin", origin}},
                                          httplib::ContentProviderWithoutLength(body), "application/json"));
  return status == 411 || status == 0;
}

TEST_F(Requests, UnderAnotherNameAreRefused) {
  const Monitor monitor(broker_);
  httplib::Client client("127.0.0.1", monitor.port());
  EXPECT_EQ(statusOf(client.Get("/api/plant")), 200);
  EXPECT_EQ(statusOf(client.Get("/api/plant", {{"Host", fmt::format("evil.example:{}", monitor.port())}})),
            403);
  EXPECT_EQ(statusOf(client.Get("/", {{"Host", "evil.example"}})), 403);
}

TEST_F(Requests, OfOtherPagesOrderNothing) {
  const Monitor monitor(broker_);
  const Listener station(broker_, "plant/pump/command");
  publish(broker_, "plant/pump/events", alarmBlock(1, "4", 3, 3));
  httplib::Client client("127.0.0.1", monitor.port());
  const std::string own = fmt::format("http://127.0.0.1:{}", monitor.port());
  const std::string order = R"({"station":"plant/pump","point":"4"})";
  const auto post = [&](const std::string& origin, const std::string& body, const char* type) {
    return statusOf(client.Post("/api/acknowledge", {{"Origin", origin}}, body, type));
  };
  ASSERT_TRUE(eventually(Seconds(10), [&] {
    const auto plant = client.Get("/api/plant");
    return plant && plant->body.find("plant/pump") != std::string::npos;
  }));
  EXPECT_EQ(post("http://evil.example", order, "application/json"), 403);
  EXPECT_EQ(post("null", order, "application/json"), 403);
  EXPECT_EQ(post(own, order, "text/plain"), 415);
  EXPECT_EQ(post(own, "{", "application/json"), 400);
  EXPECT_EQ(post(own, R"({"station":"plant/x","point":"4"})", "application/json"), 404);
  EXPECT_EQ(post(own, R"({"station":"plant/pump","point":"5"})", "application/json"), 404);
  EXPECT_EQ(post(own, std::string(100'000, 'x'), "application/json"), 413);
  EXPECT_TRUE(isCutOff(monitor.port(), own));
  EXPECT_EQ(statusOf(client.Get("/api/acknowledge")), 404);
  EXPECT_EQ(statusOf(client.Get("/../../etc/passwd")), 404);
  EXPECT_EQ(post(own, order, "application/json"), 200);
  ASSERT_TRUE(eventually(Seconds(10), [&] { return station.count("plant/pump/command") == 1; }));
  publish(broker_, "plant/pump/events", alarmBlock(2, "4", 1, 2));
  EXPECT_TRUE(eventually(Seconds(10), [&] { return post(own, order, "application/json") == 409; }));
}

TEST_F(Requests, OfOtherComputersReachThePageWhereItIsWanted) {
  const Monitor monitor(broker_, {"--web", "0.0.0.0:0"});
  EXPECT_NE(monitor.output().find("whoever reaches it sees the stations and may acknowledge alarms"),
            std::string::npos)
      << monitor.output();
}

TEST_F(Requests, FindOneMonitorAtAPort) {
  const Monitor monitor(broker_);
  int code = 0;
  const std::string said = outputOf({S7MQTT, "monitor", "--web", std::to_string(monitor.port())}, &code);
  EXPECT_EQ(code, 4) << said;
  EXPECT_NE(said.find("nobody can listen at"), std::string::npos) << said;
}

}  // namespace
}  // namespace browser_test
