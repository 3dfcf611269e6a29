#include "monitor/web/origin.h"

#include <fmt/format.h>

namespace monitor {
namespace {

constexpr uint16_t HTTP_PORT = 80;

/// The host without the port; none if the port is another.
std::optional<std::string> nameOf(const std::string& host, uint16_t port) {
  const std::string suffix = fmt::format(":{}", port);
  if (host.ends_with(suffix)) return host.substr(0, host.size() - suffix.size());
  if (port == HTTP_PORT && host.find(':') == std::string::npos) return host;
  return std::nullopt;
}

}  // namespace

bool isOwnHost(const std::string& host, const WebAddress& address) {
  const std::optional<std::string> name = nameOf(host, address.port);
  if (!name) return false;
  const bool everywhere = address.host == "0.0.0.0";
  if (*name == "localhost") return everywhere || isLoopback(address);
  return everywhere ? isIpv4(*name) : *name == address.host;
}

bool isOwnOrigin(const std::string& origin, const std::string& host) {
  return origin == fmt::format("http://{}", host);
}

bool isJson(const std::string& contentType) {
  return contentType.substr(0, contentType.find(';')) == "application/json";
}

}  // namespace monitor
