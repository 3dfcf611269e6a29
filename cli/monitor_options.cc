#include "cli/monitor_options.h"

#include "cli/option_values.h"
#include "monitor/web/web_address.h"

namespace cli {
namespace {

void addBroker(CLI::App& command, BrokerOptions& broker) {
  command.add_option("--broker", broker.address, "HOST or HOST:PORT; 127.0.0.1:1883 without it");
  command.add_option("--user", broker.user, "user name for the broker");
  command.add_option("--password", broker.password, "password for the broker");
}

/// --expire of a command.
void addExpiry(CLI::App& command, double& seconds) {
  command
      .add_option(
          "--expire", seconds,
          fmt::format("SECONDS behind which the station refuses a command, {} without it", COMMAND_SECONDS))
      ->check(CLI::Range(0.1, COMMAND_SECONDS_MAX));
}

}  // namespace

void addMonitor(CLI::App& app, MonitorOptions& monitor) {
  CLI::App* command =
      app.add_subcommand("monitor", "Show the events and alarms of stations, as they come from a broker");
  addBroker(*command, monitor.broker);
  command
      ->add_option("--topic", monitor.topics,
                   "filter of the topics of events, +/+/events, +/+/events/+ and +/+/points/+ without it; up "
                   "to 8. Beside "
                   "them the state and "
                   "the results of commands of these stations are heard")
      ->allow_extra_args(false);
  command->add_option("--station", monitor.station,
                      "PATTERN of the names of stations, which are their topics without the last level: "
                      "'plant/*', '*/pump-?'");
  command->add_option("--point", monitor.points, "ID[,ID]: only these points")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_flag("--alarms", monitor.alarms, "only alarms");
  command->add_flag(
      "--request", monitor.request,
      "ask a station for the values of all its points when its first message comes, by a message to the "
      "topic that has request in the place of its last level");
  command->add_option("--seconds", monitor.seconds, "end after so many seconds")
      ->check(numberOf<double>("seconds"));
  addChoice<MonitorFormat>(
      *command, "--format", monitor.format,
      {{"people", MonitorFormat::People,
        "a table of points and alarms on a terminal, else a line for each event (the default)"},
       {"json", MonitorFormat::Json, "a JSON object for each event, a line each"},
       {"csv", MonitorFormat::Csv, "a row for each event, behind a header"}});
  CLI::Option* format = command->get_option("--format");
  CLI::Option* json =
      command
          ->add_flag_callback(
              "--json", [&monitor] { monitor.format = MonitorFormat::Json; }, "the same as --format json")
          ->excludes(format);
  command
      ->add_flag_callback(
          "--csv", [&monitor] { monitor.format = MonitorFormat::Csv; }, "the same as --format csv")
      ->excludes(format)
      ->excludes(json);
  command
      ->add_option(
          "--web", monitor.web,
          "PORT or ADDRESS:PORT: the same as a page for a browser, at 127.0.0.1 without ADDRESS; port 0: "
          "any that is free. At another address whoever reaches it sees the stations and may "
          "acknowledge alarms: there is no password and no encryption")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return monitor::webAddressOf(text) ? std::string()
                                               : fmt::format("'{}' is no PORT or IPv4 ADDRESS:PORT", text);
          },
          ""));
  addExpiry(*command, monitor.expireSeconds);
  command
      ->add_option(
          "--history", monitor.history,
          "FILE: write all that comes to it, a database of SQLite; made if it is not there, continued "
          "if it is, and then what it knows is shown")
      ->check(CLI::Validator(
          [](const std::string& file) {
            return file.empty() ? std::string("a FILE has a name") : std::string();
          },
          ""));
  command->footer(
      "Examples:\n  s7mqtt monitor --broker 192.168.0.10 --topic 'plant/+/events' --request\n"
      "  s7mqtt monitor --station 'plant/*' --alarms --json\n"
      "  s7mqtt monitor --web 8080    and a browser at http://127.0.0.1:8080/\n"
      "  s7mqtt monitor --history plant.sqlite --csv >>today.csv\n"
      "Reads blocks of events by docs/telecontrol.md, binary and JSON. On a terminal the arrow keys or j and "
      "k "
      "choose a row, a acknowledges an alarm, c sends a command, q ends. Ctrl-C ends, too. Exit codes: 0 "
      "fine, 2 "
      "wrong use, 4 there was no connection to the broker at all.\n");
}

void addCommand(CLI::App& app, CommandOptions& command) {
  CLI::App* added = app.add_subcommand("command", "Send a station a command, and wait for its result");
  addBroker(*added, command.broker);
  added->add_option("--station", command.station, "name of the station: its topics without the last level")
      ->required();
  CLI::Option* assignment =
      added->add_option("ID=VALUE", command.assignment, "point and number, as in 201=1 or 205=20.5");
  added->add_option("--acknowledge", command.acknowledge, "ID of the point whose alarm is acknowledged")
      ->excludes(assignment);
  addExpiry(*added, command.expireSeconds);
  added->add_flag("--json", command.json, "print what the station publishes, a line for each result");
  added->footer(
      "Examples:\n  s7mqtt command --broker 192.168.0.10 --station plant/pump-station 201=1\n"
      "  s7mqtt command --station plant/pump-station --acknowledge 4\n"
      "Prints what becomes of it: accepted; done, rejected or failed, and why. Exit codes: 0 done, 1 "
      "rejected or "
      "failed, 2 wrong use, 4 no connection to the broker, or no answer of the station.\n");
}

}  // namespace cli
