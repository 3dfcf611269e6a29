#include "cli/broker_connection.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "native/broker_address.h"
#include "native/text.h"

namespace cli {

vcpu::Result<std::unique_ptr<BrokerConnection>> BrokerConnection::open(const BrokerOptions& options,
                                                                       const std::string& purpose) {
  const std::optional<native::Broker> broker = native::brokerOf(options.address);
  if (!broker) return vcpu::Failure{fmt::format("'{}' is no HOST or HOST:PORT", options.address)};
  std::unique_ptr<BrokerConnection> connection(new BrokerConnection(*broker, options.address));
  mqtt::Settings& settings = connection->client_.data().settings;
  settings.keepAliveSeconds = 20;
  settings.reconnectMaximumMs = 5000;
  (void)native::setText(settings.clientIdentifier, fmt::format("s7mqtt-{}-{}", purpose, getpid()));
  if (!native::setText(settings.userName, options.user)) return vcpu::Failure{"--user is too long"};
  if (options.password.size() > static_cast<size_t>(mqtt::TEXT_BYTES_MAX))
    return vcpu::Failure{"--password is too long"};
  std::copy(options.password.begin(), options.password.end(), settings.password.bytes.elements);
  settings.password.length = static_cast<int32_t>(options.password.size());
  connection->client_.enable(true);
  return connection;
}

bool BrokerConnection::subscribe(const std::string& filter) {
  const bool hearsAlready = std::any_of(subscriptions_.begin(), subscriptions_.end(),
                                        [&filter](const Subscription& one) { return one.filter == filter; });
  if (hearsAlready) return true;
  mqtt::Text text;
  int32_t subscription = mqtt::NO_SUBSCRIPTION;
  if (!native::setText(text, filter) ||
      mqtt::subscribe(client_.data(), text, mqtt::Qos::AtLeastOnce, subscription) != mqtt::Answer::Accepted) {
    return false;
  }
  subscriptions_.push_back({filter, subscription});
  return true;
}

bool BrokerConnection::publish(const std::string& topic, const std::string& payload) {
  if (payload.size() > static_cast<size_t>(mqtt::PAYLOAD_BYTES_MAX)) return false;
  if (!native::setText(message_.topic, topic)) return false;
  std::copy(payload.begin(), payload.end(), message_.payload.elements);
  message_.payloadLength = static_cast<int32_t>(payload.size());
  message_.qos = mqtt::Qos::AtLeastOnce;
  message_.retained = false;
  // What a person orders now must not arrive in an hour.
  message_.maximumAgeMs = 0;
  int32_t ticket = 0;
  return mqtt::publish(client_.data(), message_, ticket) == mqtt::Answer::Accepted;
}

bool BrokerConnection::receive(monitor::Arrival& arrival) {
  if (mqtt::receiveAny(client_.data(), message_) != mqtt::Answer::Accepted) return false;
  arrival = {.topic = native::topicOf(message_),
             .payload = native::payloadOf(message_),
             .utcMs = utcNow(),
             .retained = message_.retained};
  return true;
}

bool BrokerConnection::hears() const {
  if (!isConnected()) return false;
  return std::all_of(subscriptions_.begin(), subscriptions_.end(), [this](const Subscription& subscription) {
    const mqtt::SubscriptionState state = mqtt::subscriptionState(client_.data(), subscription.handle);
    return state == mqtt::SubscriptionState::Granted || state == mqtt::SubscriptionState::Refused;
  });
}

std::string BrokerConnection::text() const {
  if (hears()) {
    for (const auto& [filter, handle] : subscriptions_) {
      if (mqtt::subscriptionState(client_.data(), handle) == mqtt::SubscriptionState::Refused)
        return fmt::format("connected to {}, which refuses topic {}", address_, filter);
    }
    return fmt::format("connected to {}", address_);
  }
  const auto fault = static_cast<int>(client_.data().connection.lastFault);
  if (fault == 0 || isConnected()) return fmt::format("connecting to {}", address_);
  return fmt::format("no connection to {} (16#{:04X}, docs/status.md); trying again", address_,
                     0x8000 + fault);
}

int64_t utcNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace cli
