#include "monitor/web/web_server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "monitor/web/origin.h"
#include "monitor/web/page_files.h"
#include "monitor/web/plant_json.h"

namespace monitor {
namespace {

using httplib::Request;
using httplib::Response;

constexpr size_t BODY_BYTES_MAX = 4096;
constexpr int PATIENCE_SECONDS = 5;
constexpr const char* JSON_TYPE = "application/json";

int64_t utcNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void answer(Response& response, int status, const std::string& sentence) {
  response.status = status;
  response.set_content(fmt::format("{}\n", sentence), "text/plain");
}

// What a browser may do for the page: run its own script, and nothing from anywhere else.
void setHeaders(Response& response) {
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                      "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cache-Control", "no-store");
}

/// Looks at the head of a request, before its body is read. Answers whether it was refused.
bool refuse(const Request& request, Response& response, const WebAddress& address) {
  const std::string host = request.get_header_value("Host");
  if (!isOwnHost(host, address)) {
    answer(response, 403, "The page is not known by this name.");
  } else if (request.method == "GET" || request.method == "HEAD") {
    return false;
  } else if (!isOwnOrigin(request.get_header_value("Origin"), host)) {
    answer(response, 403, "Only the page itself may order something.");
  } else if (!isJson(request.get_header_value("Content-Type"))) {
    answer(response, 415, "An order is JSON.");
  } else if (request.has_header("Transfer-Encoding") || !request.has_header("Content-Length")) {
    // Httplib bounds only a body whose length is told.
    answer(response, 411, "An order tells its length.");
  } else {
    return false;
  }
  return true;
}

void acknowledge(const Request& request, Response& response, Watch& watch) {
  const std::optional<Order> order = acknowledgementOf(request.body);
  if (!order) return answer(response, 400, "An order has a station and a point.");
  const std::lock_guard lock(watch.mutex);
  const auto station = watch.plant.stations().find(order->station);
  if (station == watch.plant.stations().end()) return answer(response, 404, "There is no such station.");
  const auto point = station->second.points.find(order->point);
  if (point == station->second.points.end()) return answer(response, 404, "There is no such point.");
  if (!point->second.alarm || point->second.alarm->isAcknowledged)
    return answer(response, 409, "There is nothing to acknowledge.");
  if (watch.wanted.size() >= Watch::ORDERS_WAITING_MAX) return answer(response, 503, "Too many orders wait.");
  watch.wanted.push_back(*order);
  response.set_content("{}", JSON_TYPE);
}

}  // namespace

struct WebServer::Body {
  WebAddress address;
  httplib::Server server;
  std::thread thread;
  std::atomic<bool> hasEnded = false;

  Body(WebAddress where, Watch& watch) : address(std::move(where)) {
    server.new_task_queue = [] { return new httplib::ThreadPool(8); };
    server.set_payload_max_length(BODY_BYTES_MAX);
    // Browsers open connections in advance; one that says nothing holds a thread no longer.
    server.set_keep_alive_timeout(1);
    server.set_keep_alive_max_count(1);
    server.set_read_timeout(PATIENCE_SECONDS);
    server.set_write_timeout(PATIENCE_SECONDS);
    // Not SO_REUSEPORT, httplib's own choice: two monitors at one port would share its requests.
    server.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_pre_routing_handler([this](const Request& request, Response& response) {
      setHeaders(response);
      return refuse(request, response, address) ? httplib::Server::HandlerResponse::Handled
                                                : httplib::Server::HandlerResponse::Unhandled;
    });
    const auto file = [this](const char* path, const char* text, const char* type) {
      server.Get(path,
                 [text, type](const Request&, Response& response) { response.set_content(text, type); });
    };
    file("/", PAGE_HTML, "text/html; charset=utf-8");
    file("/page.css", PAGE_CSS, "text/css; charset=utf-8");
    file("/elements.js", ELEMENTS_JS, "text/javascript; charset=utf-8");
    file("/chart.js", CHART_JS, "text/javascript; charset=utf-8");
    file("/page.js", PAGE_JS, "text/javascript; charset=utf-8");
    server.Get("/api/plant", [&watch](const Request& request, Response& response) {
      const std::lock_guard lock(watch.mutex);
      response.set_content(plantJson(watch, request.get_param_value("station"), utcNow()), JSON_TYPE);
    });
    server.Get("/api/trend", [&watch](const Request& request, Response& response) {
      const std::lock_guard lock(watch.mutex);
      const auto trend =
          trendJson(watch, request.get_param_value("station"), request.get_param_value("point"));
      if (!trend) return answer(response, 404, "There is no such point.");
      response.set_content(*trend, JSON_TYPE);
    });
    server.Post("/api/acknowledge", [&watch](const Request& request, Response& response) {
      acknowledge(request, response, watch);
    });
  }
};

WebServer::WebServer(std::unique_ptr<Body> body) : body_(std::move(body)) {}

vcpu::Result<std::unique_ptr<WebServer>> WebServer::listen(const WebAddress& address, Watch& watch) {
  auto body = std::make_unique<Body>(address, watch);
  errno = 0;
  const int port = address.port == 0
                       ? body->server.bind_to_any_port(address.host)
                       : (body->server.bind_to_port(address.host, address.port) ? int{address.port} : -1);
  if (port <= 0) {
    return vcpu::Failure{
        fmt::format("nobody can listen at {}:{}: {}", address.host, address.port, std::strerror(errno))};
  }
  body->address.port = static_cast<uint16_t>(port);
  body->thread = std::thread([&all = *body] {
    all.server.listen_after_bind();
    all.hasEnded = true;
  });
  return std::unique_ptr<WebServer>(new WebServer(std::move(body)));
}

WebServer::~WebServer() {
  // stop() does nothing before the thread listens.
  while (!body_->server.is_running() && !body_->hasEnded) std::this_thread::yield();
  body_->server.stop();
  body_->thread.join();
}

std::string WebServer::url() const {
  const bool everywhere = body_->address.host == "0.0.0.0";
  return fmt::format("http://{}:{}/", everywhere ? "127.0.0.1" : body_->address.host, body_->address.port);
}

}  // namespace monitor
