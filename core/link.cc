#include "core/link.h"

#include "core/clock.h"
#include "core/saturate.h"

namespace mqtt {

void resetLink(Link& link) {
  resetHandshake(link.handshake);
  resetKeepAlive(link.keepAlive);
  resetSendWindow(link.window);
  resetBackPressure(link.pressure);
  resetPublishHead(link.head);
  resetFraming(link.framing);
  resetLargeArrival(link.arrival);
  link.packetArriving = false;
  link.sessionKept = false;
  link.repeatsEnded = false;
  resetTransmit(link.transmit);
}

bool canAnswersCome(const Link& link) {
  return !link.pressure.paused && !link.packetArriving && link.window.large.place == NO_PLACE;
}

int32_t arrivingIdentifier(const Link& link) {
  if (link.arrival.place == NO_PLACE && link.framing.state != FramingState::WaitSkipped) {
    return 0;
  }
  return link.head.packetIdentifier;
}

void passLinkTime(Link& link, int32_t elapsedMs) {
  link.transmit.requestMs = addSaturating(link.transmit.requestMs, elapsedMs);
  if (link.window.large.place != NO_PLACE) {
    passLargeTime(link.window.large, link.transmit, elapsedMs);
  }
  passKeepAlive(link.keepAlive, elapsedMs, link.pressure.paused);
  if (link.pressure.paused || link.pressure.pausedMs > 0 || link.pressure.holder != NO_PLACE) {
    passBackPressure(link.pressure, elapsedMs);
  }
  if (canAnswersCome(link)) {
    link.window.clockMs = clockAfter(link.window.clockMs, elapsedMs);
  }
}

}  // namespace mqtt
