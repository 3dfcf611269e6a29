#include "core/link.h"

#include "core/saturate.h"

namespace mqtt {

void resetLink(Link& link) {
  resetHandshake(link.handshake);
  resetKeepAlive(link.keepAlive);
  resetSendWindow(link.window);
  resetPause(link.pause);
  resetPublishHead(link.head);
  resetFraming(link.framing);
  resetTransmit(link.transmit);
}

void passLinkTime(Link& link, int32_t elapsedMs) {
  link.transmit.requestMs = addSaturating(link.transmit.requestMs, elapsedMs);
  passKeepAlive(link.keepAlive, elapsedMs, link.pause.paused);
  if (link.pause.paused) {
    link.pause.pausedMs = addSaturating(link.pause.pausedMs, elapsedMs);
  } else {
    link.pause.pausedMs = 0;
    link.window.pubackMs = addSaturating(link.window.pubackMs, elapsedMs);
  }
}

}  // namespace mqtt
