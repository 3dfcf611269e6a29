#include "cli/compile.h"

#include <fmt/format.h>

#include <string>

#include "cli/exit_code.h"
#include "cli/interruption.h"
#include "cli/report.h"
#include "cli/statement_count.h"

namespace cli {
namespace {

using Code = vcpu::Result<std::shared_ptr<const vcpu::MachineCode>>;

// Several lines: what the compiler said.
Compilation failed(const std::string& sentence) {
  tell("s7mqtt: " + sentence, stderr);
  return {nullptr, MACHINE_FAILED};
}

Code compiledInProcess(const vcpu::PrintedProgram& printed) {
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  return vcpu::MachineCode::compile(printed, options);
}

Compilation compileInProcess(const vcpu::PrintedProgram& printed) {
  const Code code = compiledInProcess(printed);
  return code ? Compilation{*code, FINE} : failed(code.failure());
}

/// `options` are those of the system's compiler.
Compilation waitForCc(const vcpu::PrintedProgram& printed, vcpu::CompileOptions options, double secondsMax) {
  bool announced = false;
  bool tooLong = false;
  {
    const Interruption interruption;
    options.goOn = [&](double seconds) {
      if (seconds > SECONDS_SILENT && !announced) {
        announced = true;
        tell(fmt::format("Compiling {} with cc ... (--compiler tcc starts at once)",
                         statementCount(*printed.program)),
             stderr);
      }
      tooLong = seconds > secondsMax;
      return !tooLong && interruption.signal() == 0;
    };
    const Code code = vcpu::MachineCode::compile(printed, options);
    if (interruption.signal() != 0) return {nullptr, 128 + interruption.signal()};
    if (!tooLong) return code ? Compilation{*code, FINE} : failed(code.failure());
  }
  tell(fmt::format(
           "cc has taken {:g} s: going on with tcc, whose code is slower (--cc-seconds gives cc more time)",
           secondsMax),
       stderr);
  return compileInProcess(printed);
}

}  // namespace

Compilation compileProgram(const std::shared_ptr<const scl::Program>& program,
                           const vcpu::PrintOptions& print, const CompilerChoice& choice) {
  const auto printed = vcpu::PrintedProgram::of(program, print);
  if (!printed) return failed(printed.failure());
  vcpu::CompileOptions options;
  options.note = [](const std::string& sentence) { tell("s7mqtt: " + sentence, stderr); };
  const double secondsMax = choice.secondsMax.value_or(CompilerChoice::SECONDS_WAITED);
  switch (choice.word) {
    case CompilerWord::Tcc: return compileInProcess(**printed);
    case CompilerWord::Cc: return waitForCc(**printed, options, secondsMax);
    case CompilerWord::Both: break;
  }
  if (const auto code = vcpu::MachineCode::cached(**printed, options)) return {code, FINE};
  options.note = nullptr;
  const Code code = compiledInProcess(**printed);
  if (code) return {*code, FINE, *printed};
  tell("s7mqtt: waiting for cc: " + code.failure(), stderr);
  return waitForCc(**printed, options, secondsMax);
}

}  // namespace cli
