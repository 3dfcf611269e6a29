#include "tests/browser/browser.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <csignal>

namespace browser_test {
namespace {

constexpr const char* ELEMENT = "element-6066-11e4-a52e-4f735466cecf";  // W3C WebDriver, 11

Json capabilities(const std::filesystem::path& profile) {
  const Json options = {{"args",
                         {"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                          "--no-first-run", "--disable-background-networking", "--disable-component-update",
                          "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                          fmt::format("--user-data-dir={}", profile.string())}},
                        {"binary", "/usr/bin/chromium"}};
  return {{"capabilities",
           {{"alwaysMatch",
             {{"browserName", "chrome"},
              {"goog:loggingPrefs", {{"browser", "SEVERE"}}},
              {"goog:chromeOptions", options}}}}}};
}

}  // namespace

Browser::Browser()
    : port_(freePort()),
      driver_({"chromedriver", fmt::format("--port={}", port_)}, folder_ / "chromedriver.log") {
  const bool answers = eventually(Seconds(20), [this] {
    httplib::Client client("127.0.0.1", port_);
    const auto reply = client.Get("/status");
    return reply && reply->status == 200;
  });
  EXPECT_TRUE(answers) << driver_.output();
  if (!answers) return;
  const Json session = call("POST", "/session", capabilities(folder_ / "profile"));
  if (session.is_object()) session_ = session.value("sessionId", "");
  EXPECT_NE(session_, "") << session.dump();
}

Browser::~Browser() {
  if (!session_.empty()) call("DELETE", "/session/" + session_);
  driver_.signal(SIGTERM);
  driver_.wait(Seconds(5));
}

Json Browser::call(const std::string& method, const std::string& path, const Json& body) {
  httplib::Client client("127.0.0.1", port_);
  client.set_read_timeout(60);
  const auto reply = method == "GET"      ? client.Get(path)
                     : method == "DELETE" ? client.Delete(path)
                                          : client.Post(path, body.dump(), "application/json");
  EXPECT_TRUE(reply) << path;
  if (!reply) return {};
  Json answer = Json::parse(reply->body, nullptr, false);
  EXPECT_EQ(reply->status, 200) << path << " " << reply->body.substr(0, 600);
  return answer.is_object() ? answer["value"] : Json();
}

void Browser::open(const std::string& url) {
  call("POST", "/session/" + session_ + "/url", {{"url", url}});
}

Json Browser::evaluate(const std::string& script) {
  return call("POST", "/session/" + session_ + "/execute/sync",
              {{"script", script}, {"args", Json::array()}});
}

void Browser::click(const std::string& selector) {
  const Json element =
      call("POST", "/session/" + session_ + "/element", {{"using", "css selector"}, {"value", selector}});
  ASSERT_TRUE(element.is_object() && element.contains(ELEMENT)) << selector;
  call("POST", fmt::format("/session/{}/element/{}/click", session_, element[ELEMENT].get<std::string>()));
}

void Browser::resize(int width, int height) {
  call("POST", "/session/" + session_ + "/goog/cdp/execute",
       {{"cmd", "Emulation.setDeviceMetricsOverride"},
        {"params", {{"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", false}}}});
}

Json Browser::complaints() {
  return call("POST", "/session/" + session_ + "/se/log", {{"type", "browser"}});
}

}  // namespace browser_test
