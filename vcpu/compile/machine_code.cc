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

Result<std::shared_ptr<const MachineCode>> MachineCode::compile(std::shared_ptr<const scl::Program> program,
                                                                const CompileOptions& options) {
  const CProgram printed = printProgram(*program, options.print);
  std::string refusals;
  for (const std::string& refusal : printed.refusals) refusals += refusal + "\n";
  if (!refusals.empty()) return Failure{std::move(refusals)};
  Result<std::unique_ptr<Compiled>> code = compiledText(printed.text, options);
  if (!code) return Failure{code.failure()};
  return std::shared_ptr<const MachineCode>(
      std::make_shared<CompiledProgram>(std::move(program), std::move(*code)));
}

}  // namespace vcpu
