#include "tests/fuzz/sent_packets.h"

#include <cstdlib>

namespace {

void hold(bool claim) {
  if (!claim) std::abort();
}

int pairAt(const std::vector<uint8_t>& body, size_t offset) {
  hold(offset + 2 <= body.size());
  return body[offset] * 256 + body[offset + 1];
}

}  // namespace

void SentPackets::beginConnection() {
  octets_.clear();
  connectSeen_ = false;
  disconnectSeen_ = false;
}

void SentPackets::add(const std::vector<uint8_t>& octets) {
  octets_.insert(octets_.end(), octets.begin(), octets.end());
  while (takePacket()) {
  }
}

bool SentPackets::takePacket() {
  if (octets_.size() < 2) return false;
  size_t length = 0;
  size_t factor = 1;
  size_t position = 1;
  for (;; ++position) {
    if (position == octets_.size()) return false;
    hold(position <= 4);
    length += octets_[position] % 128 * factor;
    factor *= 128;
    if (octets_[position] < 128) break;
  }
  ++position;
  if (octets_.size() < position + length) return false;
  const auto body = octets_.begin() + static_cast<std::ptrdiff_t>(position);
  const auto end = body + static_cast<std::ptrdiff_t>(length);
  const uint8_t header = octets_[0];
  const std::vector<uint8_t> bodyOctets(body, end);
  octets_.erase(octets_.begin(), end);
  checkPacket(header, bodyOctets);
  return true;
}

void SentPackets::checkPacket(uint8_t header, const std::vector<uint8_t>& body) {
  hold(connectSeen_ != (header == 0x10));
  hold(!disconnectSeen_);
  connectSeen_ = true;
  switch (header) {
    case 0x10: hold(body.size() >= 12); return;
    case 0x40:
    case 0x50:
    case 0x62:
    case 0x70: hold(body.size() == 2 && pairAt(body, 0) != 0); return;
    case 0x82: checkFilters(body, true); return;
    case 0xa2: checkFilters(body, false); return;
    case 0xc0: hold(body.empty()); return;
    case 0xe0:
      hold(body.empty());
      disconnectSeen_ = true;
      return;
    default: checkPublish(header, body);
  }
}

// At least one filter, each whole, and behind it the quality of service of SUBSCRIBE.
void SentPackets::checkFilters(const std::vector<uint8_t>& body, bool withQos) {
  hold(pairAt(body, 0) != 0);
  size_t offset = 2;
  hold(offset < body.size());
  while (offset < body.size()) {
    const int length = pairAt(body, offset);
    hold(length >= 1);
    offset += 2 + static_cast<size_t>(length);
    hold(offset + (withQos ? 1 : 0) <= body.size());
    if (withQos) hold(body[offset++] <= 2);
  }
}

void SentPackets::checkPublish(uint8_t header, const std::vector<uint8_t>& body) {
  hold(header / 16 == 3);
  const int qos = header / 2 % 4;
  hold(qos <= 2);
  hold(qos > 0 || header % 16 < 8);
  const int topicBytes = pairAt(body, 0);
  hold(topicBytes >= 1);
  if (qos > 0) hold(pairAt(body, 2 + static_cast<size_t>(topicBytes)) != 0);
  hold(body.size() >= 2 + static_cast<size_t>(topicBytes));
}
