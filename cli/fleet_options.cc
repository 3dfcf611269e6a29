#include "cli/fleet_options.h"

#include "cli/option_values.h"

namespace cli {
namespace {

constexpr int64_t STATIONS_MAX = 1'000'000;
constexpr int32_t CYCLE_MS_MAX = 6000;

}  // namespace

void addFleet(CLI::App& app, FleetOptions& fleet) {
  CLI::App* command =
      app.add_subcommand("fleet", "Run many stations of one kind in one process, and measure how they fare");
  command->add_option("STATION", fleet.station, "station.toml or folder with one, or a folder of SCL sources")
      ->required();
  command->add_option("--count", fleet.count, "how many stations")
      ->required()
      ->check(CLI::Range(int64_t{1}, STATIONS_MAX));
  command
      ->add_option("--rate", fleet.startsPerSecond,
                   fmt::format("so many stations start in a second, {} without it", fleet.startsPerSecond))
      ->check(numberOf<double>("stations a second"));
  command->add_option("--seconds", fleet.seconds, "end after so many seconds")
      ->check(numberOf<double>("seconds"));
  command
      ->add_option(
          "--cycle", fleet.cycleMs,
          "milliseconds from one OB1 of a station to the next, in the place of what station.toml says")
      ->check(CLI::Range(1, CYCLE_MS_MAX));
  command
      ->add_option(
          "--set", fleet.set,
          "PATH=VALUE: start value, an S7 path, PLC tag or address, and an SCL literal, in which {n} "
          "stands for the number of the station: each needs a client identifier of its own")
      ->allow_extra_args(false);
  command->add_flag("--json", fleet.json, "print the figures as JSON, with those of each second");
  command->add_option("--report", fleet.report, "FILE: write a page of HTML with charts");
  command->footer(
      "Example:\n  s7mqtt fleet examples/telemetry --count 1000 --seconds 60 \\\n"
      "    --set \"\\\"Config\\\".broker.clientId='station-{n}'\" --report fleet.html\n"
      "Counts what goes over the connections: connects, messages, how long a PUBLISH waits for its "
      "acknowledgement. Ctrl-C ends it and shows the figures. Exit codes: 0 fine, 1 source or input wrong, 2 "
      "wrong use, 3 a station went to STOP, 4 the machine failed.\n");
}

}  // namespace cli
