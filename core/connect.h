#pragma once
#include "core/fault.h"

namespace mqtt {

struct ClientData;

/// Bits of the connect flags (MQTT 3.1.1, 3.1.2.3).
inline constexpr int32_t CLEAN_SESSION_FLAG = 2;
inline constexpr int32_t WILL_FLAG = 4;
inline constexpr int32_t WILL_QOS_FACTOR = 8;
inline constexpr int32_t WILL_RETAIN_FLAG = 32;
inline constexpr int32_t PASSWORD_FLAG = 64;
inline constexpr int32_t USER_NAME_FLAG = 128;

/// Appends CONNECT as the settings ask for it, and remembers what it said. The settings were checked.
void encodeConnect(ClientData& client);

/// Octets of DISCONNECT (3.14).
inline constexpr int32_t DISCONNECT_BYTES = 2;

/// Appends DISCONNECT: the broker then discards the will (MQTT-3.1.2-10). The caller has made sure of the
/// room.
void encodeDisconnect(ClientData& client);

/// Takes the CONNACK in `framing` (3.2). None: the broker has accepted the connection.
[[nodiscard]] Fault takeConnack(ClientData& client);

}  // namespace mqtt
