// Any stream of octets, in any split, at both protocol levels: a packet is whole, wrong or waited for, and
// the split does not matter. The first octet of the input chooses level and split.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "core/client.h"

namespace {

struct Packet {
  int32_t header;
  int32_t remainingLength;
  int32_t identifier;
  bool operator==(const Packet&) const = default;
};

struct Stream {
  std::vector<Packet> packets;
  mqtt::Fault fault = mqtt::Fault::None;
  bool operator==(const Stream&) const = default;
};

Stream takeIn(const uint8_t* octets, size_t bytes, size_t pieceBytes, int32_t protocolLevel) {
  auto framing = std::make_unique<mqtt::Framing>();
  auto input = std::make_unique<mqtt::ScanInput>();
  Stream stream;
  for (size_t from = 0; from < bytes && stream.fault == mqtt::Fault::None; from += pieceBytes) {
    const auto piece = static_cast<int32_t>(from + pieceBytes < bytes ? pieceBytes : bytes - from);
    for (int32_t index = 0; index < piece; ++index)
      input->received[index] = octets[from + static_cast<size_t>(index)];
    int32_t offset = 0;
    while (stream.fault == mqtt::Fault::None) {
      offset = mqtt::takeBytes(*framing, *input, offset, piece, protocolLevel);
      stream.fault = framing->fault;
      const mqtt::FramingState state = framing->state;
      if (state != mqtt::FramingState::Complete && state != mqtt::FramingState::HeadComplete) break;
      stream.packets.push_back({framing->header, framing->remainingLength,
                                state == mqtt::FramingState::HeadComplete ? framing->headIdentifier : -1});
      mqtt::finishPacket(*framing);
    }
  }
  return stream;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* octets, size_t bytes) {
  if (bytes < 1) return 0;
  const int32_t protocolLevel = octets[0] % 2 == 0 ? mqtt::LEVEL_MQTT_311 : mqtt::LEVEL_MQTT_31;
  const size_t pieceBytes = 1 + octets[0] / 2;
  const Stream whole = takeIn(octets + 1, bytes - 1, mqtt::RECEIVE_BYTES_MAX, protocolLevel);
  if (takeIn(octets + 1, bytes - 1, pieceBytes, protocolLevel) != whole) std::abort();
  return 0;
}
