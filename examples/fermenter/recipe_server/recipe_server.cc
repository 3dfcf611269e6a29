// A small recipe server for the fermenter: answers the requests of the PLC, and prints what the PLC reports.
// The file of recipes is read anew for each request, so that it may be changed meanwhile.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <memory>

#include "cli/output/printable.h"
#include "examples/fermenter/recipe_server/recipes.h"
#include "native/broker_address.h"
#include "native/client.h"
#include "native/text.h"

namespace {

struct Options {
  std::string recipes;
  std::string broker = "127.0.0.1:1883";
  std::string topic = "plant/fermenter/recipe";
};

volatile std::sig_atomic_t endIsWanted = 0;

void onSignal(int) {
  endIsWanted = 1;
}

void tell(const std::string& line) {
  std::puts(cli::printableLine(line).c_str());
  std::fflush(stdout);
}

class RecipeServer {
 public:
  RecipeServer(const native::Broker& broker, const Options& options) : client_(broker), options_(options) {}

  /// False: the topic is none.
  bool prepare() {
    mqtt::Settings& settings = client_.data().settings;
    settings.reconnectMaximumMs = 5000;
    // Requests that come while the server is away wait with the broker.
    settings.cleanSession = false;
    if (!native::setText(settings.clientIdentifier, "recipe-server")) return false;
    return subscribe(options_.topic, requests_) && subscribe(options_.topic + "/report", reports_);
  }

  void run() {
    client_.enable(true);
    bool connected = false;
    while (endIsWanted == 0) {
      client_.cycle();
      while (takeMessage()) {
      }
      if (client_.output().connected != connected) {
        connected = !connected;
        tell(fmt::format("{} {}", connected ? "connected to" : "no connection to", options_.broker));
      }
      client_.rest();
    }
    client_.enable(false);
    // DISCONNECT, and the answers that are under way.
    for (int cycles = 0; cycles < 300 && client_.output().connected; ++cycles) {
      client_.cycle();
      client_.rest();
    }
  }

 private:
  bool subscribe(const std::string& topic, int32_t& subscription) {
    mqtt::Text filter;
    return native::setText(filter, topic) && mqtt::subscribe(client_.data(), filter, mqtt::Qos::AtLeastOnce,
                                                             subscription) == mqtt::Answer::Accepted;
  }

  bool takeMessage() {
    if (mqtt::receiveAny(client_.data(), *message_) != mqtt::Answer::Accepted) return false;
    const std::string payload = native::payloadOf(*message_);
    if (message_->subscription == reports_) {
      tell("report  " + payload);
    } else {
      answer(payload);
    }
    return true;
  }

  void answer(const std::string& payload) {
    tell("request " + payload);
    const auto request = fermenter::readRequest(payload);
    if (!request) return tell("        passed over: " + request.failure());
    const auto recipes = fermenter::readRecipes(options_.recipes);
    if (!recipes) return tell("        no answer: " + recipes.failure());
    const std::string text = fermenter::answerTo(*request, *recipes);
    if (text.size() > static_cast<size_t>(mqtt::PAYLOAD_BYTES_MAX))
      return tell("        no answer: it is too long");
    (void)native::setText(message_->topic, options_.topic + "/answer");
    std::copy(text.begin(), text.end(), message_->payload.elements);
    message_->payloadLength = static_cast<int32_t>(text.size());
    message_->qos = mqtt::Qos::AtLeastOnce;
    message_->retained = false;
    int32_t ticket = 0;
    if (mqtt::publish(client_.data(), *message_, ticket) == mqtt::Answer::Accepted) tell("answer  " + text);
  }

  native::Client client_;
  Options options_;
  int32_t requests_ = 0;
  int32_t reports_ = 0;
  std::unique_ptr<mqtt::Message> message_ = std::make_unique<mqtt::Message>();
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Answers requests for the set points of recipe phases, as MqttRecipe sends them.");
  app.footer("Example:\n  recipe_server examples/fermenter/recipes.toml --broker 127.0.0.1:1883");
  Options options;
  app.add_option("RECIPES", options.recipes, "File with a table of set points for each phase")->required();
  app.add_option("--broker", options.broker, "HOST or HOST:PORT")->capture_default_str();
  app.add_option("--topic", options.topic,
                 "Topic of requests; answers and reports are /answer and /report below it")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const auto broker = native::brokerOf(options.broker);
  const auto recipes = fermenter::readRecipes(options.recipes);
  if (!broker || !recipes) {
    const std::string reason =
        broker ? recipes.failure() : fmt::format("'{}' is no HOST or HOST:PORT", options.broker);
    std::fprintf(stderr, "recipe_server: %s\n", cli::printableLine(reason).c_str());
    return 2;
  }
  std::signal(SIGINT, onSignal);
  std::signal(SIGTERM, onSignal);
  const auto server = std::make_unique<RecipeServer>(*broker, options);
  if (!server->prepare()) {
    std::fprintf(stderr, "recipe_server: '%s' is no topic\n", cli::printableLine(options.topic).c_str());
    return 2;
  }
  server->run();
  return 0;
}
