#include "cli/compile.h"

#include <fmt/format.h>

#include <string>

#include "cli/exit_code.h"
#include "cli/interruption.h"
#include "cli/report.h"
#include "scl/advice/walk.h"

namespace cli {
namespace {

constexpr double SECONDS_SILENT = 1;

/// 20,000. `number` is 0 or more.
std::string withCommas(int64_t number) {
  if (number < 1000) return fmt::format("{}", number);
  return fmt::format("{},{:03}", withCommas(number / 1000), number % 1000);
}

int64_t statementsOf(const scl::Program& program) {
  int64_t count = 0;
  for (const scl::Block* block : program.blocks)
    scl::forEachStatement(block->body, [&](const scl::Statement&) { ++count; });
  return count;
}

Compilation compiled(const vcpu::Result<std::shared_ptr<const vcpu::MachineCode>>& code) {
  if (code) return {*code, FINE};
  // Several lines: what the compiler said.
  tell("s7mqtt: " + code.failure(), stderr);
  return {nullptr, MACHINE_FAILED};
}

}  // namespace

Compilation compileProgram(const std::shared_ptr<const scl::Program>& program, vcpu::CompileOptions options,
                           double secondsMax) {
  options.note = [](const std::string& sentence) { tell("s7mqtt: " + sentence, stderr); };
  if (options.compiler == vcpu::CompilerKind::InProcess)
    return compiled(vcpu::MachineCode::compile(program, options));
  bool announced = false;
  bool tooLong = false;
  {
    const Interruption interruption;
    options.goOn = [&](double seconds) {
      if (seconds > SECONDS_SILENT && !announced) {
        announced = true;
        tell(fmt::format("Compiling {} statements with cc ... (--compiler tcc starts at once)",
                         withCommas(statementsOf(*program))),
             stderr);
      }
      tooLong = seconds > secondsMax;
      return !tooLong && interruption.signal() == 0;
    };
    const auto code = vcpu::MachineCode::compile(program, options);
    if (interruption.signal() != 0) return {nullptr, 128 + interruption.signal()};
    if (!tooLong) return compiled(code);
  }
  tell(fmt::format(
           "cc has taken {:g} s: going on with tcc, whose code is slower (--cc-seconds gives cc more time)",
           secondsMax),
       stderr);
  options.compiler = vcpu::CompilerKind::InProcess;
  return compiled(vcpu::MachineCode::compile(program, options));
}

}  // namespace cli
