#include <fmt/format.h>

#include <unistd.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/monitor_output.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "native/broker_address.h"
#include "native/client.h"
#include "native/text.h"

namespace cli {
namespace {

constexpr int64_t REFRESH_NS = 500'000'000;

/// Settings and subscriptions. Answers a sentence about what the client does not take, or nothing.
std::string prepare(mqtt::ClientData& client, const MonitorOptions& options) {
  mqtt::Settings& settings = client.settings;
  settings.keepAliveSeconds = 20;
  settings.reconnectMaximumMs = 5000;
  (void)native::setText(settings.clientIdentifier, fmt::format("s7mqtt-monitor-{}", getpid()));
  if (!native::setText(settings.userName, options.user)) return "--user is too long";
  if (options.password.size() > static_cast<size_t>(mqtt::TEXT_BYTES_MAX)) return "--password is too long";
  std::copy(options.password.begin(), options.password.end(), settings.password.bytes.elements);
  settings.password.length = static_cast<int32_t>(options.password.size());
  for (const std::string& topic : options.topics) {
    mqtt::Text filter;
    int32_t subscription = mqtt::NO_SUBSCRIPTION;
    if (!native::setText(filter, topic) ||
        mqtt::subscribe(client, filter, mqtt::Qos::AtLeastOnce, subscription) != mqtt::Answer::Accepted) {
      return fmt::format("--topic '{}' is no topic filter, or there are more than {}", topic,
                         mqtt::SUBSCRIPTIONS_MAX);
    }
  }
  return "";
}

/// How it stands with the broker, in one line.
std::string connectionText(const native::Client& client, const MonitorOptions& options) {
  if (client.output().connected) {
    for (int32_t number = 1; number <= mqtt::SUBSCRIPTIONS_MAX; ++number) {
      if (mqtt::subscriptionState(client.data(), number) == mqtt::SubscriptionState::Refused) {
        return fmt::format("connected to {}, which refuses topic {}", options.broker,
                           options.topics[static_cast<size_t>(number - 1)]);
      }
    }
    return fmt::format("connected to {}. Ctrl-C ends it.", options.broker);
  }
  const auto fault = static_cast<int>(client.data().connection.lastFault);
  if (fault == 0) return fmt::format("connecting to {}", options.broker);
  return fmt::format("no connection to {} (16#{:04X}, docs/status.md); trying again", options.broker,
                     0x8000 + fault);
}

/// plant/pump/request of plant/pump/events. Where the outbox is full the station is not asked.
void request(mqtt::ClientData& client, const std::string& topic) {
  const auto message = std::make_unique<mqtt::Message>();
  const size_t level = topic.rfind('/');
  if (level == std::string::npos || !native::setText(message->topic, topic.substr(0, level) + "/request"))
    return;
  message->qos = mqtt::Qos::AtLeastOnce;
  int32_t ticket = 0;
  (void)mqtt::publish(client, *message, ticket);
}

void takeMessages(native::Client& client, monitor::Plant& plant, MonitorOutput& output,
                  mqtt::Message& message, bool requests) {
  while (mqtt::receiveAny(client.data(), message) == mqtt::Answer::Accepted) {
    const std::string topic = native::topicOf(message);
    if (requests && !plant.stations().contains(topic)) request(client.data(), topic);
    output.show(topic, plant.take(topic, native::payloadOf(message)));
  }
}

}  // namespace

int monitor(const MonitorOptions& options) {
  const std::optional<native::Broker> broker = native::brokerOf(options.broker);
  if (!broker) return fail(fmt::format("'{}' is no HOST or HOST:PORT", options.broker), USAGE_FAULT);
  const auto client = std::make_unique<native::Client>(*broker);
  if (const std::string wrong = prepare(client->data(), options); !wrong.empty())
    return fail(wrong, USAGE_FAULT);
  client->enable(true);

  const EndOfRun end(&client->clock());
  const int64_t begin = client->clock().monotonic();
  const auto lastNs = static_cast<int64_t>(options.seconds * 1e9);
  const std::unique_ptr<MonitorOutput> output = monitorOutput(options.format);
  monitor::Plant plant;
  const auto message = std::make_unique<mqtt::Message>();
  int64_t refreshed = begin - REFRESH_NS;
  while (!end.isWanted() && failureOfStdout().empty()) {
    const int64_t now = client->clock().monotonic();
    if (options.seconds > 0 && now - begin >= lastNs) break;
    client->cycle();
    takeMessages(*client, plant, *output, *message, options.request);
    if (now - refreshed >= REFRESH_NS) {
      output->refresh(plant, connectionText(*client, options));
      refreshed = now;
    }
    client->rest();
  }
  if (client->data().counters.connected == 0) {
    return fail(fmt::format("there was no connection to {}", options.broker), MACHINE_FAILED);
  }
  return FINE;
}

}  // namespace cli
