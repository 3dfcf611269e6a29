#pragma once
#include "core/connection.h"
#include "core/delivery.h"
#include "core/framing.h"
#include "core/keep_alive.h"
#include "core/message_queue.h"
#include "core/settings.h"
#include "core/subscribe.h"
#include "core/transmit.h"

namespace mqtt {

/// What has happened since the client was reset. All saturate.
struct Counters {
  int32_t connected = 0;
  int32_t faults = 0;
  int32_t offered = 0;
  int32_t published = 0;
  int32_t resent = 0;
  int32_t acknowledged = 0;
  int32_t lost = 0;
  int32_t received = 0;
  /// Messages dropped from the inbox because nobody took them.
  int32_t dropped = 0;
  /// Messages too large for the client; acknowledged and passed over.
  int32_t oversized = 0;
  /// Messages that matched no subscription; acknowledged and passed over.
  int32_t unmatched = 0;
};

/// The whole state of one MQTT client. It lies in a data block of the user's; all blocks of the client get it
/// as InOut. The user writes `settings` and reads the rest.
struct ClientData {
  Settings settings;
  Connection connection;
  Counters counters;
  KeepAlive keepAlive;
  Delivery delivery;
  /// A full inbox holds back the broker, and how many milliseconds nobody has taken its oldest message.
  bool receivePaused = false;
  int32_t pausedMs = 0;
  plc::Array<Subscription, SUBSCRIPTIONS_MAX> subscriptions{};
  Framing framing;
  Transmit transmit;
  MessageQueue outbox;
  MessageQueue inbox;
};

}  // namespace mqtt
