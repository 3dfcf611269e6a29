#include "core/keep_alive.h"

#include "core/packet.h"
#include "core/saturate.h"

namespace mqtt {

/// Milliseconds of silence for each second of keep-alive after which PINGREQ is sent: three quarters, so that
/// it reaches the broker in time (MQTT-3.1.2-23), whatever the cycle of the PLC adds.
inline constexpr int32_t PING_MS_PER_SECOND = 750;
/// Bytes of PINGREQ (3.12).
inline constexpr int32_t PINGREQ_BYTES = 2;

void resetKeepAlive(KeepAlive& keepAlive) {
  keepAlive.silentMs = 0;
  keepAlive.unheardMs = 0;
  keepAlive.waitPingresp = false;
  keepAlive.pingrespMs = 0;
}

void onBytesReceived(KeepAlive& keepAlive) {
  keepAlive.unheardMs = 0;
  keepAlive.pingrespMs = 0;
}

void passKeepAlive(KeepAlive& keepAlive, int32_t elapsedMs, bool receivePaused) {
  keepAlive.silentMs = addSaturating(keepAlive.silentMs, elapsedMs);
  if (receivePaused) {
    return;
  }
  keepAlive.unheardMs = addSaturating(keepAlive.unheardMs, elapsedMs);
  keepAlive.pingrespMs = addSaturating(keepAlive.pingrespMs, elapsedMs);
}

int32_t longestSilenceMs(int32_t keepAliveSeconds) {
  return keepAliveSeconds * PING_MS_PER_SECOND;
}

// PINGREQ is also sent when nothing was received for so long, even while the client sends: the link may be
// dead in one direction.
bool isPingDue(const KeepAlive& keepAlive, int32_t keepAliveSeconds) {
  int32_t intervalMs = longestSilenceMs(keepAliveSeconds);
  if (intervalMs == 0) {
    return false;
  }
  if (keepAlive.silentMs >= intervalMs) {
    return true;
  }
  return keepAlive.unheardMs >= intervalMs && !keepAlive.waitPingresp;
}

void sendPingreq(KeepAlive& keepAlive, Transmit& transmit) {
  if (!hasRoom(transmit, PINGREQ_BYTES)) {
    return;
  }
  appendFixedHeader(transmit, PINGREQ_HEADER, 0);
  keepAlive.silentMs = 0;
  if (!keepAlive.waitPingresp) {
    keepAlive.waitPingresp = true;
    keepAlive.pingrespMs = 0;
  }
}

}  // namespace mqtt
