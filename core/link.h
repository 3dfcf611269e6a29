#pragma once
#include "core/connect.h"
#include "core/framing.h"
#include "core/inbox.h"
#include "core/keep_alive.h"
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
  ReceivePause pause;
  /// Of the PUBLISH in `framing`, while it is handled.
  PublishHead head;
  Framing framing;
  Transmit transmit;
};

/// Makes ready for another connection. The bytes in the areas stay.
void resetLink(Link& link);

/// Adds the time since the last scan, in milliseconds, not negative. The deadlines of the broker's answers
/// wait while receiving is paused: its answers lie behind what the client does not take.
void passLinkTime(Link& link, int32_t elapsedMs);

}  // namespace mqtt
