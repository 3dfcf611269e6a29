// mqtt_cases PORT: the clients of suites that have a program of its own for each case. The program is called
// by the name of the case, so link or copy it to that name; MQTT_ENGINE chooses native (the default) or scl.
// With MQTT_CLEAN=False the client asks for a session that is kept, whatever the case says.

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "tests/peer/engine.h"

namespace {

using peer::Job;
using peer::Leave;
using peer::Task;

constexpr int USAGE_FAULT = 2;

Task client(const char* identifier, Leave leave) {
  Task task;
  task.clientIdentifier = identifier;
  task.leave = leave;
  return task;
}

Task keepAlive(const char* identifier, int seconds) {
  Task task = client(identifier, Leave::Never);
  task.keepAliveSeconds = seconds;
  return task;
}

Task persistent(const char* identifier) {
  Task task = client(identifier, Leave::WhenDone);
  task.cleanSession = false;
  return task;
}

Task withLogin(Task task, const char* userName, const char* password) {
  task.userName = userName;
  task.password = password;
  return task;
}

Task withWill(Task task, const char* topic, const char* text, int qos, bool retained) {
  task.willTopic = topic;
  task.willText = text;
  task.willQos = qos;
  task.willRetained = retained;
  return task;
}

Task publisher(const char* identifier, const char* topic, const char* text, int qos) {
  Task task = client(identifier, Leave::WhenDone);
  task.job = Job::Publish;
  task.topic = topic;
  task.text = text;
  task.qos = qos;
  return task;
}

Task retained(Task task) {
  task.retained = true;
  return task;
}

Task reconnecting(Task task) {
  task.reconnects = true;
  return task;
}

Task subscriber(const char* identifier, const char* filter, int qos, Leave leave = Leave::WhenDone) {
  Task task = client(identifier, leave);
  task.job = Job::Subscribe;
  task.topic = filter;
  task.qos = qos;
  return task;
}

Task unsubscriber(const char* identifier, const char* filter) {
  Task task = client(identifier, Leave::WhenDone);
  task.job = Job::Unsubscribe;
  task.topic = filter;
  return task;
}

std::map<std::string, Task> cases() {
  const char* login = ";'[08gn=#";
  const Task subscribesQos1 = subscriber("subscribe-qos1-test", "qos1/test", 1);
  const Task subscribesAndWaits = subscriber("subscribe-qos2-test", "qos2/test", 2, Leave::WhenReceived);
  return {
      {"01-con-discon-success", client("01-con-discon-success", Leave::WhenDone)},
      {"01-con-discon-will",
       withWill(client("01-con-discon-will", Leave::WhenDone), "will/topic", "will-payload", 1, true)},
      {"01-con-discon-will-clear", client("01-con-discon-will", Leave::WhenDone)},
      {"01-keepalive-pingreq", keepAlive("01-keepalive-pingreq", 5)},
      {"01-no-clean-session", persistent("01-no-clean-session")},
      {"01-pre-connect-callback", withLogin(client("01-pre-connect", Leave::WhenDone), "uname", login)},
      {"01-unpwd-set", withLogin(client("01-unpwd-set", Leave::WhenDone), "uname", login)},
      {"01-will-set", withWill(client("01-will-set", Leave::WhenDone), "topic/on/unexpected/disconnect",
                               "will message", 1, true)},
      {"01-will-unpwd-set",
       withWill(withLogin(client("01-will-unpwd-set", Leave::WhenDone), "oibvvwqw", "#'^2hg9a&nm38*us"),
                "will-topic", "will message", 2, false)},
      {"02-subscribe-qos0", subscriber("subscribe-qos0-test", "qos0/test", 0)},
      {"02-subscribe-qos1", subscribesQos1},
      {"02-subscribe-qos1-async1", subscribesQos1},
      {"02-subscribe-qos1-async2", subscribesQos1},
      {"02-subscribe-qos2", subscriber("subscribe-qos2-test", "qos2/test", 2)},
      {"02-subscribe-helper-simple-qos2", subscribesAndWaits},
      {"02-subscribe-helper-callback-qos2", subscribesAndWaits},
      {"02-unsubscribe", unsubscriber("unsubscribe-test", "unsubscribe/test")},
      {"03-publish-b2c-qos1", client("publish-qos1-test", Leave::Never)},
      {"03-publish-b2c-qos1-unexpected-puback", keepAlive("publish-qos1-test", 5)},
      {"03-publish-b2c-qos2", client("publish-qos2-test", Leave::Never)},
      {"03-publish-b2c-qos2-unexpected-pubcomp", keepAlive("publish-qos2-test", 5)},
      {"03-publish-b2c-qos2-unexpected-pubrel", client("publish-qos2-test", Leave::Never)},
      {"03-publish-c2b-qos1-disconnect",
       reconnecting(publisher("publish-qos1-test", "pub/qos1/test", "message", 1))},
      {"03-publish-c2b-qos2", publisher("publish-qos2-test", "pub/qos2/test", "message", 2)},
      {"03-publish-c2b-qos2-disconnect",
       reconnecting(publisher("publish-qos2-test", "pub/qos2/test", "message", 2))},
      {"03-publish-qos0", publisher("publish-qos0-test", "pub/qos0/test", "message", 0)},
      {"03-publish-qos0-no-payload", publisher("publish-qos0-test-np", "pub/qos0/no-payload/test", "", 0)},
      {"04-retain-qos0", retained(publisher("retain-qos0-test", "retain/qos0/test", "retained message", 0))},
  };
}

int fail(const std::string& sentence) {
  fmt::print(stderr, "{}\n", sentence);
  return USAGE_FAULT;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string name = std::filesystem::path(argv[0]).stem();
  const auto known = cases();
  const auto found = known.find(name);
  if (found == known.end()) return fail(fmt::format("{}: there is no case of this name", name));
  const char* engineName = std::getenv("MQTT_ENGINE");
  const auto engine = peer::engineOf(engineName == nullptr ? "native" : engineName);
  if (!engine) return fail("MQTT_ENGINE: native or scl");
  Task task = found->second;
  const char* clean = std::getenv("MQTT_CLEAN");
  if (clean != nullptr && std::string_view(clean) == "False") task.cleanSession = false;
  // Some drivers give the port twice.
  const char* port = argc >= 2 ? argv[1] : "";
  const auto [end, fault] = std::from_chars(port, port + std::strlen(port), task.port);
  if (fault != std::errc() || *end != 0) return fail(fmt::format("usage: {} PORT", name));
  return peer::runPeer(*engine, task);
}
