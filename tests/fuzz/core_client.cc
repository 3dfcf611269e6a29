// A whole client with any broker, transport, clock and user, as a script spells them
// (tests/agreement/script.h). After each step the session must be consistent; after each scan the client must
// be within its bounds, must not have touched what the transport is reading, must have sent packets that the
// standard allows, and must report the right state of its messages.
#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/client.h"
#include "core/testing/client_stream.h"
#include "core/testing/session_check.h"
#include "tests/agreement/script.h"
#include "tests/fuzz/hold.h"

namespace {

using agreement::Script;
using agreement::Step;
using fuzz::hold;
using mqtt::Answer;
using mqtt::DeliveryState;

/// A message that was accepted, as its publisher knows it.
struct Offered {
  int32_t ticket;
  mqtt::Qos qos;
  DeliveryState state;
  bool isLarge;
};

bool isEnd(DeliveryState state) {
  return state >= DeliveryState::Sent;
}

class Plant {
 public:
  explicit Plant(Script& script) : script_(script) { client_.settings = agreement::settingsOfScripts(); }

  void step() {
    switch (script_.next()) {
      case Step::Scan: scan(); break;
      case Step::Publish: publish(); break;
      case Step::Cancel: cancel(); break;
      case Step::ClearOutbox: mqtt::clearOutbox(client_); break;
      case Step::DeliveryState: (void)mqtt::deliveryState(client_, script_.number); break;
      case Step::Subscribe: subscribe(); break;
      case Step::Unsubscribe: (void)mqtt::unsubscribe(client_, script_.number); break;
      case Step::SubscriptionState: (void)mqtt::subscriptionState(client_, script_.number); break;
      case Step::Receive: taken(mqtt::receive(client_, script_.number, message_)); break;
      case Step::ReceiveAny: taken(mqtt::receiveAny(client_, message_)); break;
      case Step::PublishLarge: publishLarge(); break;
      case Step::WantedOffset: wantedOffset(); break;
      case Step::HandPiece: handPiece(); break;
      case Step::TakeLarge: (void)mqtt::takeLarge(client_, script_.number, script_.largeBytes); break;
      case Step::ReceivePiece: receivePiece(); break;
      case Step::ResetClient:
        mqtt::resetClient(client_);
        offered_.clear();
        request_.clear();
        break;
      case Step::Change: script_.change(client_); return;
    }
    const std::string inconsistency = script_.isDamaged() ? mqtt::inconsistencyOfDamaged(client_.session)
                                                          : mqtt::inconsistencyOf(client_.session);
    hold(inconsistency.empty(), inconsistency);
  }

 private:
  void scan() {
    const mqtt::ScanInput& input = script_.input;
    if (input.restarted) {
      offered_.clear();
      request_.clear();
    }
    if (input.transport != mqtt::TransportState::Up) {
      sent_.begin();
      request_.clear();
    }
    hold(std::equal(request_.begin(), request_.end(), client_.link.transmit.bytes.elements),
         "bytes that the transport reads were changed");
    if (input.sending == mqtt::SendState::Done || input.sending == mqtt::SendState::Failed) request_.clear();
    mqtt::scan(client_, input, output_);
    hold(output_.consumedBytes >= 0 && output_.consumedBytes <= input.receivedBytes, "consumedBytes");
    script_.scanned(output_, client_);
    holdBounds();
    followRequest();
    watchMessages();
  }

  void holdBounds() const {
    hold(output_.sendBytes >= 0 && output_.sendBytes <= mqtt::SEND_BYTES_MAX, "sendBytes");
    hold(client_.link.transmit.length >= output_.sendBytes &&
             client_.link.transmit.length <= mqtt::TRANSMIT_BYTES_MAX + mqtt::DISCONNECT_BYTES,
         "transmit.length");
    hold(client_.link.window.inFlight >= 0 && client_.link.window.inFlight <= mqtt::IN_FLIGHT_MAX,
         "inFlight");
    hold(client_.link.window.leaving >= 0 && client_.link.window.leaving <= mqtt::QUEUE_MESSAGES_MAX,
         "leaving");
    hold(output_.connected == (output_.fault == mqtt::Fault::None && mqtt::isConnected(output_.state)),
         "connected");
    hold(output_.sendBytes == 0 || output_.linkRequest == mqtt::LinkRequest::Open, "linkRequest");
  }

  // A send request stands, unchanged, until it was Done or Failed.
  void followRequest() {
    const uint8_t* area = client_.link.transmit.bytes.elements;
    if (output_.sendBytes == 0) {
      request_.clear();
    } else if (request_.empty()) {
      request_.assign(area, area + output_.sendBytes);
      sent_.add(request_);
      while (sent_.next()) continue;
      hold(sent_.violation().empty() || script_.isDamaged(), sent_.violation());
    } else {
      hold(request_.size() == static_cast<size_t>(output_.sendBytes), "a request that stands was changed");
    }
  }

