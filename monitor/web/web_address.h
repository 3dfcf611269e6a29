#pragma once
// Where the page is.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace monitor {

struct WebAddress {
  std::string host = "127.0.0.1";  ///< an IPv4 address; 0.0.0.0: all of this computer
  uint16_t port = 0;               ///< 0: any that is free
};

/// PORT or ADDRESS:PORT; none: it is neither. Any thread may call.
std::optional<WebAddress> webAddressOf(std::string_view text);

/// Whether nobody but this computer reaches the address.
bool isLoopback(const WebAddress& address);

/// Whether a text is an IPv4 address.
bool isIpv4(const std::string& text);

}  // namespace monitor
