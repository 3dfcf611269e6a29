#include "vcpu/compile/machine_code.h"

#include "vcpu/c/program.h"
#include "vcpu/compile/compiled.h"

namespace vcpu {

namespace {

class CompiledProgram : public MachineCode {
 public:
  CompiledProgram(std::shared_ptr<const scl::Program> program, std::unique_ptr<Compiled> code)
      : program_(std::move(program)), code_(std::move(code)) {}

  const scl::Program& program() const override { return *program_; }
  void* symbol(const std::string& name) const override { return code_->symbol(name); }

 private:
  std::shared_ptr<const scl::Program> program_;
  std::unique_ptr<Compiled> code_;
};

Result<std::unique_ptr<Compiled>> compiledText(const std::string& text, const CompileOptions& options) {
  switch (options.compiler) {
    case CompilerKind::System: return compileBySystem(text, options);
    case CompilerKind::InProcess: break;
  }
  return compileInProcess(text);
}

}  // namespace

Result<std::shared_ptr<const PrintedProgram>> PrintedProgram::of(std::shared_ptr<const scl::Program> program,
                                                                 const PrintOptions& options) {
  CProgram printed = printProgram(*program, options);
  std::string refusals;
  for (const std::string& refusal : printed.refusals) refusals += refusal + "\n";
  if (!refusals.empty()) return Failure{std::move(refusals)};
  return std::make_shared<const PrintedProgram>(std::move(program), std::move(printed.text));
}

Result<std::shared_ptr<const MachineCode>> MachineCode::compile(std::shared_ptr<const scl::Program> program,
                                                                const CompileOptions& options) {
  const auto printed = PrintedProgram::of(std::move(program), options.print);
  if (!printed) return Failure{printed.failure()};
  return compile(**printed, options);
}

Result<std::shared_ptr<const MachineCode>> MachineCode::compile(const PrintedProgram& printed,
                                                                const CompileOptions& options) {
  Result<std::unique_ptr<Compiled>> code = compiledText(printed.text, options);
  if (!code) return Failure{code.failure()};
  return std::shared_ptr<const MachineCode>(
      std::make_shared<CompiledProgram>(printed.program, std::move(*code)));
}

std::shared_ptr<const MachineCode> MachineCode::cached(const PrintedProgram& printed,
                                                       const CompileOptions& options) {
  std::unique_ptr<Compiled> code = cachedBySystem(printed.text, options);
  if (code == nullptr) return nullptr;
  return std::make_shared<CompiledProgram>(printed.program, std::move(code));
}

}  // namespace vcpu
