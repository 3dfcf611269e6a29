#pragma once
#include <cstdint>

namespace mqtt {

struct ClientData;

/// Keeps the broker sure of the client and the client of the broker (MQTT 3.1.1, 3.1.2.10).
struct KeepAlive {
  /// Milliseconds since octets were last handed to the transport, and since octets last came from it.
  int32_t silentMs = 0;
  int32_t unheardMs = 0;
  /// A PINGREQ was sent and no PINGRESP has come.
  bool waitPingresp = false;
  /// Milliseconds since that PINGREQ.
  int32_t pingrespMs = 0;
};

/// Begins anew with a connection.
void beginKeepAlive(KeepAlive& keepAlive);

/// Lets time pass. While the inbox holds back the broker nothing is heard by our own choice, so only the
/// silence counts.
void passKeepAlive(ClientData& client, int32_t elapsedMs);

/// True when a PINGRESP is overdue.
[[nodiscard]] bool isPingrespLate(const ClientData& client);

/// Appends PINGREQ when it is time for one.
void sendPingreq(ClientData& client);

}  // namespace mqtt
