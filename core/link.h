#pragma once
#include "core/back_pressure.h"
#include "core/connect.h"
#include "core/framing.h"
#include "core/keep_alive.h"
#include "core/large_arrival.h"
#include "core/publish.h"
#include "core/sending.h"
#include "core/transmit.h"

namespace mqtt {

/// What belongs to one connection and ends with it. Written by the client only. The shell reads `transmit`
/// while a send request stands.
struct Link {
  Handshake handshake;
  KeepAlive keepAlive;
  SendWindow window;
  BackPressure pressure;
  /// Of the PUBLISH in `framing`, until the last byte of it has come.
  PublishHead head;
  Framing framing;
  LargeArrival arrival;
  /// Bytes of a packet that is not whole came in the last scan: the broker's answers are behind it.
  bool packetArriving = false;
  /// The broker has kept the session of the connection before, which MQTT 3.1.1 alone can say.
  bool sessionKept = false;
  /// The messages of earlier connections that the broker keeps have come again: one of QoS 1 or 2 came for
  /// the first time, or PINGRESP while nothing was owed to the broker.
  bool repeatsEnded = false;
  Transmit transmit;
};

/// Makes ready for another connection. The bytes in the areas stay.
void resetLink(Link& link);

/// True when an answer of the broker could have come in the last scan: not while receiving is paused or a
/// long packet arrives, because the answer lies behind it, or while a large message is handed over.
[[nodiscard]] bool canAnswersCome(const Link& link);

/// Packet identifier of the PUBLISH that is arriving in pieces, or whose rest passes by; 0: there is none, or
/// it is of QoS 0.
[[nodiscard]] int32_t arrivingIdentifier(const Link& link);

/// Adds the time since the last scan, in milliseconds, 0..TIMEOUT_MS_MAX.
void passLinkTime(Link& link, int32_t elapsedMs);

}  // namespace mqtt
