#include "tests/agreement/conversation.h"

#include <algorithm>
#include <string_view>

namespace agreement {
namespace {

/// Of a Text or of Bytes.
template <typename Target>
void set(Target& text, std::string_view octets) {
  text.length = static_cast<int32_t>(octets.size());
  for (int32_t i = 0; i < text.length; ++i)
    text.bytes[i] = static_cast<uint8_t>(octets[static_cast<size_t>(i)]);
}

constexpr std::string_view TOPICS[] = {"plant/level",
                                       "plant/pump/1",
                                       "a",
                                       "stra\xc3\x9f"
                                       "e/3",
                                       "plant/+",
                                       "",
                                       "bad\xff",
                                       "x#"};
constexpr std::string_view FILTERS[] = {"plant/#", "cmd/+/level", "a", "+/b", "cmd/x/level", "bad#", "", "#"};

}  // namespace

Conversation::Conversation(uint32_t seed) : random_(seed), broker_(random_) {}

bool Conversation::chance(int oneIn) {
  return random_() % static_cast<unsigned>(oneIn) == 0;
}
int32_t Conversation::below(int32_t limit) {
  return static_cast<int32_t>(random_() % static_cast<unsigned>(limit));
}

void Conversation::settle(mqtt::Settings& settings) {
  settings.protocolLevel = chance(2) ? mqtt::LEVEL_MQTT_31 : mqtt::LEVEL_MQTT_311;
  if (chance(30)) settings.protocolLevel = below(7);
  set(settings.clientIdentifier, chance(20) ? "" : "plc-7");
  settings.cleanSession = chance(2);
  settings.keepAliveSeconds = chance(3) ? 0 : 1 + below(5);
  if (chance(2)) {
    set(settings.userName, "user");
    if (chance(2)) set(settings.password, "secret");
  }
  if (chance(2)) {
    set(settings.willTopic, "plant/state");
    set(settings.willPayload, "offline");
    settings.willQos = chance(2) ? mqtt::Qos::AtLeastOnce : mqtt::Qos::AtMostOnce;
    settings.willRetained = chance(2);
  }
  settings.responseTimeoutMs = 500 + below(2000);
  settings.acknowledgeTimeoutMs = chance(3) ? 0 : 1000 + below(5000);
  settings.drainTimeoutMs = chance(2) ? 0 : below(1000);
  settings.inFlightMaximum = 1 + below(mqtt::IN_FLIGHT_MAX);
  settings.qosZeroAgeMs = chance(3) ? mqtt::NO_AGE_LIMIT : below(2000);
  settings.whenFull = static_cast<mqtt::WhenFull>(below(3));
  settings.takeTimeoutMs = chance(3) ? 0 : 500 + below(3000);
  settings.reconnectMinimumMs = 1 + below(200);
  settings.reconnectMaximumMs = settings.reconnectMinimumMs + below(1000);
}

/// One of the last numbers given out; seldom any number.
int32_t Conversation::oneOf(const std::vector<int32_t>& numbers) {
  if (numbers.empty() || chance(10)) return below(300) - 2;
  const size_t back = std::min<size_t>(numbers.size(), 40);
  return numbers[numbers.size() - 1 - random_() % back];
}

Step Conversation::next() {
  if (wantedTicket_ != 0 && chance(3)) return handPiece();
  if (arrivingPieces_ != 0 && chance(3)) {
    number = chance(20) ? oneOf(subscriptions_) : arrivingPieces_;
    return Step::ReceivePiece;
  }
  const int32_t choice = below(106);
  if (choice >= 100) return nextLarge();
  if (choice < 68) {
    prepareScan();
    return Step::Scan;
  }
  if (choice < 80) {
    prepareMessage();
    return Step::Publish;
  }
  if (choice < 83) {
    prepareFilter();
    number = chance(3) ? oneOf(subscriptions_) : mqtt::NO_SUBSCRIPTION;
    return Step::Subscribe;
  }
  if (choice < 90) {
    number = oneOf(subscriptions_);
    return Step::Receive;
  }
  if (choice < 93) return Step::ReceiveAny;
  if (choice < 95) {
    number = oneOf(tickets_);
    return Step::DeliveryState;
  }
  if (choice < 96) {
    number = oneOf(tickets_);
    return Step::Cancel;
  }
  number = oneOf(subscriptions_);
  if (choice < 98) return Step::SubscriptionState;
  if (choice < 99) return chance(2) ? Step::Unsubscribe : Step::SubscriptionState;
  if (chance(150)) return Step::ResetClient;
  return chance(10) ? Step::ClearOutbox : Step::SubscriptionState;
}

// Messages above PAYLOAD_BYTES_MAX, either way.
Step Conversation::nextLarge() {
  constexpr int32_t ABOVE = mqtt::PAYLOAD_BYTES_MAX + 1;
  switch (below(6)) {
    case 0:
    case 1:
      prepareMessage();
      largeBytes = chance(3) ? below(2 * ABOVE) : ABOVE + below(4 * ABOVE);
      if (chance(30)) largeBytes = chance(2) ? -1 : mqtt::LARGE_BYTES_MAX + below(2);
      return Step::PublishLarge;
    case 2:
    case 3:
      number = oneOf(subscriptions_);
      largeBytes = chance(4) ? below(2 * ABOVE) - 1 : mqtt::COUNT_MAX;
      return Step::TakeLarge;
    case 4: number = oneOf(tickets_); return Step::WantedOffset;
    default: break;
  }
  return handPiece();
}

Step Conversation::handPiece() {
  prepareMessage();
  if (!chance(4)) message.payloadLength = 1 + below(mqtt::PAYLOAD_BYTES_MAX);
  number = chance(10) ? oneOf(tickets_) : wantedTicket_;
  return Step::HandPiece;
}

void Conversation::scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client) {
  wish_ = output.linkRequest;
  consumedBytes_ = output.consumedBytes;
  const int32_t place = client.link.window.large.place;
  wantedTicket_ = place == mqtt::NO_PLACE ? 0 : client.session.outbox.messages[place].ticket;
  const mqtt::LargeArrival& arrival = client.link.arrival;
  arrivingPieces_ = arrival.place == mqtt::NO_PLACE ? 0 : client.session.subscriptions[arrival.index].handle;
  request_.clear();
  for (int32_t i = 0; i < output.sendBytes; ++i) request_.push_back(client.link.transmit.bytes[i]);
}

