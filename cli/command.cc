#include "monitor/command.h"

#include <fmt/format.h>

#include "cli/broker_connection.h"
#include "cli/commands.h"
#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "monitor/order_book.h"
#include "monitor/topic.h"

namespace cli {
namespace {

/// How long behind the end of a command its result may still come.
constexpr double RESULT_SECONDS = 5;

/// What the options say, without identifier and expiry. A failure is a sentence about a wrong one.
vcpu::Result<monitor::Command> commandOf(const CommandOptions& options) {
  if (options.station.empty() || options.station.find_first_of("+#") != std::string::npos)
    return vcpu::Failure{fmt::format("--station '{}' is no topic", options.station)};
  if (options.assignment.empty() == options.acknowledge.empty())
    return vcpu::Failure{"one of ID=VALUE and --acknowledge ID is needed"};
  if (options.assignment.empty()) return monitor::Command{.request = {}, .point = options.acknowledge};
  const size_t equals = options.assignment.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return vcpu::Failure{fmt::format("'{}' is not of the form ID=VALUE, as in 201=1", options.assignment)};
  const std::string value = options.assignment.substr(equals + 1);
  if (!monitor::isNumber(value))
    return vcpu::Failure{fmt::format("'{}' in {} is no number", value, options.assignment)};
  return monitor::Command{.request = {}, .point = options.assignment.substr(0, equals), .value = value};
}

void show(const monitor::CommandResult& result, const std::string& payload, bool asJson) {
  const std::string line = asJson ? printableJson(payload) : printableLine(textOf(result));
  say(stdout, fmt::format("{}\n", line));
  std::fflush(stdout);
}

int codeOf(monitor::CommandState state) {
  return state == monitor::CommandState::Done ? FINE : SOURCE_FAULT;
}

/// Sends a command when the broker hears, and waits for its end.
class Errand {
 public:
  Errand(BrokerConnection& connection, const CommandOptions& options, monitor::Command command)
      : connection_(connection), options_(options), command_(std::move(command)) {}

  int run() {
    const EndOfRun end(&connection_.clock());
    const int64_t begin = connection_.clock().monotonic();
    const auto patienceNs = static_cast<int64_t>((options_.expireSeconds + RESULT_SECONDS) * 1e9);
    while (!end.isWanted()) {
      if (connection_.clock().monotonic() - begin > patienceNs) break;
      connection_.cycle();
      if (!isSent_ && connection_.hears() && !send())
        return fail("the station's topic or the name of the point is too long", USAGE_FAULT);
      if (const auto code = takeResults()) return *code;
      connection_.rest();
    }
    if (isSent_)
      return fail(fmt::format("{} does not answer: whether it did it is not known", options_.station),
                  MACHINE_FAILED);
    return fail(fmt::format("{}; nothing was sent", connection_.text()), MACHINE_FAILED);
  }

 private:
  bool send() {
    command_.expiryMs = utcNow() + static_cast<int64_t>(options_.expireSeconds * 1000);
    const std::string payload = commandText(command_);
    isSent_ = payload.size() <= monitor::COMMAND_BYTES_MAX &&
              connection_.publish(monitor::topicOf(options_.station, "command"), payload);
    return isSent_;
  }

  /// The exit code, if the command has ended.
  std::optional<int> takeResults() {
    monitor::Arrival arrival;
    while (connection_.receive(arrival)) {
      const auto result = monitor::readCommandResult(arrival.payload);
      if (!result || result->request != command_.request) continue;
      show(*result, arrival.payload, options_.json);
      if (isEnd(result->state)) return codeOf(result->state);
    }
    return std::nullopt;
  }

  BrokerConnection& connection_;
  const CommandOptions& options_;
  monitor::Command command_;
  bool isSent_ = false;
};

}  // namespace

int command(const CommandOptions& options) {
  auto command = commandOf(options);
  if (!command) return fail(command.failure(), USAGE_FAULT);
  command->request = monitor::uniqueName();
  const auto opened = BrokerConnection::open(options.broker, "command");
  if (!opened) return fail(opened.failure(), USAGE_FAULT);
  if (!(*opened)->subscribe(monitor::topicOf(options.station, "result")))
    return fail(fmt::format("--station '{}' is no topic", options.station), USAGE_FAULT);
  return Errand(**opened, options, std::move(*command)).run();
}

}  // namespace cli
