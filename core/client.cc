#include "core/client.h"

#include "core/arrival.h"
#include "core/link.h"
#include "core/saturate.h"

namespace mqtt {

// One scan goes through the client from the transport's answers to its next order:
//
//   time -> order done? -> user's wish, link -> octets received -> deadlines -> what is due to be sent ->
//   next order
//
// Acknowledgements are dealt with before anything is sent, so that the room they give is used in the same
// scan.

// A clock that was set back tells nothing.
int32_t timePassed(int32_t elapsedMs) {
  if (elapsedMs < 0) {
    return 0;
  }
  return elapsedMs;
}

void passTime(ClientData& client, int32_t elapsedMs) {
  client.connection.stateMs = addSaturating(client.connection.stateMs, elapsedMs);
  client.transmit.requestMs = addSaturating(client.transmit.requestMs, elapsedMs);
  passKeepAlive(client, elapsedMs);
  if (client.receivePaused) {
    client.pausedMs = addSaturating(client.pausedMs, elapsedMs);
  } else {
    client.pausedMs = 0;
    client.delivery.pubackMs = addSaturating(client.delivery.pubackMs, elapsedMs);
  }
}

// Octets that come outside a connection belong to one that has ended: they are consumed and forgotten.
int32_t consumeReceived(ClientData& client, const ScanInput& input) {
  if (client.connection.state != ClientState::WaitConnack &&
      client.connection.state != ClientState::Connected) {
    return input.receivedBytes;
  }
  int32_t consumedBytes = takeReceived(client, input);
  if (client.framing.fault != Fault::None) {
    failConnection(client, client.framing.fault);
  }
  return consumedBytes;
}

LinkRequest requestOf(ClientState state) {
  if (isLinkUsed(state)) {
    return LinkRequest::Open;
  }
  if (state == ClientState::WaitLink) {
    return LinkRequest::Open;
  }
  return LinkRequest::Close;
}

void scan(ClientData& client, const ScanInput& input, ScanOutput& output) {
  int32_t elapsedMs = timePassed(input.elapsedMs);
  passTime(client, elapsedMs);
  followOrder(client, input.sending);
  followLink(client, input.enable, input.transport);
  output.consumedBytes = consumeReceived(client, input);
  checkDeadlines(client, elapsedMs);
  if (client.connection.state == ClientState::Connected) {
    sendSubscriptions(client);
    sendMessages(client);
    sendPingreq(client);
  }
  if (requestSend(client.transmit)) {
    client.keepAlive.silentMs = 0;
  }
  output.linkRequest = requestOf(client.connection.state);
  output.sendBytes = client.transmit.requestedBytes;
  output.state = client.connection.state;
  output.connected = client.connection.state == ClientState::Connected;
  output.fault = client.connection.fault;
}

}  // namespace mqtt
