#pragma once
#include "core/scan.h"

namespace mqtt {

struct ClientData;

/// Takes packets out of the octets received and deals with them, as far as the bounds of a scan, the room in
/// the inbox and the room for acknowledgements allow. Answers how many octets were consumed. A violation by
/// the broker is left in `framing.fault`.
[[nodiscard]] int32_t takeReceived(ClientData& client, const ScanInput& input);

}  // namespace mqtt
