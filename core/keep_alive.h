#pragma once
#include <cstdint>

#include "core/transmit.h"

namespace mqtt {

/// Shows the broker that the client is there, and the client that the broker is (MQTT 3.1.1, 3.1.2.10). All
/// times are milliseconds and stop at COUNT_MAX.
struct KeepAlive {
  /// Since the last send request, and since bytes were last received.
  int32_t silentMs = 0;
  int32_t unheardMs = 0;
  /// A PINGREQ was sent and no PINGRESP has come.
  bool waitPingresp = false;
  /// Since that PINGREQ.
  int32_t pingrespMs = 0;
};

/// Begins anew with a connection.
void resetKeepAlive(KeepAlive& keepAlive);

/// Bytes have arrived: the broker is there, even if PINGRESP lies behind a long packet.
void onBytesReceived(KeepAlive& keepAlive);

/// Adds the time since the last scan, in milliseconds, not negative. While receiving is paused the client
/// cannot know whether the broker answers, so only silentMs counts.
void passKeepAlive(KeepAlive& keepAlive, int32_t elapsedMs, bool receivePaused);

/// Milliseconds of silence after which PINGREQ is due with this keep-alive interval,
/// 0..KEEP_ALIVE_SECONDS_MAX; 0: never.
[[nodiscard]] int32_t longestSilenceMs(int32_t keepAliveSeconds);

/// True when PINGREQ is due with this keep-alive interval, 0..KEEP_ALIVE_SECONDS_MAX; 0 turns it off.
[[nodiscard]] bool isPingDue(const KeepAlive& keepAlive, int32_t keepAliveSeconds);

/// Appends PINGREQ if there is room for it. Without room it stays due, and is tried in the next scan.
void sendPingreq(KeepAlive& keepAlive, Transmit& transmit);

}  // namespace mqtt
