#include "tests/agreement/honest_broker.h"

#include <algorithm>
#include <cstddef>

namespace agreement {
namespace {

uint8_t high(size_t number) {
  return static_cast<uint8_t>(number / 256);
}
uint8_t low(size_t number) {
  return static_cast<uint8_t>(number % 256);
}
int numberAt(const Octets& body, size_t at) {
  return body[at] * 256 + body[at + 1];
}
std::string textAt(const Octets& body, size_t at) {
  const auto from = body.begin() + static_cast<std::ptrdiff_t>(at + 2);
  return {from, from + numberAt(body, at)};
}

// Packets here are shorter than 128 bytes, or their length takes two.
bool splitPacket(Octets& octets, uint8_t& header, Octets& body) {
  if (octets.size() < 2) return false;
  size_t start = 2;
  size_t length = octets[1];
  if (length >= 128) {
    if (octets.size() < 3) return false;
    length = length - 128 + size_t{octets[2]} * 128;
    start = 3;
  }
  if (octets.size() < start + length) return false;
  header = octets[0];
  const auto from = octets.begin() + static_cast<std::ptrdiff_t>(start);
  body.assign(from, from + static_cast<std::ptrdiff_t>(length));
  octets.erase(octets.begin(), from + static_cast<std::ptrdiff_t>(length));
  return true;
}

// 'a/#' and names are all that the tests use.
bool matches(const std::string& filter, const std::string& topic) {
  if (filter.ends_with("#")) return topic.starts_with(filter.substr(0, filter.size() - 1));
  return filter == topic;
}

}  // namespace

void HonestBroker::connectionEnded() {
  connected_ = false;
  partial_.clear();
  answers.clear();
  // QoS 0 is not kept for later.
  std::erase_if(sending_, [](const Sending& one) { return one.qos == 0; });
}

void HonestBroker::forget() {
  session_ = false;
  filters_.clear();
  releasing_.clear();
  sending_.clear();
}

void HonestBroker::take(const Octets& octets) {
  partial_.insert(partial_.end(), octets.begin(), octets.end());
  uint8_t header = 0;
  Octets body;
  while (splitPacket(partial_, header, body)) onPacket(header, body);
}

void HonestBroker::onPacket(uint8_t header, const Octets& body) {
  const auto answer = [&](uint8_t type) { answers.insert(answers.end(), {type, 2, body[0], body[1]}); };
  switch (header >> 4) {
    case 1: return onConnect();
    case 3: return onPublish(header, body);
    case 4: return finish(numberAt(body, 0), 1, false);
    case 5:
      for (Sending& one : sending_) one.released |= one.qos == 2 && one.identifier == numberAt(body, 0);
      return answer(0x62);
    case 6: releasing_.erase(numberAt(body, 0)); return answer(0x70);
    case 7: return finish(numberAt(body, 0), 2, true);
    case 8: return onSubscribe(body);
    case 10: onUnsubscribe(body); return answer(0xB0);
    case 12: answers.insert(answers.end(), {0xD0, 0}); break;
    default: break;
  }
}

// 4.4: everything that is not acknowledged goes out again, in its order.
void HonestBroker::onConnect() {
  answers.insert(answers.end(), {0x20, 2, static_cast<uint8_t>(session_ ? 1 : 0), 0});
  connected_ = true;
  session_ = true;
  for (Sending& one : sending_) send(one);
}

void HonestBroker::onPublish(uint8_t header, const Octets& body) {
  const int qos = header >> 1 & 3;
  const std::string topic = textAt(body, 0);
  size_t at = 2 + topic.size();
  const int identifier = qos == 0 ? 0 : numberAt(body, at);
  if (qos > 0) at += 2;
  const bool isNew = qos < 2 || releasing_.insert(identifier).second;
  if (isNew) delivered.emplace_back(body.begin() + static_cast<std::ptrdiff_t>(at), body.end());
  if (qos == 0) return;
  answers.insert(answers.end(),
                 {static_cast<uint8_t>(qos == 1 ? 0x40 : 0x50), 2, high(static_cast<size_t>(identifier)),
                  low(static_cast<size_t>(identifier))});
}

void HonestBroker::onSubscribe(const Octets& body) {
  Octets answer = {body[0], body[1]};
  for (size_t at = 2; at < body.size();) {
    const std::string filter = textAt(body, at);
    at += 2 + filter.size();
    filters_[filter] = body[at];
    answer.push_back(body[at++]);
  }
  answers.insert(answers.end(), {0x90, static_cast<uint8_t>(answer.size())});
  answers.insert(answers.end(), answer.begin(), answer.end());
}

void HonestBroker::onUnsubscribe(const Octets& body) {
  for (size_t at = 2; at < body.size();) {
    const std::string filter = textAt(body, at);
    at += 2 + filter.size();
    filters_.erase(filter);
  }
}

void HonestBroker::finish(int identifier, int qos, bool released) {
  const auto found = std::ranges::find_if(sending_, [&](const Sending& one) {
    return one.qos == qos && one.identifier == identifier && one.released == released;
  });
  if (found != sending_.end()) sending_.erase(found);
}

void HonestBroker::publish(const std::string& topic, const std::string& payload, int qos) {
  int granted = -1;
  for (const auto& [filter, filterQos] : filters_) {
    if (matches(filter, topic)) granted = std::max(granted, filterQos);
  }
  if (granted < 0) return;
  const int used = std::min(qos, granted);
  if (used > 0) lastIdentifier_ = lastIdentifier_ % 65535 + 1;
  sending_.push_back({used, used > 0 ? lastIdentifier_ : 0, topic, payload, false, false});
  if (connected_) send(sending_.back());
  if (used == 0) sending_.pop_back();
}

void HonestBroker::send(Sending& message) {
  if (message.released) {
    const auto identifier = static_cast<size_t>(message.identifier);
    answers.insert(answers.end(), {0x62, 2, high(identifier), low(identifier)});
    return;
  }
  Octets body = {high(message.topic.size()), low(message.topic.size())};
  body.insert(body.end(), message.topic.begin(), message.topic.end());
  if (message.qos > 0) {
    body.push_back(high(static_cast<size_t>(message.identifier)));
    body.push_back(low(static_cast<size_t>(message.identifier)));
  }
  body.insert(body.end(), message.payload.begin(), message.payload.end());
  answers.push_back(static_cast<uint8_t>(0x30 | message.qos << 1 | (message.sent ? 8 : 0)));
  answers.push_back(static_cast<uint8_t>(body.size()));
  answers.insert(answers.end(), body.begin(), body.end());
  message.sent = true;
}

}  // namespace agreement
