#include "core/deadlines.h"

namespace mqtt {

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

Fault faultOfAnswers(const Link& link, const Settings& settings) {
  if (link.keepAlive.waitPingresp && link.keepAlive.pingrespMs >= settings.responseTimeoutMs) {
    return Fault::NoPingresp;
  }
  if (link.window.inFlight > 0 && settings.pubackTimeoutMs > 0 &&
      link.window.pubackMs >= settings.pubackTimeoutMs) {
    return Fault::NoPuback;
  }
  return Fault::None;
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
