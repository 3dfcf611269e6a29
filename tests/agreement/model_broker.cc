#include "tests/agreement/model_broker.h"

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

/// One whole packet at the front: its header and body are split off. False if there is none yet.
bool splitPacket(std::vector<uint8_t>& sent, uint8_t& header, std::vector<uint8_t>& body) {
  size_t remaining = 0;
  size_t factor = 1;
  for (size_t i = 1; i < sent.size() && i <= 4; ++i) {
    remaining += (sent[i] & 0x7F) * factor;
    factor *= 128;
    if ((sent[i] & 0x80) != 0) continue;
    const size_t start = i + 1;
    if (sent.size() < start + remaining) return false;
    header = sent[0];
    const auto from = sent.begin() + static_cast<std::ptrdiff_t>(start);
    body.assign(from, from + static_cast<std::ptrdiff_t>(remaining));
    sent.erase(sent.begin(), from + static_cast<std::ptrdiff_t>(remaining));
    return true;
  }
  return false;
}

std::vector<uint8_t> packet(uint8_t header, const std::vector<uint8_t>& body) {
  std::vector<uint8_t> octets = {header};
  size_t rest = body.size();
  while (rest >= 128) {
    octets.push_back(static_cast<uint8_t>(0x80 | rest % 128));
    rest /= 128;
  }
  octets.push_back(static_cast<uint8_t>(rest));
  octets.insert(octets.end(), body.begin(), body.end());
  return octets;
}

}  // namespace

bool ModelBroker::chance(int oneIn) {
  return random_() % static_cast<unsigned>(oneIn) == 0;
}

void ModelBroker::connected() {
  sent_.clear();
  answers_.clear();
  filters_.clear();
}

void ModelBroker::take(const uint8_t* octets, int32_t count) {
  sent_.insert(sent_.end(), octets, octets + count);
  uint8_t header = 0;
  std::vector<uint8_t> body;
  while (splitPacket(sent_, header, body)) answerPacket(header, body);
  if (!filters_.empty() && chance(4)) publish();
  if (!lastPublished_.empty() && chance(20)) repeat();
}

void ModelBroker::append(std::vector<uint8_t> octets) {
  if (chance(400)) octets[random_() % octets.size()] ^= static_cast<uint8_t>(1U << random_() % 8);
  answers_.insert(answers_.end(), octets.begin(), octets.end());
}

void ModelBroker::answerPacket(uint8_t header, const std::vector<uint8_t>& body) {
  if (chance(200)) return;
  switch (header >> 4) {
    case 1:  // CONNECT
      append({0x20, 2, static_cast<uint8_t>(chance(30) ? 1 : 0),
              static_cast<uint8_t>(chance(20) ? random_() % 7 : 0)});
      break;
    case 3:  // PUBLISH of QoS 1 and 2: the identifier lies behind the topic
      if ((header & 0x06) != 0) {
        const size_t at = 2 + size_t{body[0]} * 256 + body[1];
        append({static_cast<uint8_t>((header & 0x06) == 2 ? 0x40 : 0x50), 2, body[at], body[at + 1]});
      }
      break;
    case 5: append({0x62, 2, body[0], body[1]}); break;
    case 6: append({0x70, 2, body[0], body[1]}); break;
    case 8: answerSubscribe(body); break;
    case 10: append({0xB0, 2, body[0], body[1]}); break;
    case 12: append({0xD0, 0}); break;
    default: break;
  }
}

void ModelBroker::answerSubscribe(const std::vector<uint8_t>& body) {
  std::vector<uint8_t> answer = {body[0], body[1]};
  for (size_t at = 2; at + 2 < body.size();) {
    const size_t length = size_t{body[at]} * 256 + body[at + 1];
    const auto filter = body.begin() + static_cast<std::ptrdiff_t>(at + 2);
    filters_.emplace_back(filter, filter + static_cast<std::ptrdiff_t>(length));
    at += 2 + length;
    answer.push_back(chance(15) ? 0x80 : body[at]);
    ++at;
  }
  append(packet(0x90, answer));
}

/// To a filter that was asked for, with wildcards filled in; seldom to another topic, with a payload of any
/// size.
void ModelBroker::publish() {
  std::vector<uint8_t> topic = filters_[random_() % filters_.size()];
  std::replace(topic.begin(), topic.end(), uint8_t{'+'}, uint8_t{'x'});
  std::replace(topic.begin(), topic.end(), uint8_t{'#'}, uint8_t{'y'});
  if (chance(12)) topic.push_back('z');
  const auto qos = static_cast<uint8_t>(random_() % 3);
  std::vector<uint8_t> body = {high(topic.size()), low(topic.size())};
  body.insert(body.end(), topic.begin(), topic.end());
  if (qos > 0) {
    lastIdentifier_ = static_cast<uint16_t>(lastIdentifier_ % 65535 + 1);
    body.push_back(high(lastIdentifier_));
    body.push_back(low(lastIdentifier_));
  }
  const size_t payloadBytes = chance(10) ? random_() % 1600 : random_() % 40;
  for (size_t i = 0; i < payloadBytes; ++i) body.push_back(static_cast<uint8_t>(random_()));
  const uint32_t flags = qos * 2U + (chance(5) ? 1U : 0U) + (qos > 0 && chance(6) ? 8U : 0U);
  lastPublished_ = packet(static_cast<uint8_t>(0x30 + flags), body);
  append(lastPublished_);
}

/// The message once more, as a broker does over a new connection: with DUP.
void ModelBroker::repeat() {
  if ((lastPublished_[0] & 0x06) != 0) lastPublished_[0] |= 0x08;
  append(lastPublished_);
}

}  // namespace agreement
