#include "tests/broker/listener.h"

#include <gtest/gtest.h>

#include <sstream>

namespace broker_test {
namespace {

std::vector<std::string> client(const std::string& program, const Mosquitto& broker,
                                const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {program, "-h", "127.0.0.1", "-p", std::to_string(broker.port()),
                                        "-q",    "1"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::vector<std::string> subscriber(const Mosquitto& broker, const std::string& filter,
                                    std::vector<std::string> more) {
  // One line a message: quality of service, retained, topic, payload.
  more.insert(more.end(), {"-t", filter, "-F", "%q\t%r\t%t\t%p"});
  return client("mosquitto_sub", broker, more);
}

}  // namespace

Listener::Listener(const Mosquitto& broker, const std::string& filter, const std::vector<std::string>& more)
    : child_(subscriber(broker, filter, more), folder_ / "heard") {}

std::vector<Heard> Listener::heard() const {
  std::vector<Heard> all;
  std::istringstream lines(child_.output());
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string qos, retained;
    Heard one;
    std::getline(fields, qos, '\t');
    std::getline(fields, retained, '\t');
    std::getline(fields, one.topic, '\t');
    std::getline(fields, one.payload);
    one.qos = qos.empty() ? 0 : qos[0] - '0';
    one.retained = retained == "1";
    all.push_back(one);
  }
  return all;
}

size_t Listener::count(const std::string& topic) const {
  size_t count = 0;
  for (const Heard& one : heard()) count += one.topic == topic ? 1 : 0;
  return count;
}

std::string Listener::newest(const std::string& topic) const {
  std::string payload;
  for (const Heard& one : heard()) {
    if (one.topic == topic) payload = one.payload;
  }
  return payload;
}

void publish(const Mosquitto& broker, const std::string& topic, const std::string& payload,
             const std::vector<std::string>& more) {
  std::vector<std::string> options = more;
  options.insert(options.end(), {"-t", topic, "-m", payload});
  int code = 0;
  const std::string said = outputOf(client("mosquitto_pub", broker, options), &code);
  ASSERT_EQ(code, 0) << said;
}

}  // namespace broker_test
