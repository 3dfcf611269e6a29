#include "native/broker_address.h"

#include <charconv>
#include <string_view>

namespace native {

std::optional<Broker> brokerOf(const std::string& address) {
  Broker broker;
  const size_t colon = address.rfind(':');
  broker.host = address.substr(0, colon);
  if (colon != std::string::npos) {
    const std::string_view port = std::string_view(address).substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), broker.port);
    if (error != std::errc() || end != port.data() + port.size() || broker.port == 0) return std::nullopt;
  }
  if (broker.host.empty()) return std::nullopt;
  return broker;
}

}  // namespace native
