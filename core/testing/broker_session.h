#pragma once
// The session that an honest broker keeps for one client: MQTT 3.1.1, 4.1, 4.3, 4.4 and 4.6 to the letter.

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "core/testing/client_stream.h"
#include "core/testing/packet.h"

namespace protocol {

/// What the standard leaves to a broker.
struct BrokerRules {
  int64_t window = 65'535;        ///< messages of QoS 1 and 2 in flight to the client
  bool deliversOnPubrel = false;  ///< QoS 2 from the client counts on PUBREL, not on PUBLISH (4.3.3)
  int grantedQosMax = 2;
};

/// What became of a message.
struct SessionEvent {
  enum class Kind {
    Arrived,       ///< `publication` of the client would go to subscribers now
    Transmitted,   ///< PUBLISH of `tag` goes to the client
    Acknowledged,  ///< PUBACK or PUBREC has come for `tag`
    Settled,       ///< PUBCOMP has come for `tag`
  };
  Kind kind;
  Publication publication{};
  int tag = -1;
};

/// A value: a copy is a session of its own in the same state. It outlives connections.
class BrokerSession {
 public:
  explicit BrokerSession(BrokerRules rules = {}) : rules_(rules) {}

  /// CONNECT was accepted on a new connection. Answers whether there was a session; now there is one.
  /// `clean`: it ends with the connection, and the caller forgets it before and behind.
  bool begin(bool clean);

  /// The connection has ended. QoS 0 is not kept for another.
  void end();

  /// All is lost. A connection that stands is to be ended first.
  void forget();

  /// A packet that the client sent on the connection, neither CONNECT nor DISCONNECT.
  void take(const ClientPacket& packet);

  /// A message for the client, with the quality of service it is sent with; `tag` tells it from others in the
  /// events. QoS 0 is dropped while there is no connection.
  void queue(const Publication& publication, int tag);

  /// Sends what is due: first, in its order, what was in flight on the last connection (MQTT-4.4.0-1,
  /// MQTT-4.6.0-1), then as much new as the window lets out. Nothing without a connection.
  void sendDue();

  bool exists() const { return exists_; }
  /// It owes the client nothing, and waits for nothing.
  bool isQuiet() const { return owesNothing() && held_.empty(); }
  /// All messages for the client have come to their end.
  bool owesNothing() const { return copies_.empty(); }
  /// Filters and the quality of service they were granted.
  const std::map<std::string, int>& filters() const { return filters_; }
  /// Of QoS 2 from the client, by identifier: PUBLISH has come, PUBREL has not.
  const std::map<int, Publication>& held() const { return held_; }

  /// The owner takes these away: packets for the client, and what has happened.
  std::vector<Packet> outgoing;
  std::vector<SessionEvent> events;
  /// The first thing the client did that the standard forbids; empty while there is none.
  std::string violation;

 private:
  enum class CopyState { Queued, WaitPuback, WaitPubrec, WaitPubcomp };
  struct Copy {
    Publication publication;
    int tag = -1;
    CopyState state = CopyState::Queued;
    bool isSent = false;  ///< on the connection there is now
  };

  void onPublish(const Publication& publication);
  void onPuback(int identifier);
  void onPubrec(int identifier);
  void onPubrel(int identifier);
  void onPubcomp(int identifier);
  void onSubscribe(const ClientPacket& packet);
  void transmit(Copy& copy);
  std::deque<Copy>::iterator copyOf(int identifier);
  int freshIdentifier();
  void violate(const std::string& sentence);

  BrokerRules rules_;
  bool exists_ = false;
  bool clean_ = false;
  bool connected_ = false;
  std::map<std::string, int> filters_;
  std::deque<Copy> copies_;
  std::map<int, Publication> held_;
  int lastIdentifier_ = 0;
  /// Identifiers sent on this connection and not answered, in order (MQTT-4.6.0-2, -3).
  std::deque<int> pubacksDue_;
  std::deque<int> pubrecsDue_;
};

}  // namespace protocol
