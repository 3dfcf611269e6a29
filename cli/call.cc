#include <fmt/format.h>

#include <optional>

#include "cli/assignment.h"
#include "cli/call_clock.h"
#include "cli/call_inputs.h"
#include "cli/call_result.h"
#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/exit_code.h"
#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "cli/source_files.h"
#include "net/tcp_network.h"
#include "scl/text/nearest_name.h"
#include "station/station_file.h"
#include "vcpu/cpu/cpu.h"

namespace cli {
namespace {

/// --in and --at: what the parameters are before the calls, and before later ones.
struct CallInputs {
  std::vector<Assignment> first;
  std::vector<LaterAssignment> later;
};

vcpu::Result<CallInputs> inputsOf(const CallOptions& options) {
  CallInputs inputs;
  for (const std::string& text : options.in) {
    auto assignment = splitAssignment(text, "flow=12.5");
    if (!assignment) return vcpu::Failure{"--in " + assignment.failure()};
    inputs.first.push_back(std::move(*assignment));
  }
  for (const std::string& text : options.at) {
    auto later = splitLaterAssignment(text);
    if (!later) return vcpu::Failure{"--at " + later.failure()};
    if (later->call > options.times)
      return vcpu::Failure{
          fmt::format("--at {}: there is no call {}, --times is {}", text, later->call, options.times)};
    inputs.later.push_back(std::move(*later));
  }
  return inputs;
}

std::string noSuchBlock(const scl::Program& program, const std::string& name) {
  std::vector<std::string_view> names;
  for (const scl::Block* block : program.blocks) names.push_back(block->name);
  const std::string_view near = scl::nearestName(name, names);
  return fmt::format("the sources hold no block \"{}\"{}", name,
                     near.empty() ? "" : fmt::format(", did you mean \"{}\"?", near));
}

/// One run of the command: its block, its memory, and what it prints.
class Calls {
 public:
  Calls(const CallOptions& options, const scl::Block& block, CallInputs inputs)
      : options_(options), block_(block), inputs_(std::move(inputs)), frame_(block) {}

  /// FINE, or the exit code behind a fault that was reported.
  int prepare() {
    // Later values are tried on a frame of their own, so that none is refused between two calls.
    vcpu::CallFrame trial(block_);
    for (const Assignment& input : inputs_.first) {
      if (const auto set = setInput(frame_, block_, input); !set)
        return fail("--in " + set.failure(), SOURCE_FAULT);
      (void)setInput(trial, block_, input);
    }
    for (const LaterAssignment& later : inputs_.later) {
      if (const auto set = setInput(trial, block_, later.assignment); !set)
        return fail("--at " + set.failure(), SOURCE_FAULT);
    }
    if (const auto missing = openArraysWithoutValue(block_, inputs_.first); !missing.empty()) {
      return fail(
          fmt::format("parameter '{0}' of block {1} needs a value: give it a list, --in '{0}=[1, 2]', "
                      "or its bytes, --in {0}=hex:00ff",
                      missing.front(), block_.name),
          USAGE_FAULT);
    }
    return FINE;
  }

  int make(std::shared_ptr<const vcpu::MachineCode> code, const vcpu::CpuFamily& family, CallClock& time) {
    net::TcpNetwork network;
    vcpu::CpuOptions cpuOptions;
    cpuOptions.family = &family;
    vcpu::Cpu cpu(std::move(code), cpuOptions, time.clock(), network);
    for (int64_t call = 1; call <= options_.times; ++call) {
      if (call > 1) time.step();
      applyLater(call);
      if (!cpu.call(block_, frame_.image(), frame_.areas())) {
        const int stopped =
            fail(fmt::format("the CPU went to STOP in call {} of \"{}\"", call, block_.name), PLC_STOPPED);
        tell(diagnosticBufferText(cpu), stderr);
        return stopped;
      }
      show(call, time.milliseconds());
    }
    return FINE;
  }

 private:
  void applyLater(int64_t call) {
    for (const LaterAssignment& later : inputs_.later) {
      if (later.call == call) (void)setInput(frame_, block_, later.assignment);
    }
  }

  void show(int64_t call, std::optional<double> milliseconds) {
    const bool each = milliseconds || (options_.json && options_.times > 1) || !inputs_.later.empty();
    if (!each && call < options_.times) return;
    const CallResult result(block_, frame_, options_.statics);
    const std::string at = milliseconds ? fmt::format("{}", *milliseconds) : "";
    if (options_.json) {
      const std::string number = each ? fmt::format("\"call\":{},", call) : "";
      const std::string time = milliseconds ? fmt::format("\"ms\":{},", at) : "";
      say(stdout, fmt::format("{{{}{}{}}}\n", number, time, printableJson(result.jsonMembers())));
    } else if (each) {
      const std::string time = milliseconds ? fmt::format("{:>8} ms  ", at) : "";
      tell(fmt::format("{:5}  {}{}", call, time, fmt::join(result.assignments(), ", ")), stdout);
    } else {
      for (const std::string& assignment : result.assignments()) tell(assignment, stdout);
    }
  }

  const CallOptions& options_;
  const scl::Block& block_;
  CallInputs inputs_;
  vcpu::CallFrame frame_;
};

}  // namespace

int call(const CallOptions& options) {
  auto inputs = inputsOf(options);
  if (!inputs) return fail(inputs.failure(), USAGE_FAULT);
  std::optional<int64_t> step;
  if (!options.step.empty()) {
    const auto nanoseconds = stepOf(options.step);
    if (!nanoseconds) return fail("--step " + nanoseconds.failure(), USAGE_FAULT);
    step = *nanoseconds;
  }
  const auto files = sourceFiles(options.files);
  if (!files) return reportFaults(vcpu::Failure{files.failure()}, stderr);
  station::StationFile station;
  station::setCpu(station, station::defaultCpu(*options.dialect));
  auto checked = station::checkSources(*files, *options.dialect, station.memory);
  if (int code = reportFaults(checked, stderr); code != FINE) return code;

  const scl::Block* block = checked->program->findBlock(options.block);
  if (block == nullptr) return fail(noSuchBlock(*checked->program, options.block), SOURCE_FAULT);
  if (block->kind == scl::Block::Kind::OrganizationBlock) {
    return fail(fmt::format("\"{}\" is an organization block; only an FC or FB can be called", options.block),
                USAGE_FAULT);
  }
  if (options.statics && block->kind == scl::Block::Kind::Function) {
    return fail(fmt::format("--statics: \"{}\" is a function, which has no static variables", options.block),
                USAGE_FAULT);
  }
  Calls calls(options, *block, std::move(*inputs));
  if (int code = calls.prepare(); code != FINE) return code;

  const Compilation compilation = compileProgram(checked->program, {}, options.compiler);
  if (compilation.code == nullptr) return compilation.exitCode;
  CallClock time(step);
  return calls.make(compilation.code, *station.family, time);
}

}  // namespace cli
