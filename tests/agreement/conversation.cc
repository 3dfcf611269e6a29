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
  settings.pubackTimeoutMs = chance(3) ? 0 : 1000 + below(5000);
  settings.takeTimeoutMs = chance(3) ? 0 : 500 + below(3000);
  settings.reconnectMinimumMs = 1 + below(200);
  settings.reconnectMaximumMs = settings.reconnectMinimumMs + below(1000);
}

Step Conversation::next() {
  const int32_t choice = below(100);
  if (choice < 72) {
    prepareScan();
    return Step::Scan;
  }
  if (choice < 84) {
    prepareMessage();
    return Step::OfferMessage;
  }
  number = below(12) - 2;
  if (choice < 87) {
    prepareFilter();
    return Step::WantFilter;
  }
  if (choice < 95) return Step::TakeMessage;
  if (choice < 98) {
    number = below(200);
    return Step::StateOfTicket;
  }
  return chance(150) ? Step::ResetClient : Step::StateOfFilter;
}

void Conversation::scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client) {
  wish_ = output.linkRequest;
  consumedBytes_ = output.consumedBytes;
  request_.clear();
  for (int32_t i = 0; i < output.sendBytes; ++i) request_.push_back(client.link.transmit.bytes[i]);
}

void Conversation::prepareScan() {
  input.elapsedMs = chance(25) ? below(3000) : below(40);
  if (chance(500)) input.elapsedMs = -below(1000);
  input.enable = !chance(60);
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
    broker_.take(request_.data(), static_cast<int32_t>(request_.size()));
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
  message.qos = chance(2) ? mqtt::Qos::AtLeastOnce : mqtt::Qos::AtMostOnce;
  if (chance(50)) message.qos = mqtt::Qos::ExactlyOnce;
  message.retained = chance(4);
  message.payloadLength = chance(8) ? below(1100) : below(60);
  for (int32_t i = 0; i < std::min(message.payloadLength, mqtt::PAYLOAD_BYTES_MAX); ++i) {
    message.payload[i] = static_cast<uint8_t>(random_());
  }
}

void Conversation::prepareFilter() {
  set(filter, FILTERS[chance(6) ? below(8) : below(5)]);
  qos = chance(2) ? mqtt::Qos::AtLeastOnce : mqtt::Qos::AtMostOnce;
}

}  // namespace agreement
