// The page's threads beside the main thread. What a browser sees of them: tests/browser.

#include "monitor/web/web_server.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace monitor {
namespace {

int portOf(const WebServer& server) {
  const std::string url = server.url();
  return std::stoi(url.substr(url.rfind(':') + 1));
}

void take(Watch& watch, const std::string& payload) {
  const std::lock_guard lock(watch.mutex);
  (void)watch.plant.take({.topic = "a/events", .payload = payload, .utcMs = 0});
}

// A data race is for the thread sanitizer to find.
TEST(WebServer, AnswersWhileThePlantGoesOn) {
  Watch watch{Filter{}};
  const auto server = WebServer::listen({}, watch);
  ASSERT_TRUE(server) << server.failure();
  take(watch, R"({"vals":[{"id":"4","val":3,"alm":3}]})");
  std::atomic<int> answers = 0;
  std::vector<std::thread> browsers;
  for (int browser = 0; browser < 4; ++browser) {
    browsers.emplace_back([&answers, port = portOf(**server)] {
      httplib::Client client("127.0.0.1", port);
      for (int request = 0; request < 20; ++request) {
        const auto plant = client.Get("/api/plant?station=a");
        const auto trend = client.Get("/api/trend?station=a&point=1");
        const httplib::Headers origin = {{"Origin", fmt::format("http://127.0.0.1:{}", port)}};
        (void)client.Post("/api/acknowledge", origin, R"({"station":"a","point":"4"})", "application/json");
        if (plant && plant->status == 200 && trend) ++answers;
      }
    });
  }
  for (int number = 0; answers < 80 && number < 100'000; ++number) {
    take(watch, fmt::format(R"({{"seq":{0},"vals":[{{"id":"1","val":{0}}}]}})", number));
    const std::lock_guard lock(watch.mutex);
    for (const Order& order : watch.wanted) (void)watch.book.enter(order, 0, 1000);
    watch.wanted.clear();
  }
  for (std::thread& browser : browsers) browser.join();
  EXPECT_EQ(answers, 80);
  EXPECT_FALSE(watch.book.orders().empty() && watch.wanted.empty());
}

// As browsers open them in advance.
TEST(WebServer, EndsWithoutWaitingForConnectionsThatSayNothing) {
  Watch watch{Filter{}};
  auto server = WebServer::listen({}, watch);
  ASSERT_TRUE(server) << server.failure();
  const int silent = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(portOf(**server)));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(connect(silent, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  const auto begin = std::chrono::steady_clock::now();
  server->reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4));
  close(silent);
}

// Two of them would share the requests of one port.
TEST(WebServer, HasItsPortAlone) {
  Watch watch{Filter{}};
  const auto first = WebServer::listen({}, watch);
  ASSERT_TRUE(first) << first.failure();
  const auto second = WebServer::listen({.port = static_cast<uint16_t>(portOf(**first))}, watch);
  ASSERT_FALSE(second);
  EXPECT_NE(second.failure().find("nobody can listen at 127.0.0.1:"), std::string::npos) << second.failure();
}

}  // namespace
}  // namespace monitor
