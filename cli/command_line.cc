#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/fleet_options.h"
#include "cli/misuse.h"
#include "cli/monitor_options.h"
#include "cli/option_values.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"

namespace cli {
namespace {

void addDialect(CLI::App& command, const scl::Dialect*& dialect) {
  addChoice<const scl::Dialect*>(command, "--dialect", dialect,
                                 {{"tia", &scl::Dialect::Tia, "SCL of TIA Portal (the default)"},
                                  {"classic", &scl::Dialect::Classic, "S7-SCL V5.x of S7-300 and S7-400"}});
}

void addCompiler(CLI::App& command, CompilerChoice& compiler,
                 const std::vector<Choice<CompilerWord>>& choices, const char* seconds) {
  addChoice<CompilerWord>(command, "--compiler", compiler.word, choices);
  command
      .add_option_function<double>(
          "--cc-seconds", [&compiler](double given) { compiler.secondsMax = given; }, seconds)
      ->check(numberOf<double>("seconds"));
}

void addRun(CLI::App& app, RunOptions& run) {
  CLI::App* command = app.add_subcommand("run", "Run a station on the virtual CPU");
  command
      ->add_option(
          "STATION", run.station,
          "station.toml or folder with one, or files, folders and patterns of SCL sources with an OB1 and of "
          "tag tables (.xml, .xlsx, .csv)")
      ->required();
  command->add_option("--seconds", run.seconds, "end after so many seconds")
      ->check(numberOf<double>("seconds"));
  command->add_option("--cycles", run.cycles, "end after so many cycles of OB1")
      ->check(numberOf<int64_t>("cycles"));
  CLI::Option* set =
      command
          ->add_option("--set", run.set,
                       "PATH=VALUE: start value, an S7 path, PLC tag or address, and an SCL literal")
          ->allow_extra_args(false);
  command
      ->add_option("--watch", run.watch,
                   "PATH: show this value whenever it changes; an S7 path, PLC tag or address")
      ->allow_extra_args(false);
  CLI::Option* retain = command->add_option(
      "--retain", run.retain, "FILE: keep retentive data in it from run to run; made if it is not there");
  command
      ->add_flag("--retain-fitting", run.retainFitting,
                 "of a FILE that another program wrote, keep what fits and drop the rest")
      ->needs(retain);
  CLI::Option* record = command->add_option(
      "--record", run.record, "FILE: write down what clock and network tell the CPU, for --replay");
  command
      ->add_option(
          "--replay", run.replay,
          "FILE: run on a recording instead of clock and network: the CPU does again what it did then")
      ->excludes(record)
      ->excludes(retain)
      ->excludes(set);
  command->add_flag("--estimate", run.estimate,
                    "count what the scans do and estimate their time on real CPUs, with bounds");
  addDialect(*command, run.dialect);
  addCompiler(*command, run.compiler,
              {{"both", CompilerWord::Both,
                "start at once with tcc's code, go on with cc's as soon as it is ready (the default)"},
               {"cc", CompilerWord::Cc,
                "wait for the C compiler of the system, fast code from the first cycle on; CC names another"},
               {"tcc", CompilerWord::Tcc, "tcc's code alone"}},
              "after so many seconds cc is ended and tcc's code runs; without it both ends cc never, cc "
              "after 60 s");
  command->footer(
      "Example:\n  s7mqtt run examples/pump-station --set '\"Config\".broker.brokerPort=1884' --watch "
      "'\"Station\".level'\n"
      "  s7mqtt run examples/pump-station --record night.recording\n"
      "  s7mqtt run examples/pump-station --replay night.recording --watch '\"Station\".level'\n"
      "Ends on Ctrl-C. Exit codes: 0 fine, 1 source or input wrong, 2 wrong use, 3 the PLC went to STOP, 4 "
      "the machine failed.\n");
}

void addCheck(CLI::App& app, CheckOptions& check) {
  CLI::App* command = app.add_subcommand(
      "check", "Check SCL sources: every fault, and what speaks against an import into TIA Portal");
  command
      ->add_option("FILE|FOLDER", check.sources,
                   "SCL sources and tag tables (.xml, .xlsx, .csv) of one PLC, in any order; a station.toml "
                   "or a folder "
                   "with one: what it lists; of another folder every .scl, .udt, .db and .awl in it and "
                   "below, and its "
                   "tag tables; patterns as 'plant/*.scl'")
      ->required();
  addDialect(*command, check.dialect);
  addChoice<scl::TargetCpu>(
      *command, "--cpu", check.cpu,
      {{"S7-1500", scl::TargetCpu::S7_1500, "the default"},
       {"S7-1200", scl::TargetCpu::S7_1200, "also warn of what that family does not have"}});
  addChoice<FaultFormat>(*command, "--format", check.format,
                         {{"text", FaultFormat::Text, "a line for each fault (the default)"},
                          {"json", FaultFormat::Json, "one JSON object"},
                          {"sarif", FaultFormat::Sarif, "a log of SARIF 2.1.0"}});
  command->footer(
      "Example:\n  s7mqtt check pump.scl tank.udt\n  s7mqtt check my-plc/\n"
      "Prints file:line:column: error SCLnnn: what and what to do. Exit code 1 if there is an error; "
      "warnings alone end with 0.\n");
}

void addCall(CLI::App& app, CallOptions& call) {
  CLI::App* command = app.add_subcommand("call", "Call one FC or FB and print what it answers");
  command->add_option("FILE", call.files, "SCL sources and tag tables: files, folders and patterns")
      ->required();
  command->add_option("--block", call.block, "name of the FC or FB")->required();
  command
      ->add_option(
          "--in", call.in,
          "PATH=VALUE: a parameter, or a part of it (r.x, a[1], m[0,1]), and an SCL literal; of arrays "
          "and structures also a list: [1, 2], (x := 2.5, y := 1.0); of bytes also hex:00ff")
      ->allow_extra_args(false);
  command->add_option("--times", call.times, "how often to call")->check(numberOf<int64_t>("calls"));
  command->add_option("--at", call.at, "CALL:PATH=VALUE: the same from this call on, as in 6:go=FALSE")
      ->allow_extra_args(false);
  command->add_option("--step", call.step,
                      "100ms: the clock stands, and moves by so much between two calls; shows each call");
  command->add_flag("--statics", call.statics, "also show the static variables of an FB");
  command->add_flag("--json", call.json, "print JSON: return, outputs, inouts; of several calls a line each");
  addDialect(*command, call.dialect);
  addCompiler(
      *command, call.compiler,
      {{"cc", CompilerWord::Cc, "the C compiler of the system, fast code (the default); CC names another"},
       {"tcc", CompilerWord::Tcc, "starts at once"}},
      "after so many seconds (60) cc is ended and tcc does it");
  command->footer(
      "Examples:\n  s7mqtt call pump.scl --block PumpCurve --in flow=12.5 --json\n"
      "  s7mqtt call delay.scl --block Delay --in go=TRUE --at 4:go=FALSE --times 8 --step 100ms\n");
}

/// "--in a=1 b=2": b=2 counts as a source, since each option takes one value. Answers whether one of the
/// sources looks like that, after a sentence on stderr.
bool hasStrayValue(const std::vector<std::string>& sources, const char* option) {
  std::error_code ignored;
  for (const std::string& source : sources) {
    if (source.find('=') == std::string::npos || std::filesystem::exists(source, ignored)) continue;
    fail(fmt::format("'{0}' is no file. Each value has an option of its own: {1} {0}", source, option),
         USAGE_FAULT);
    return true;
  }
  return false;
}

}  // namespace

int commandLine(int argc, char** argv) {
  CLI::App app{"s7mqtt: a virtual SIMATIC S7 CPU that runs SCL, and MQTT blocks for it", "s7mqtt"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "s7mqtt " S7MQTT_VERSION);
  RunOptions runOptions;
  CheckOptions checkOptions;
  CallOptions callOptions;
  MonitorOptions monitorOptions;
  CommandOptions commandOptions;
  FleetOptions fleetOptions;
  addRun(app, runOptions);
  addCheck(app, checkOptions);
  addCall(app, callOptions);
  addMonitor(app, monitorOptions);
  addCommand(app, commandOptions);
  addFleet(app, fleetOptions);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) {
      const int code = fail(misuse(app, error), USAGE_FAULT);
      tell(whereToLook(app), stderr);
      return code;
    }
    const bool asksForVersion = error.get_name() == "CallForVersion";
    say(stdout, asksForVersion ? app.version() + "\n" : app.help());
    return FINE;
  }
  const bool stray = hasStrayValue(runOptions.station, "--set") || hasStrayValue(callOptions.files, "--in");
  if (stray) return USAGE_FAULT;
  if (app.got_subcommand("run")) return run(runOptions);
  if (app.got_subcommand("check")) return check(checkOptions);
  if (app.got_subcommand("monitor")) return monitor(monitorOptions);
  if (app.got_subcommand("command")) return command(commandOptions);
  if (app.got_subcommand("fleet")) return fleet(fleetOptions);
  return call(callOptions);
}

}  // namespace cli
