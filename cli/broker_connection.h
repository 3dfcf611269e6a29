#pragma once
// The connection of a command to a broker.

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "monitor/plant.h"
#include "native/client.h"

namespace cli {

/// One thread. cycle() and rest() in turn keep it going; it comes back by itself when the broker was away.
class BrokerConnection {
 public:
  /// `purpose` becomes a part of the client identifier. A failure is a sentence about a wrong option.
  static vcpu::Result<std::unique_ptr<BrokerConnection>> open(const BrokerOptions& options,
                                                              const std::string& purpose);

  /// Hears of a filter from now on, if it does not yet. False: it is none, or there are SUBSCRIPTIONS_MAX
  /// already.
  [[nodiscard]] bool subscribe(const std::string& filter);

  /// Publishes with QoS 1, not retained. False: there is no connection, or it takes no more for the moment.
  [[nodiscard]] bool publish(const std::string& topic, const std::string& payload);

  /// Takes the oldest message that waits. False: there is none.
  bool receive(monitor::Arrival& arrival);

  void cycle() { client_.cycle(); }
  void rest() { client_.rest(); }
  net::HostClock& clock() { return client_.clock(); }

  bool isConnected() const { return client_.output().connected; }
  /// Whether the broker has answered all subscriptions, so that nothing is missed from now on.
  bool hears() const;
  bool wasConnected() const { return client_.data().counters.connected > 0; }

  /// How it stands with the broker, in one line.
  std::string text() const;

 private:
  BrokerConnection(const native::Broker& broker, std::string address)
      : client_(broker), address_(std::move(address)) {}

  native::Client client_;
  std::string address_;
  struct Subscription {
    std::string filter;
    int32_t handle;
  };
  std::vector<Subscription> subscriptions_;
  mqtt::Message message_;
};

/// Milliseconds since 1970 by the clock of this computer.
int64_t utcNow();

}  // namespace cli
