#include "monitor/web/web_address.h"

#include <arpa/inet.h>

#include <charconv>

namespace monitor {

bool isIpv4(const std::string& text) {
  in_addr address{};
  return inet_pton(AF_INET, text.c_str(), &address) == 1;
}

std::optional<WebAddress> webAddressOf(std::string_view text) {
  WebAddress address;
  const size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) address.host = text.substr(0, colon);
  const std::string_view port = colon == std::string_view::npos ? text : text.substr(colon + 1);
  const char* end = port.data() + port.size();
  const auto [read, error] = std::from_chars(port.data(), end, address.port);
  if (error != std::errc() || read != end || !isIpv4(address.host)) return std::nullopt;
  return address;
}

bool isLoopback(const WebAddress& address) {
  return address.host.starts_with("127.");
}

}  // namespace monitor
