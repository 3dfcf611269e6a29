#include "vcpu/testing/sample.h"

#include <gtest/gtest.h>

#include <utility>

#include "vcpu/access/value.h"
#include "vcpu/system/system_units.h"

namespace vcpu {

std::shared_ptr<const scl::Program> checkedProgram(const std::string& text, const std::string& file,
                                                   scl::Diagnostics& diagnostics,
                                                   const scl::Dialect& dialect) {
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(text, file, dialect, diagnostics));
  auto program =
      std::make_shared<scl::Program>(scl::check(std::move(units), systemUnits(), dialect, diagnostics));
  return diagnostics.hasErrors() ? nullptr : program;
}

Station::Station(std::shared_ptr<const MachineCode> code, CpuOptions options)
    : network(clock), cpu(std::move(code), std::move(options), clock, network) {}

std::string Station::value(const std::string& path) {
  const Result<Operand> operand = cpu.find(path);
  return operand ? formatValue(*operand) : "<" + operand.failure() + ">";
}

std::vector<EventKind> Station::faults() const {
  std::vector<EventKind> kinds;
  for (const DiagnosticEvent& event : cpu.diagnosticBuffer()) {
    if (event.kind != EventKind::Startup && event.kind != EventKind::Stop) kinds.push_back(event.kind);
  }
  return kinds;
}

std::shared_ptr<const MachineCode> compiled(const std::shared_ptr<const scl::Program>& program,
                                            CompilerKind compiler, const PrintOptions& print) {
  CompileOptions options;
  options.compiler = compiler;
  options.print = print;
  options.cacheFolder = CODE_CACHE;
  auto code = MachineCode::compile(program, options);
  if (!code) {
    ADD_FAILURE() << code.failure();
    return nullptr;
  }
  return *code;
}

std::shared_ptr<const MachineCode> compiled(const std::string& text, CompilerKind compiler,
                                            const PrintOptions& print) {
  scl::Diagnostics diagnostics;
  auto program = checkedProgram(text, "test.scl", diagnostics);
  for (const scl::Diagnostic& one : diagnostics.list()) {
    if (one.severity == scl::Severity::Error) ADD_FAILURE() << scl::toText(one);
  }
  return program == nullptr ? nullptr : compiled(program, compiler, print);
}

}  // namespace vcpu
