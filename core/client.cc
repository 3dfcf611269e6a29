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
  client.transmit.orderMs = addSaturating(client.transmit.orderMs, elapsedMs);
  passKeepAlive(client, elapsedMs);
  if (client.inboxHoldsBack) {
    client.inboxFullMs = addSaturating(client.inboxFullMs, elapsedMs);
  } else {
    client.inboxFullMs = 0;
    client.delivery.pubackMs = addSaturating(client.delivery.pubackMs, elapsedMs);
  }
}

// Octets that come outside a connection belong to one that has ended: they are consumed and forgotten.
int32_t consumeReceived(ClientData& client, const ScanInput& input) {
  if (client.connection.state != ConnectionState::WaitConnack &&
      client.connection.state != ConnectionState::Connected) {
    return input.receivedBytes;
  }
  int32_t consumedBytes = takeReceived(client, input);
  if (client.framing.fault != Fault::None) {
    failConnection(client, client.framing.fault);
  }
  return consumedBytes;
}

LinkWish wishOf(ConnectionState state) {
  if (isLinkUsed(state)) {
    return LinkWish::Open;
  }
  if (state == ConnectionState::WaitLink) {
    return LinkWish::Open;
  }
  return LinkWish::Close;
}

void scan(ClientData& client, const ScanInput& input, ScanOutput& output) {
  int32_t elapsedMs = timePassed(input.elapsedMs);
  passTime(client, elapsedMs);
  followOrder(client, input.sending);
  followLink(client, input.enable, input.link);
  output.consumedBytes = consumeReceived(client, input);
  checkDeadlines(client, elapsedMs);
  if (client.connection.state == ConnectionState::Connected) {
    sendSubscriptions(client);
    sendMessages(client);
    sendPingreq(client);
  }
  if (orderNextPart(client.transmit)) {
    client.keepAlive.silentMs = 0;
  }
  output.wish = wishOf(client.connection.state);
  output.sendBytes = client.transmit.orderedBytes;
  output.state = client.connection.state;
  output.connected = client.connection.state == ConnectionState::Connected;
  output.fault = client.connection.fault;
}

}  // namespace mqtt
