#pragma once
#include <cstdint>
#include <vector>

/// Reads what a client sends, as a broker would, and aborts at anything a client must not send
/// (MQTT 3.1.1, 3.1.0, 2.3.1, 3.8, 3.10, 3.14.4). Written apart from the client's own code.
class SentPackets {
 public:
  /// A new link: octets of a packet that was cut off are forgotten.
  void beginConnection();

  /// More octets on this link.
  void add(const std::vector<uint8_t>& octets);

 private:
  bool takePacket();
  void checkPacket(uint8_t header, const std::vector<uint8_t>& body);
  void checkPublish(uint8_t header, const std::vector<uint8_t>& body);
  void checkFilters(const std::vector<uint8_t>& body, bool withQos);

  std::vector<uint8_t> octets_;
  bool connectSeen_ = false;
  bool disconnectSeen_ = false;
};
