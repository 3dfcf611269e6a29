#include <CLI/CLI.hpp>
#include <map>

#include "cli/commands.h"
#include "cli/exit_code.h"

namespace {

const std::map<std::string, const scl::Dialect*> DIALECTS{{"tia", &scl::Dialect::Tia}};
const std::map<std::string, scl::TargetCpu> TARGETS{{"S7-1500", scl::TargetCpu::S7_1500},
                                                    {"S7-1200", scl::TargetCpu::S7_1200}};
const std::map<std::string, vcpu::CompilerKind> COMPILERS{{"cc", vcpu::CompilerKind::System},
                                                          {"tcc", vcpu::CompilerKind::InProcess}};

void addDialect(CLI::App& command, const scl::Dialect*& dialect) {
  command
      .add_option_function<std::string>(
          "--dialect", [&](const std::string& name) { dialect = DIALECTS.at(name); },
          "tia: SCL of TIA Portal (the default, and the only one so far)")
      ->transform(CLI::IsMember(&DIALECTS, CLI::ignore_case).description("tia"));
}

void addCompiler(CLI::App& command, vcpu::CompilerKind& compiler) {
  command
      .add_option("--compiler", compiler,
                  "cc: the system's compiler, fast code (the default); tcc: starts at once")
      ->transform(CLI::CheckedTransformer(COMPILERS, CLI::ignore_case).description("cc|tcc"));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"s7mqtt: a virtual SIMATIC S7 CPU that runs SCL, and MQTT blocks for it", "s7mqtt"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "s7mqtt " S7MQTT_VERSION);

  cli::RunOptions run;
  CLI::App* runCommand = app.add_subcommand("run", "Run a station on the virtual CPU");
  runCommand
      ->add_option("STATION", run.station,
                   "folder with a station.toml, or SCL files with an OB1, and tag tables (.xml, .xlsx, .csv)")
      ->required();
  runCommand->add_option("--seconds", run.seconds, "end after so many seconds")->check(CLI::PositiveNumber);
  runCommand->add_option("--cycles", run.cycles, "end after so many cycles of OB1")
      ->check(CLI::PositiveNumber);
  runCommand
      ->add_option("--set", run.set,
                   "PATH=VALUE: start value, an S7 path, PLC tag or address, and an SCL literal")
      ->allow_extra_args(false);
  runCommand
      ->add_option("--watch", run.watch,
                   "PATH: show this value whenever it changes: an S7 path, PLC tag or address")
      ->allow_extra_args(false);
  CLI::Option* retain = runCommand->add_option(
      "--retain", run.retain, "FILE: keep retentive data in it from run to run; made if it is not there");
  runCommand
      ->add_flag("--retain-fitting", run.retainFitting,
                 "of a FILE that another program wrote, keep what fits and drop the rest")
      ->needs(retain);
  runCommand->add_flag("--estimate", run.estimate,
                       "count what the scans do and estimate their time on real CPUs, with bounds");
  addCompiler(*runCommand, run.compiler);
  runCommand->footer(
      "Example:\n  s7mqtt run examples/pump-station --set '\"Config\".broker.brokerPort=1884' --watch "
      "'\"Station\".level'\n"
      "Ends on Ctrl-C. Exit codes: 0 fine, 1 source or input wrong, 2 wrong use, 3 the PLC went to STOP, 4 "
      "the machine failed.");

  cli::CheckOptions check;
  CLI::App* checkCommand = app.add_subcommand(
      "check", "Check SCL sources: every fault, and what speaks against an import into TIA Portal");
  checkCommand
      ->add_option("FILE|FOLDER", check.sources,
                   "SCL sources of one PLC and its tag tables (.xml, .xlsx, .csv), in any order; of a folder "
                   "every .scl, .udt, "
                   ".db and tag table in it and below")
      ->required();
  addDialect(*checkCommand, check.dialect);
  checkCommand
      ->add_option("--cpu", check.cpu,
                   "S7-1500 (the default) or S7-1200: also warn of what that family does not have")
      ->transform(CLI::CheckedTransformer(TARGETS, CLI::ignore_case).description("S7-1500|S7-1200"));
  checkCommand->footer(
      "Example:\n  s7mqtt check pump.scl tank.udt\n  s7mqtt check my-plc/\n"
      "Prints file:line:column: error SCLnnn: what and what to do. Exit code 1 if there is an error; "
      "warnings alone end with 0.");

  cli::CallOptions call;
  CLI::App* callCommand = app.add_subcommand("call", "Call one FC or FB and print what it answers");
  callCommand->add_option("FILE", call.files, "SCL sources and tag tables")->required();
  callCommand->add_option("--block", call.block, "name of the FC or FB")->required();
  callCommand->add_option("--in", call.in, "NAME=VALUE: a parameter as SCL literal; bytes also as hex:00ff")
      ->allow_extra_args(false);
  callCommand->add_option("--times", call.times, "how often to call")->check(CLI::PositiveNumber);
  callCommand->add_flag("--json", call.json, "print JSON: return, outputs, inouts");
  addDialect(*callCommand, call.dialect);
  addCompiler(*callCommand, call.compiler);
  callCommand->footer("Example:\n  s7mqtt call pump.scl --block PumpCurve --in flow=12.5 --json");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::FINE : cli::USAGE_FAULT;
  }
  if (runCommand->parsed()) return cli::run(run);
  if (checkCommand->parsed()) return cli::check(check);
  return cli::call(call);
}
