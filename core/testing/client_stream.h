#pragma once
// What a client sends, taken apart and held against MQTT 3.1 and 3.1.1.

#include <optional>
#include <string>
#include <vector>

#include "core/testing/packet.h"

namespace protocol {

struct WantedFilter {
  std::string filter;
  int qos = 0;
};

/// One packet of a client. Members that its type does not have are as they are here.
struct ClientPacket {
  Packet packet;
  Type type = Type::Connect;
  int identifier = 0;
  // CONNECT
  int level = 0;
  bool cleanSession = false;
  int keepAliveSeconds = 0;
  std::string clientIdentifier;
  // PUBLISH
  Publication publication;
  // SUBSCRIBE and UNSUBSCRIBE
  std::vector<WantedFilter> filters;
};

/// The octets of one connection, in any split. The first packet that a client must not send is a violation:
/// it and all behind it are not handed out.
class ClientStream {
 public:
  /// Another connection: the octets of the last one are forgotten, and its violation.
  void begin();

  void add(const Octets& octets);

  /// The next packet; none while it is not whole.
  std::optional<ClientPacket> next();

  /// "begins with PUBLISH (MQTT-3.1.0-1)"; empty while the client keeps to the standard.
  const std::string& violation() const { return violation_; }

  /// FALSE: the connection began without CONNECT. That is a violation, too.
  bool isAnnounced() const { return announced_; }

 private:
  bool check(bool claim, const char* otherwise);
  bool checkOrder(Type type);
  bool checkHeader(const Packet& packet);
  bool readConnect(ClientPacket& packet);
  bool readPublish(ClientPacket& packet);
  bool readIdentified(ClientPacket& packet);
  bool readFilters(ClientPacket& packet, bool withQos);
  bool read(ClientPacket& packet);

  Octets octets_;
  bool announced_ = true;
  bool connected_ = false;
  bool disconnected_ = false;
  std::string violation_;
};

}  // namespace protocol
