#pragma once
// One random conversation of a PLC with a broker, step by step, repeatable from its seed.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/client.h"
#include "tests/agreement/model_broker.h"

namespace agreement {

enum class Step {
  Scan,
  Publish,
  Cancel,
  ClearOutbox,
  DeliveryState,
  Subscribe,
  Unsubscribe,
  SubscriptionState,
  Receive,
  ReceiveAny,
  ResetClient,
};

/// Chooses what happens next and plays everything around the client: user, link, TSEND, TRCV, broker.
class Conversation {
 public:
  explicit Conversation(uint32_t seed);

  /// Settings of this conversation's client.
  void settle(mqtt::Settings& settings);

  /// Chooses a step and fills the arguments that belong to it.
  Step next();

  /// Numbers the client has given out; later steps ask for them.
  void gotTicket(int32_t ticket) { tickets_.push_back(ticket); }
  void gotSubscription(int32_t subscription) { subscriptions_.push_back(subscription); }

  /// What came of a scan: the output, and the transmit area it refers to.
  void scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client);

  /// What the client did that the standard forbids; empty while there is nothing.
  const std::string& violation() const { return broker_.violation(); }

  // Arguments of the steps.
  mqtt::ScanInput input;
  mqtt::Message message;
  mqtt::Text filter;
  mqtt::Qos qos = mqtt::Qos::AtMostOnce;
  int32_t number = 0;  ///< ticket or subscription

 private:
  void prepareScan();
  void moveLink();
  void moveSending();
  void deliverOctets();
  void prepareMessage();
  void prepareFilter();
  int32_t oneOf(const std::vector<int32_t>& numbers);
  bool chance(int oneIn);
  int32_t below(int32_t limit);

  std::mt19937 random_;
  ModelBroker broker_;
  mqtt::LinkRequest wish_ = mqtt::LinkRequest::Close;
  std::vector<uint8_t> request_;  ///< bytes of the send request that stands
  int32_t consumedBytes_ = 0;
  std::vector<int32_t> tickets_;
  std::vector<int32_t> subscriptions_;
};

}  // namespace agreement