  // QoS 1 and 2 end acknowledged, or unsent; what has ended stays so, and is known for so many more ends.
  void watchMessages() {
    while (offered_.size() > static_cast<size_t>(mqtt::QUEUE_MESSAGES_MAX)) offered_.pop_front();
    for (Offered& one : offered_) {
      const DeliveryState before = one.state;
      const DeliveryState now = mqtt::deliveryState(client_, one.ticket);
      if (now == DeliveryState::Unknown) {
        hold(isEnd(before) || client_.counters.offered > mqtt::QUEUE_MESSAGES_MAX, "a message was forgotten");
        continue;
      }
      one.state = now;
      hold(!isEnd(before) || now == before, "an end was left");
      if (one.qos == mqtt::Qos::AtMostOnce) {
        hold(now != DeliveryState::Acknowledged && !mqtt::waitsForAnswer(now), "QoS 0 is answered");
      } else {
        // Nobody hands over the rest of a large one.
        const bool mayBeLost = one.isLarge && client_.connection.lastFault == mqtt::Fault::PieceTimeout;
        hold(now != DeliveryState::Sent && (now != DeliveryState::Lost || before == now || mayBeLost),
             "QoS 1 or 2 ends without an answer");
      }
    }
  }

  void publish() {
    int32_t ticket = 0;
    offered(mqtt::publish(client_, script_.message, ticket) == Answer::Accepted, ticket, false);
  }

  void publishLarge() {
    int32_t ticket = 0;
    const Answer answer = mqtt::publishLarge(client_, script_.message, script_.largeBytes, ticket);
    const bool hasLength = script_.largeBytes >= 0 && script_.largeBytes <= mqtt::LARGE_BYTES_MAX;
    hold(hasLength || answer == Answer::PayloadTooLong, "a length that no payload has is refused");
    offered(answer == Answer::Accepted, ticket, true);
  }

  void wantedOffset() {
    const int32_t offset = mqtt::wantedOffset(client_, script_.number);
    hold(offset >= mqtt::NO_OFFSET && offset <= mqtt::LARGE_BYTES_MAX, "the offset wanted");
    const DeliveryState state = mqtt::deliveryState(client_, script_.number);
    hold(offset == mqtt::NO_OFFSET || state == DeliveryState::WaitSent || mqtt::waitsForAnswer(state),
         "only a message that is being sent wants its payload");
  }

  void handPiece() {
    const int32_t wanted = mqtt::wantedOffset(client_, script_.number);
    int32_t handedBytes = -1;
    const Answer answer = mqtt::handPiece(client_, script_.number, script_.message, handedBytes);
    hold((answer == Answer::Accepted) == (handedBytes > 0), "what is accepted has bytes, and nothing else");
    hold((answer == Answer::NotWanted) == (wanted == mqtt::NO_OFFSET), "a piece is taken when it is wanted");
    const int32_t next = mqtt::wantedOffset(client_, script_.number);
    hold(next == mqtt::NO_OFFSET || next == wanted + handedBytes, "the offset moves by what was taken");
  }

  void receivePiece() {
    int32_t offset = -1;
    int32_t payloadBytes = -1;
    const Answer answer = mqtt::receivePiece(client_, script_.number, message_, offset, payloadBytes);
    taken(answer);
    if (answer != Answer::Accepted || script_.isDamaged()) return;
    hold(offset >= 0 && message_.payloadLength <= payloadBytes - offset, "a piece is a part of its payload");
    hold(message_.payloadLength > 0 || payloadBytes == 0, "an empty piece");
    hold(offset > 0 || payloadBytes <= mqtt::PAYLOAD_BYTES_MAX ||
             message_.payloadLength == mqtt::PAYLOAD_BYTES_MAX,
         "all pieces but the last are full");
  }

  void offered(bool accepted, int32_t ticket, bool isLarge) {
    hold(accepted == (ticket > 0), "only what was accepted has a ticket");
    if (!accepted) return;
    hold(mqtt::deliveryState(client_, ticket) == DeliveryState::Waiting, "a new message waits");
    offered_.push_back({ticket, script_.message.qos, DeliveryState::Waiting, isLarge});
    script_.gotTicket(ticket);
  }

  void cancel() {
    const DeliveryState before = mqtt::deliveryState(client_, script_.number);
    const bool cancelled = mqtt::cancel(client_, script_.number) == Answer::Accepted;
    hold(cancelled == (before == DeliveryState::Waiting), "what waits can be cancelled, and nothing else");
  }

  void subscribe() {
    int32_t subscription = script_.number;
    const Answer answer = mqtt::subscribe(client_, script_.filter, script_.qos, subscription);
    hold(answer == Answer::Accepted || subscription == script_.number, "a refused subscribe changes nothing");
    if (answer != Answer::Accepted) return;
    hold(mqtt::isReceiving(mqtt::subscriptionState(client_, subscription)), "a new subscription receives");
    script_.gotSubscription(subscription);
  }

  void taken(Answer answer) {
    if (answer != Answer::Accepted || script_.isDamaged()) return;
    hold(message_.topic.length >= 1 && message_.topic.length <= mqtt::TEXT_BYTES_MAX, "topic length");
    hold(message_.payloadLength >= 0 && message_.payloadLength <= mqtt::PAYLOAD_BYTES_MAX, "payload length");
    hold(mqtt::isWellFormed(message_.topic), "topic");
  }

  Script& script_;
  mqtt::ClientData client_;
  mqtt::ScanOutput output_;
  mqtt::Message message_;
  std::vector<uint8_t> request_;
  std::deque<Offered> offered_;
  protocol::ClientStream sent_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* octets, size_t bytes) {
  Script script({octets, bytes});
  auto plant = std::make_unique<Plant>(script);
  while (!script.isOver()) plant->step();
  return 0;
}
