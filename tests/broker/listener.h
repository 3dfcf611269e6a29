#pragma once
// mosquitto_sub and mosquitto_pub: the other end of the conversation.

#include <string>
#include <vector>

#include "tests/broker/mosquitto.h"
#include "tests/child.h"

namespace broker_test {

using namespace tests;

struct Heard {
  std::string topic;
  std::string payload;
  int qos = 0;
  bool retained = false;
};

/// Subscribes to a filter with QoS 1 and keeps all that comes. Comes back by itself when the broker does.
class Listener {
 public:
  Listener(const Mosquitto& broker, const std::string& filter, const std::vector<std::string>& more = {});

  std::vector<Heard> heard() const;

  /// How many messages of this topic have come.
  size_t count(const std::string& topic) const;

  /// The newest payload of this topic; empty if none.
  std::string newest(const std::string& topic) const;

 private:
  Folder folder_;
  Child child_;
};

/// Publishes one message with QoS 1 as mosquitto_pub does.
void publish(const Mosquitto& broker, const std::string& topic, const std::string& payload,
             const std::vector<std::string>& more = {});

}  // namespace broker_test
