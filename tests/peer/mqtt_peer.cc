// mqtt_peer --engine native|scl PORT PROTO CLEAN [COMMAND]: a client for suites that send it bytes.
//
// Connects to 127.0.0.1 as `fuzzish`, does what COMMAND says when the broker has accepted it, and takes every
// message. It ends with its connection, or at SIGTERM with DISCONNECT.

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "tests/peer/engine.h"

namespace {

using peer::Job;
using peer::Task;

constexpr int USAGE_FAULT = 2;

int usage() {
  fmt::print(stderr,
             "mqtt_peer --engine native|scl PORT PROTO CLEAN [COMMAND]\n"
             "  PROTO    3 = MQTT 3.1, 4 = MQTT 3.1.1\n"
             "  CLEAN    True or False\n"
             "  COMMAND  publish-0, publish-1, publish-2, subscribe-0, subscribe-1, subscribe-2,\n"
             "           subscribe-multiple, unsubscribe, unsubscribe-multiple\n");
  return USAGE_FAULT;
}

bool setCommand(Task& task, const std::string& command) {
  struct Form {
    Job job;
    int qos;
    const char* topic;
    const char* secondFilter;
  };
  static const std::map<std::string, Form> FORMS = {
      {"publish-0", {Job::Publish, 0, "test/publish", ""}},
      {"publish-1", {Job::Publish, 1, "test/publish", ""}},
      {"publish-2", {Job::Publish, 2, "test/publish", ""}},
      {"subscribe-0", {Job::Subscribe, 0, "test/subscribe", ""}},
      {"subscribe-1", {Job::Subscribe, 1, "test/subscribe", ""}},
      {"subscribe-2", {Job::Subscribe, 2, "test/subscribe", ""}},
      {"subscribe-multiple", {Job::Subscribe, 2, "test/subscribe1", "test/subscribe2"}},
      {"unsubscribe", {Job::Unsubscribe, 0, "test/subscribe", ""}},
      {"unsubscribe-multiple", {Job::Unsubscribe, 0, "test/subscribe1", "test/subscribe2"}},
  };
  const auto form = FORMS.find(command);
  if (form == FORMS.end()) return false;
  task.job = form->second.job;
  task.qos = form->second.qos;
  task.topic = form->second.topic;
  task.secondFilter = form->second.secondFilter;
  task.text = "message";
  return true;
}

template <typename Number>
bool read(const std::string& text, Number& number) {
  const char* end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data(), end, number);
  return fault == std::errc() && rest == end;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 5 || words.size() > 6 || words[0] != "--engine") return usage();
  const auto engine = peer::engineOf(words[1]);
  Task task;
  task.clientIdentifier = "fuzzish";
  task.cleanSession = words[4] == "True";
  const bool numbers = read(words[2], task.port) && read(words[3], task.protocol);
  const bool clean = task.cleanSession || words[4] == "False";
  if (!engine || !numbers || !clean || (task.protocol != 3 && task.protocol != 4)) return usage();
  if (words.size() == 6 && !setCommand(task, words[5])) return usage();
  return peer::runPeer(*engine, task);
}
