#include "core/testing/shell.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/testing/packet.h"
#include "core/testing/session_check.h"

namespace mqtt {

Octets bytes(std::string_view hexOctets) {
  Octets octets;
  std::string digits;
  for (char digit : hexOctets) {
    if (digit == ' ') continue;
    digits += digit;
    if (digits.size() < 2) continue;
    octets.push_back(static_cast<uint8_t>(std::stoi(digits, nullptr, 16)));
    digits.clear();
  }
  return octets;
}

std::string hex(const Octets& octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (uint8_t octet : octets) {
    if (!text.empty()) text += ' ';
    text += digits[octet / 16];
    text += digits[octet % 16];
  }
  return text;
}

Octets octetsOf(std::string_view text) {
  return Octets(text.begin(), text.end());
}

Octets operator+(Octets front, const Octets& behind) {
  front.insert(front.end(), behind.begin(), behind.end());
  return front;
}

void setText(Text& text, const Octets& value) {
  text.length = static_cast<int32_t>(value.size());
  for (int32_t index = 0; index < text.length && index < TEXT_BYTES_MAX; ++index) {
    text.bytes[index] = value[static_cast<size_t>(index)];
  }
}

void setBytes(Bytes& data, const Octets& value) {
  data.length = static_cast<int32_t>(value.size());
  for (int32_t index = 0; index < data.length && index < TEXT_BYTES_MAX; ++index) {
    data.bytes[index] = value[static_cast<size_t>(index)];
  }
}

void setText(Text& text, std::string_view value) {
  setText(text, octetsOf(value));
}

Message message(std::string_view topic, std::string_view payload, Qos qos) {
  Message made;
  setText(made.topic, topic);
  made.payloadLength = static_cast<int32_t>(payload.size());
  for (int32_t index = 0; index < made.payloadLength && index < PAYLOAD_BYTES_MAX; ++index) {
    made.payload[index] = static_cast<uint8_t>(payload[static_cast<size_t>(index)]);
  }
  made.qos = qos;
  return made;
}

std::string topicOf(const Message& message) {
  return {message.topic.bytes.elements, message.topic.bytes.elements + message.topic.length};
}

std::string payloadOf(const Message& message) {
  return {message.payload.elements, message.payload.elements + message.payloadLength};
}

std::string payloadOfSize(size_t size) {
  std::string payload(size, ' ');
  for (size_t at = 0; at < size; ++at) payload[at] = static_cast<char>('a' + (at / 7 + at / 1024) % 26);
  return payload;
}

Octets publishPacket(std::string_view topic, std::string_view payload, int32_t qos, int32_t identifier) {
  return protocol::encoded(protocol::publish({std::string(topic), std::string(payload), qos, identifier}));
}

Shell::Shell() {
  setText(client.settings.clientIdentifier, "plc");
  input.enable = true;
}

void Shell::scan(int32_t elapsedMs) {
  input.elapsedMs = elapsedMs;
  if (followRequest) {
    if (output.linkRequest == LinkRequest::Close) {
      input.transport = TransportState::Down;
    } else if (input.transport == TransportState::Down) {
      input.transport = TransportState::Connecting;
    } else {
      input.transport = TransportState::Up;
    }
  }
  // Octets lie at different places of the area from scan to scan.
  input.receivedOffset = input.receivedOffset == 0 ? 5 : 0;
  input.receivedBytes =
      std::min(static_cast<int32_t>(arriving.size()), RECEIVE_BYTES_MAX - input.receivedOffset);
  std::copy_n(arriving.begin(), input.receivedBytes, input.received.elements + input.receivedOffset);
  input.sending = SendState::Idle;
  if (!request_.empty()) {
    // The transport reads the area while the request stands.
    const uint8_t* area = client.link.transmit.bytes.elements;
    EXPECT_EQ(hex(request_), hex(Octets(area, area + request_.size())));
    const bool done = busyScans >= 0 && requestScans_ >= busyScans;
    input.sending = done ? SendState::Done : SendState::Busy;
    ++requestScans_;
    if (done) request_.clear();
  }
  mqtt::scan(client, input, output);
  EXPECT_EQ(inconsistencyOf(client.session), "");
  ASSERT_GE(output.consumedBytes, 0);
  ASSERT_LE(output.consumedBytes, input.receivedBytes);
  arriving.erase(arriving.begin(), arriving.begin() + output.consumedBytes);
  takeRequest();
}

void Shell::takeRequest() {
  if (output.sendBytes == 0) {
    request_.clear();
    return;
  }
  ASSERT_LE(output.sendBytes, SEND_BYTES_MAX);
  if (!request_.empty()) return;
  const uint8_t* area = client.link.transmit.bytes.elements;
  request_ = Octets(area, area + output.sendBytes);
  requestScans_ = 0;
  sent_ = sent_ + request_;
}

void Shell::scan(int32_t elapsedMs, int times) {
  for (int scans = 0; scans < times; ++scans) scan(elapsedMs);
}

void Shell::connect(std::string_view connack) {
  for (int scans = 0; scans < 10 && output.state != ClientState::WaitConnack; ++scans) scan();
  ASSERT_EQ(output.state, ClientState::WaitConnack);
  scan();
  sent_.clear();
  feed(connack);
}

void Shell::feed(const Octets& octets) {
  arriving = arriving + octets;
  scan();
}

void Shell::breakLink() {
  followRequest = false;
  input.transport = TransportState::Down;
  arriving.clear();
  scan();
  followRequest = true;
  sent_.clear();
  scan(client.connection.waitMs);
  for (int scans = 0; scans < 10 && output.state != ClientState::WaitConnack; ++scans) scan();
  ASSERT_EQ(output.state, ClientState::WaitConnack);
}

std::string Shell::takeSent() {
  std::string text = hex(sent_);
  sent_.clear();
  return text;
}

int32_t Shell::publish(std::string_view topic, std::string_view payload, Qos qos) {
  int32_t ticket = 0;
  EXPECT_EQ(mqtt::publish(client, message(topic, payload, qos), ticket), Answer::Accepted);
  return ticket;
}

int32_t Shell::want(std::string_view filter, Qos qos) {
  Text text;
  setText(text, filter);
  int32_t subscription = NO_SUBSCRIPTION;
  EXPECT_EQ(mqtt::subscribe(client, text, qos, subscription), Answer::Accepted);
  return subscription;
}

const Subscription& Shell::subscriptionAt(int32_t subscription) const {
  return client.session.subscriptions[indexOfHandle(client.session, subscription)];
}

std::string Shell::take(int32_t subscription) {
  Message taken;
  const Answer answer = subscription == ANY_SUBSCRIPTION ? mqtt::receiveAny(client, taken)
                                                         : mqtt::receive(client, subscription, taken);
  if (answer != Answer::Accepted) return "";
  return topicOf(taken) + " " + payloadOf(taken);
}

}  // namespace mqtt
