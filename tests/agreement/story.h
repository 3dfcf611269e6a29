#pragma once
// What happens around a client, step by step: user, link, TSEND, TRCV and broker.

#include <cstdint>

#include "core/client.h"

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
  PublishLarge,
  WantedOffset,
  HandPiece,
  TakeLarge,
  ReceivePiece,
  ResetClient,
  /// The client's data change from outside: Story::change.
  Change,
};

class Story {
 public:
  virtual ~Story() = default;

  /// Chooses a step and fills the arguments that belong to it.
  virtual Step next() = 0;

  /// Step::Change: the user writes the settings, or a power cut has left something behind.
  virtual void change(mqtt::ClientData&) {}

  /// Numbers the client has given out; later steps ask for them.
  virtual void gotTicket(int32_t ticket) = 0;
  virtual void gotSubscription(int32_t subscription) = 0;

  /// The last piece of a message above PAYLOAD_BYTES_MAX was taken.
  virtual void tookLarge() {}

  /// What came of a scan: the output, and the transmit area it refers to.
  virtual void scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client) = 0;

  // Arguments of the steps.
  mqtt::ScanInput input;
  mqtt::Message message;  ///< to publish, or a piece to hand over
  mqtt::Text filter;
  mqtt::Qos qos = mqtt::Qos::AtMostOnce;
  int32_t number = 0;      ///< ticket or subscription
  int32_t largeBytes = 0;  ///< of the whole payload; the largest a subscription takes
};

}  // namespace agreement