void Conversation::prepareScan() {
  input.elapsedMs = chance(25) ? below(3000) : below(40);
  if (chance(500)) input.elapsedMs = -below(1000);
  input.enable = !chance(60);
  input.reconnect = chance(100);
  input.receivedOffset += consumedBytes_;
  input.receivedBytes -= consumedBytes_;
  consumedBytes_ = 0;
  moveLink();
  moveSending();
  deliverOctets();
}

void Conversation::moveLink() {
  if (wish_ == mqtt::LinkRequest::Close || chance(150)) {
    input.transport = mqtt::TransportState::Down;
  } else if (input.transport == mqtt::TransportState::Down) {
    input.transport = mqtt::TransportState::Connecting;
  } else if (input.transport == mqtt::TransportState::Connecting && chance(2)) {
    input.transport = mqtt::TransportState::Up;
    broker_.connected();
  }
  if (input.transport != mqtt::TransportState::Up) input.receivedBytes = 0;
}

void Conversation::moveSending() {
  if (request_.empty() || input.transport != mqtt::TransportState::Up) {
    input.sending = mqtt::SendState::Idle;
  } else if (chance(300)) {
    input.sending = mqtt::SendState::Failed;
  } else if (chance(3)) {
    input.sending = mqtt::SendState::Busy;
  } else {
    input.sending = mqtt::SendState::Done;
    broker_.take(request_);
  }
}

/// TRCV writes into its area only when all in it was consumed, and delivers any split.
void Conversation::deliverOctets() {
  if (input.transport != mqtt::TransportState::Up || input.receivedBytes > 0) return;
  std::vector<uint8_t>& waiting = broker_.answers();
  auto count = static_cast<int32_t>(std::min<size_t>(waiting.size(), mqtt::RECEIVE_BYTES_MAX));
  if (count > 0 && chance(2)) count = 1 + below(count);
  input.receivedOffset = 0;
  input.receivedBytes = count;
  for (int32_t i = 0; i < count; ++i) input.received[i] = waiting[static_cast<size_t>(i)];
  waiting.erase(waiting.begin(), waiting.begin() + count);
}

void Conversation::prepareMessage() {
  set(message.topic, TOPICS[chance(6) ? below(8) : below(4)]);
  message.qos = static_cast<mqtt::Qos>(below(3));
  if (chance(50)) message.qos = static_cast<mqtt::Qos>(3 - 4 * below(2));
  message.maximumAgeMs = chance(3) ? below(1000) : mqtt::AGE_OF_SETTINGS;
  message.retained = chance(4);
  message.payloadLength = chance(8) ? below(mqtt::PAYLOAD_BYTES_MAX + 76) : below(60);
  for (int32_t i = 0; i < std::min(message.payloadLength, mqtt::PAYLOAD_BYTES_MAX); ++i) {
    message.payload[i] = static_cast<uint8_t>(random_());
  }
}

void Conversation::prepareFilter() {
  set(filter, FILTERS[chance(6) ? below(8) : below(5)]);
  qos = static_cast<mqtt::Qos>(below(3));
}

}  // namespace agreement
