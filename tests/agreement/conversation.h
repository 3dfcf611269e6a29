#pragma once
// One random conversation of a PLC with a broker, step by step, repeatable from its seed.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/agreement/model_broker.h"
#include "tests/agreement/story.h"

namespace agreement {

/// Chooses what happens next and plays everything around the client: user, link, TSEND, TRCV, broker.
class Conversation : public Story {
 public:
  explicit Conversation(uint32_t seed);

  /// Settings of this conversation's client.
  void settle(mqtt::Settings& settings);

  Step next() override;
  void gotTicket(int32_t ticket) override { tickets_.push_back(ticket); }
  void gotSubscription(int32_t subscription) override { subscriptions_.push_back(subscription); }
  void tookLarge() override { ++largeTaken_; }
  void scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client) override;

  /// What the client did that the standard forbids; empty while there is nothing.
  const std::string& violation() const { return broker_.violation(); }

  /// Messages above PAYLOAD_BYTES_MAX that reached the broker as a whole, and that were taken to the end.
  int64_t largeSent() const { return broker_.largeArrived(); }
  int64_t largeTaken() const { return largeTaken_; }

 private:
  void prepareScan();
  void moveLink();
  void moveSending();
  void deliverOctets();
  void prepareMessage();
  void prepareFilter();
  Step nextLarge();
  Step handPiece();
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
  int64_t largeTaken_ = 0;
  // Of the last scan; 0: none.
  int32_t wantedTicket_ = 0;    ///< whose payload is asked for
  int32_t arrivingPieces_ = 0;  ///< the subscription whose message arrives in pieces
};

}  // namespace agreement
