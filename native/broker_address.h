#pragma once
// The address of a broker as people write it. Any thread may call.

#include <optional>
#include <string>

#include "native/transport.h"

namespace native {

/// HOST or HOST:PORT; nothing if it is none.
std::optional<Broker> brokerOf(const std::string& address);

}  // namespace native
