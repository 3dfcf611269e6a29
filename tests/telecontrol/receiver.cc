#include "tests/telecontrol/receiver.h"

#include <fmt/format.h>

#include "telecontrol/event.h"
#include "telecontrol/event_block.h"

namespace telecontrol {
namespace {

uint64_t number(std::span<const uint8_t> bytes) {
  uint64_t value = 0;
  for (uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

ReceivedEvent decode(std::span<const uint8_t> bytes) {
  return {static_cast<int32_t>(number(bytes.first(4))), static_cast<int32_t>(number(bytes.subspan(4, 4))),
          number(bytes.subspan(8, 6)), bytes[14], bytes[15]};
}

}  // namespace

std::optional<std::string> Receiver::take(std::span<const uint8_t> block) {
  if (block.size() < 8 || (block.size() - 8) % 16 != 0 || block[0] != tele::BLOCK_MARK || block[1] != 16) {
    return "no block";
  }
  const auto blockNumber = static_cast<uint32_t>(number(block.subspan(4, 4)));
  if (newest_ && blockNumber == *newest_) {
    if (newestBytes_ != std::vector<uint8_t>(block.begin(), block.end())) {
      return fmt::format("block {} comes again with other bytes", blockNumber);
    }
    return std::nullopt;
  }
  const bool isFirst = (block[3] & tele::BLOCK_FIRST) != 0;
  if (isFirst == newest_.has_value() || blockNumber != (newest_ ? *newest_ + 1 : 0)) {
    return fmt::format("block {} behind {}", blockNumber, newest_ ? fmt::to_string(*newest_) : "none");
  }
  newest_ = blockNumber;
  newestBytes_.assign(block.begin(), block.end());
  bool lost = false;
  for (size_t at = 8; at < block.size(); at += 16) {
    const ReceivedEvent event = decode(block.subspan(at, 16));
    if (event.pointId == tele::LOST_EVENTS_ID) {
      lost = true;
      toldLost_ = event.value;
    } else {
      events_.push_back(event);
    }
  }
  if (lost != ((block[3] & tele::BLOCK_LOST) != 0)) return "the flag of lost events says otherwise";
  return std::nullopt;
}

}  // namespace telecontrol
