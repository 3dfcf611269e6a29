#pragma once
// The commands of s7mqtt. Each takes its options, prints what the user is to see and answers an exit code
// (exit_code.h). One call at a time: run() handles the signals of the process.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scl/advice/advice.h"
#include "scl/scl.h"

namespace cli {

/// How s7mqtt check shows what it has found.
enum class FaultFormat { Text, Json, Sarif };

/// s7mqtt check FILE|FOLDER...
struct CheckOptions {
  std::vector<std::string> sources;       ///< files, folders and patterns, see source_files.h
  const scl::Dialect* dialect = nullptr;  ///< nullptr: that of a station among the sources, or Tia
  scl::TargetCpu cpu = scl::TargetCpu::S7_1500;
  FaultFormat format = FaultFormat::Text;
};
int check(const CheckOptions& options);

/// --compiler: whose code runs.
enum class CompilerWord {
  Both,  ///< that of the in-process compiler at once, that of the system's compiler when it is ready
  Cc,    ///< that of the system's compiler, which the command waits for
  Tcc,   ///< that of the in-process compiler
};

/// Which compiler, and for how long.
struct CompilerChoice {
  CompilerWord word = CompilerWord::Cc;
  /// What the system's compiler may take. Nothing: all time beside a run, SECONDS_WAITED when the command
  /// waits.
  std::optional<double> secondsMax{};

  /// Then the in-process compiler does it.
  static constexpr double SECONDS_WAITED = 60;
};

/// s7mqtt run STATION
struct RunOptions {
  std::vector<std::string> station;       ///< a folder with station.toml, or sources as for check
  double seconds = 0;                     ///< 0: no limit
  int64_t cycles = 0;                     ///< 0: no limit
  std::vector<std::string> set;           ///< PATH=VALUE
  std::vector<std::string> watch;         ///< PATH
  std::string retain;                     ///< file of the retentive data; empty: they end with the run
  bool retainFitting = false;             ///< drop values of that file that the program has no place for
  const scl::Dialect* dialect = nullptr;  ///< nullptr: that of station.toml, or Tia
  std::string record;                     ///< file to write the run to; empty: nobody writes it down
  std::string replay;                     ///< recording to do again; empty: a live run
  bool estimate = false;                  ///< print what the scans would cost on real CPUs
  CompilerChoice compiler{.word = CompilerWord::Both};
};
int run(const RunOptions& options);

/// s7mqtt fleet STATION --count N
struct FleetOptions {
  std::string station;  ///< as for run
  int64_t count = 0;
  double startsPerSecond = 200;
  double seconds = 0;            ///< 0: no limit
  int32_t cycleMs = 0;           ///< 0: that of the station
  std::vector<std::string> set;  ///< PATH=VALUE; {n} in the value is the number of a station, from 1
  bool json = false;
  std::string report;  ///< file of HTML to write; empty: none
};
int fleet(const FleetOptions& options);

/// s7mqtt call FILE... --block NAME
struct CallOptions {
  std::vector<std::string> files;  ///< sources as for check
  std::string block;
  std::vector<std::string> in;  ///< PATH=VALUE, before the first call
  std::vector<std::string> at;  ///< CALL:PATH=VALUE, before that call
  int64_t times = 1;
  std::string step;      ///< time between two calls, 100ms; empty: the host's clock
  bool statics = false;  ///< show the static variables of an FB
  bool json = false;
  const scl::Dialect* dialect = &scl::Dialect::Tia;  ///< never nullptr
  CompilerChoice compiler;                           ///< Cc or Tcc
};
int call(const CallOptions& options);

/// How s7mqtt monitor shows what comes.
enum class MonitorFormat {
  People,  ///< on a terminal a table that goes on changing, else a line for each event
  Json,    ///< a JSON object for each event, a line each
  Csv,     ///< a row for each event, behind a header
};

/// Behind so many seconds a station refuses a command, where nothing else is said.
inline constexpr double COMMAND_SECONDS = 30;
/// A station refuses what is to be done later than that.
inline constexpr double COMMAND_SECONDS_MAX = 600;

/// Where a broker is, and who asks it.
struct BrokerOptions {
  std::string address = "127.0.0.1:1883";  ///< HOST or HOST:PORT
  std::string user;                        ///< empty: none
  std::string password;
};

/// s7mqtt monitor
struct MonitorOptions {
  BrokerOptions broker;
  /// Filters of the topics of events.
  std::vector<std::string> topics{"+/+/events", "+/+/events/+", "+/+/points/+"};
  std::string station;              ///< pattern of the names of stations; empty: all
  std::vector<std::string> points;  ///< empty: all
  bool alarms = false;              ///< only those
  bool request = false;             ///< ask each station for the values of all its points
  double seconds = 0;               ///< 0: no limit
  MonitorFormat format = MonitorFormat::People;
  std::string web;  ///< PORT or ADDRESS:PORT of the page, as monitor::webAddressOf takes it; empty: none
  double expireSeconds = COMMAND_SECONDS;
  std::string history;  ///< file of SQLite to write all to; empty: none
};
int monitor(const MonitorOptions& options);

/// s7mqtt command
struct CommandOptions {
  BrokerOptions broker;
  std::string station;      ///< its topics without the last level
  std::string assignment;   ///< ID=VALUE; empty: acknowledge
  std::string acknowledge;  ///< ID of an alarm; empty: assignment
  double expireSeconds = COMMAND_SECONDS;
  bool json = false;  ///< print results as JSON
};
int command(const CommandOptions& options);

}  // namespace cli
