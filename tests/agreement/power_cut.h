#pragma once
// The whole MqttClientData lies in retentive memory, and the power fails behind every single statement of the
// SCL in turn. After the restart, and with a broker that keeps its promises:
//
//   - what publish() had accepted reaches the broker, of QoS 2 exactly once, in the order of publishing
//   - but one whose payload is handed over in pieces may be lost with the power: its ticket then says so
//   - what the broker sends is taken, of QoS 2 exactly once for each subscription
//   - a clean session ends with its connection: QoS 2 may then reach the broker again, and what the broker
//     has not handed over is lost; what was handed over is taken, once
//   - subscriptions go on, under the numbers they had
//   - both sides come to rest, and the session is consistent
//
// What the power cut interrupts is not promised either way: a publish that had not answered may have been
// accepted, a receive may have taken its message. Neither may break anything else.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/client.h"
#include "tests/agreement/honest_broker.h"
#include "tests/agreement/scl_engine.h"

namespace agreement {

/// One thing that happens: a call of the program, or a cycle.
enum class Act {
  Scan,
  Publish,
  PublishLarge,  ///< its payload is handed over by HandPiece
  HandPiece,     ///< of each message that wants one
  Receive,
  ReceiveAny,
  ReceivePiece,
  Subscribe,
  TakeLarge,
  Unsubscribe,
  Cancel,
  ClearOutbox
};

struct Step {
  Act act = Act::Scan;
  int qos = 0;                 ///< Publish, PublishLarge, Subscribe
  std::string receiver{};      ///< of all acts that are about one
  int fromBroker = -1;         ///< before a Scan the broker publishes with this quality of service
  bool linkBreaks = false;     ///< before a Scan
  bool brokerForgets = false;  ///< before a Scan, with the link
  std::string topic = "a/x";   ///< fromBroker
  size_t payloadBytes = 0;     ///< fromBroker, PublishLarge; 0: a short one
  bool losesSent = false;      ///< from this Scan on nothing reaches the broker, until the link has broken
};

/// What kind of session the client asks for.
struct Kind {
  const char* name;
  bool cleanSession;
  int32_t protocolLevel;
};

/// A message that the program published.
struct Published {
  std::string payload;
  int qos;
  int32_t ticket;
  bool isLarge;
};

/// A message of the broker, and the subscriptions there were.
struct Sent {
  std::string payload;
  int qos;
  std::vector<std::string> receivers;
  bool afterRestart;  ///< no power cut, and no broker that forgets, may keep it
};

/// Everything but the code: what the PLC keeps, the link, the broker, and what the program knows.
struct World {
  Octets client;
  HonestBroker broker;
  Octets onTheWay;  ///< of the send request that stands
  Octets arriving;
  mqtt::LinkRequest linkRequest = mqtt::LinkRequest::Close;
  mqtt::TransportState transport = mqtt::TransportState::Down;
  bool linkBroken = false;
  bool losesSent = false;
  bool restarted = true;
  int messages = 0;

  std::map<std::string, int32_t> subscriptions;  ///< by receiver
  std::vector<Published> published;
  std::vector<Sent> sent;
  std::map<std::string, std::map<std::string, int>> taken;  ///< by receiver, by payload
  std::map<std::string, std::vector<std::string>> takenInOrder;
  std::map<std::string, std::string> arrivingInPieces;  ///< by receiver that takes large messages
};

class PowerCut : public testing::TestWithParam<Kind> {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();

  PowerCut();

  // ---- what the program and the PLC do. False: the power was cut in the call.

  bool call(const char* block);
  void store(const char* block, const char* parameter, int32_t value, size_t bytes);
  int32_t number(std::span<const uint8_t> bytes);
  int32_t inClient(const char* path);
  bool scan(int32_t elapsedMs = 10);
  void dropLink();
  bool publish(int qos);
  bool publishLarge(int qos, size_t payloadBytes);
  bool handPieces();
  bool subscribe(const std::string& receiver, int qos);
  bool takeLarge(const std::string& receiver);
  bool unsubscribe(const std::string& receiver);
  std::string takenPayload(const char* block);
  void note(const std::string& receiver, const std::string& payload);
  bool receive(const std::string& receiver, bool* empty = nullptr);
  bool receivePiece(const std::string& receiver, bool* empty = nullptr);
  bool receiveAny();
  int16_t stateOf(int32_t ticket);

  /// To both "a/x" and "a/#", or to "b".
  void brokerPublishes(int qos, const std::string& topic, size_t payloadBytes = 0);

  // ---- one step of a conversation

  void prepare(const Step& step);
  bool perform(const Step& step);

  /// The broker has lost the session, or does so with every connection.
  bool mayBeForgotten() const { return forgotten_ || GetParam().cleanSession; }

  // ---- the power comes back

  void loseLink();
  std::string inconsistency();
  /// The client has given them up with the power, so it releases none that the broker has all the same.
  std::set<std::string> lostLarge();
  bool atRest();
  void converse(int scans);

  /// Restart, the program begins anew, and the conversation comes to its end. `cut` is the step in which the
  /// power failed.
  void finish(const Step& cut, bool claimsAgain);
  void checkPublished(const Step& cut);
  /// The program was told, at the latest behind the restart, that nobody has it.
  bool withdrawn(const Published& published);
  void checkTaken(const Step& cut);

  // ---- the sweep

  /// Plays the steps, and for each of them from `first` on every power cut that leaves something else behind
  /// than the one before.
  void sweep(const std::vector<Step>& steps, size_t first = 0);
  void cutEverywhere(const Step& step);

  static inline SclEngine* engine_ = nullptr;
  World world_;
  std::map<int32_t, int16_t> known_;  ///< the last state of each ticket that was known
  bool forgotten_ = false;            ///< the broker has lost the session
  bool restarted_ = false;            ///< and the conversation has come to rest since
  int cuts_ = 0;
  int different_ = 0;
};

/// Connected, with the receivers "a/#", "a/x" and "b".
std::vector<Step> connected();

std::vector<Step> operator+(std::vector<Step> front, const std::vector<Step>& behind);

}  // namespace agreement
