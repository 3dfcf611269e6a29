#include "core/keep_alive.h"

#include "core/client_data.h"
#include "core/saturate.h"

namespace mqtt {

/// Milliseconds of silence for each second of keep-alive after which PINGREQ goes out: three quarters, so
/// that it is with the broker in time (MQTT-3.1.2-23), whatever the cycle of the PLC adds.
inline constexpr int32_t PING_MS_PER_SECOND = 750;
/// Octets of PINGREQ (3.12).
inline constexpr int32_t PINGREQ_BYTES = 2;

void beginKeepAlive(KeepAlive& keepAlive) {
  keepAlive.silentMs = 0;
  keepAlive.unheardMs = 0;
  keepAlive.waitPingresp = false;
  keepAlive.pingrespMs = 0;
}

void passKeepAlive(ClientData& client, int32_t elapsedMs) {
  client.keepAlive.silentMs = addSaturating(client.keepAlive.silentMs, elapsedMs);
  if (client.receivePaused) {
    return;
  }
  client.keepAlive.unheardMs = addSaturating(client.keepAlive.unheardMs, elapsedMs);
  client.keepAlive.pingrespMs = addSaturating(client.keepAlive.pingrespMs, elapsedMs);
}

bool isPingrespLate(const ClientData& client) {
  return client.keepAlive.waitPingresp && client.keepAlive.pingrespMs >= client.settings.responseTimeoutMs;
}

// A broker from which nothing comes is asked too, even while we send: the link may be dead in one direction.
bool isPingDue(const ClientData& client) {
  int32_t intervalMs = client.connection.keepAliveSeconds * PING_MS_PER_SECOND;
  if (intervalMs == 0) {
    return false;
  }
  if (client.keepAlive.silentMs >= intervalMs) {
    return true;
  }
  return client.keepAlive.unheardMs >= intervalMs && !client.keepAlive.waitPingresp;
}

void sendPingreq(ClientData& client) {
  if (!isPingDue(client)) {
    return;
  }
  if (!hasRoom(client.transmit, PINGREQ_BYTES)) {
    return;
  }
  appendByte(client.transmit, PINGREQ_HEADER);
  appendByte(client.transmit, 0);
  client.keepAlive.silentMs = 0;
  if (!client.keepAlive.waitPingresp) {
    client.keepAlive.waitPingresp = true;
    client.keepAlive.pingrespMs = 0;
  }
}

}  // namespace mqtt
