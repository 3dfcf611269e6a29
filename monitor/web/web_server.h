#pragma once
// The monitor as a page for a browser.

#include <memory>
#include <string>

#include "monitor/watch.h"
#include "monitor/web/web_address.h"
#include "vcpu/result/result.h"

namespace monitor {

/// Answers browsers in threads of its own while it lives; `watch` must outlive it. It answers only requests
/// that the page itself makes (origin.h), and takes orders only to acknowledge an alarm that is not
/// acknowledged.
class WebServer {
 public:
  /// A failure says why nobody can listen at the address.
  static vcpu::Result<std::unique_ptr<WebServer>> listen(const WebAddress& address, Watch& watch);
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  /// http://127.0.0.1:8080/
  std::string url() const;

 private:
  struct Body;
  explicit WebServer(std::unique_ptr<Body> body);

  std::unique_ptr<Body> body_;
};

}  // namespace monitor
