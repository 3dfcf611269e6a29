#include "core/deadlines.h"

#include "core/clock.h"

namespace mqtt {

/// Milliseconds without a message taken after which both sides are held to wait for each other.
inline constexpr int32_t MUTUAL_WAIT_MS = 1000;

Fault faultOfOpening(const Connection& connection, TransportState transport, int32_t linkTimeoutMs) {
  if (transport == TransportState::Up) {
    return Fault::None;
  }
  if (transport == TransportState::Down && connection.linkTried) {
    return Fault::LinkFailed;
  }
  if (connection.stateMs >= linkTimeoutMs) {
    return Fault::LinkTimeout;
  }
  return Fault::None;
}

Fault faultOfSending(const Transmit& transmit, SendState sending, int32_t timeoutMs) {
  // The report of a request of an earlier connection is ignored.
  if (transmit.requestedBytes == 0) {
    return Fault::None;
  }
  if (sending == SendState::Failed) {
    return Fault::SendFailed;
  }
  if (sending != SendState::Done && transmit.requestMs >= timeoutMs) {
    return Fault::SendTimeout;
  }
  return Fault::None;
}

Fault faultOfAnswers(const Session& session, const Link& link, const Settings& settings) {
  if (link.keepAlive.waitPingresp && link.keepAlive.pingrespMs >= settings.responseTimeoutMs) {
    return Fault::NoPingresp;
  }
  if (session.request.packetIdentifier != 0) {
    if (passedSince(link.window.clockMs, session.request.sinceMs) >= settings.responseTimeoutMs) {
      if (session.request.leaving) {
        return Fault::NoUnsuback;
      }
      return Fault::NoSuback;
    }
  }
  if (settings.acknowledgeTimeoutMs == 0) {
    return Fault::None;
  }
  if (oldestInFlightMs(session.outbox, link.window) >= settings.acknowledgeTimeoutMs) {
    return Fault::NoAcknowledge;
  }
  return Fault::None;
}

bool isPieceOverdue(const LargePublish& large, int32_t keepAliveSeconds, int32_t timeoutMs) {
  if (large.place == NO_PLACE) {
    return false;
  }
  int32_t silenceMs = longestSilenceMs(keepAliveSeconds);
  if (silenceMs > 0 && large.waitMs >= silenceMs) {
    return true;
  }
  return large.waitMs >= timeoutMs;
}

static int32_t mutualWaitMs(bool cleanSession, const Settings& settings) {
  if (!cleanSession) {
    return MUTUAL_WAIT_MS;
  }
  if (settings.acknowledgeTimeoutMs > 0) {
    return settings.acknowledgeTimeoutMs;
  }
  return settings.responseTimeoutMs;
}

bool isMutualWait(const Session& session, const Link& link, const Settings& settings) {
  if (!link.pressure.paused) {
    return false;
  }
  if (link.pressure.pausedMs < mutualWaitMs(link.handshake.cleanSession, settings)) {
    return false;
  }
  if (link.window.inFlight > 0 || session.request.packetIdentifier != 0) {
    return true;
  }
  // Whether PINGRESP comes has to be seen, or a dead link stays unnoticed as long as nothing is taken. A
  // clean session would lose what is left to the broker for it.
  if (link.keepAlive.waitPingresp && !link.handshake.cleanSession) {
    return true;
  }
  // Every place waits for PUBREL, or for a message of an earlier connection to be repeated.
  return link.pressure.holder == NO_PLACE;
}

bool isDrained(const Connection& connection, const Outbox& outbox, int32_t timeoutMs) {
  return outbox.order.count == 0 || connection.stateMs >= timeoutMs;
}

bool hasLeft(const Connection& connection, const Transmit& transmit, int32_t timeoutMs) {
  return transmit.length == 0 || connection.stateMs >= timeoutMs;
}

LinkRequest linkRequestOf(ClientState state) {
  if (state == ClientState::WaitLink) {
    return LinkRequest::Open;
  }
  if (isLinkUsed(state)) {
    return LinkRequest::Open;
  }
  return LinkRequest::Close;
}

}  // namespace mqtt
